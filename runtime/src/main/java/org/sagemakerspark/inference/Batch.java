package org.sagemakerspark.inference;

import java.util.List;

/**
 * The rows of one request and their bytes.
 *
 * @param number how many batches of the task came before
 * @param rows the rows, in input order
 * @param body the bytes of the rows, with separators between them
 * @param starts where each row's bytes begin
 * @param ends where each row's bytes end
 * @param refusals why a row cannot be sent, or null for a row that can; a refused row has no bytes
 */
record Batch<R>(
    long number, List<R> rows, byte[] body, int[] starts, int[] ends, RowFailure[] refusals) {}
