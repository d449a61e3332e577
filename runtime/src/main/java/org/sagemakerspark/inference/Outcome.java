package org.sagemakerspark.inference;

/**
 * What came of a row: predictions or a failure; the other is null.
 *
 * @param predictions one element a prediction column
 * @param failure why there are none
 */
record Outcome(Object[] predictions, RowFailure failure) {}
