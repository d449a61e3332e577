/**
 * Rows to the bodies of requests and lines of training data, and the bodies of answers to
 * predictions.
 */
package org.sagemakerspark.codec;
