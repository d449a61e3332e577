package org.sagemakerspark.inference;

import java.util.List;

/**
 * One request: its rows and its body.
 *
 * @param rows the rows, in input order
 * @param body the encoded rows
 */
record Batch<R>(List<R> rows, byte[] body) {}
