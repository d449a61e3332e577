package org.sagemakerspark.inference;

import java.util.List;

/**
 * The rows of one batch with what came of them.
 *
 * @param rows the rows, in input order
 * @param outcomes one for each row
 */
record Scored<R>(List<R> rows, List<Outcome> outcomes) {}
