/** A spec as records. */
package org.sagemakerspark.processor.spec.model;
