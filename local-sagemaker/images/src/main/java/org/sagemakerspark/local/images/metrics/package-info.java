/** Measures of a model on rows that it was not trained on. */
package org.sagemakerspark.local.images.metrics;
