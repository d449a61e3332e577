package org.sagemakerspark.inference;

import java.util.List;

/**
 * The rows of one request with their predictions.
 *
 * @param rows the rows, in input order
 * @param predictions for each row, one element a prediction column
 */
record Scored<R>(List<R> rows, List<Object[]> predictions) {}
