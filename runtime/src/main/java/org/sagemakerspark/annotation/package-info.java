/** The annotations that ask for the stages of a spec. */
package org.sagemakerspark.annotation;
