/** What generated stages know of their algorithm's spec. */
package org.sagemakerspark.spec;
