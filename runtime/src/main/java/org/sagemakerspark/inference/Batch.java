package org.sagemakerspark.inference;

import java.nio.ByteBuffer;
import java.util.List;
import org.sagemakerspark.codec.BodyBuffer;

/**
 * The rows of one request and their bytes.
 *
 * @param number how many batches of the task came before
 * @param rows the rows, in input order
 * @param body a whole request: what stands before the rows, the rows with separators between them,
 *     and what stands after them
 * @param starts where each row's bytes begin
 * @param ends where each row's bytes end
 * @param refusals why a row cannot be sent, or null for a row that can; a refused row has no bytes
 */
record Batch<R>(
    long number, List<R> rows, BodyBuffer body, int[] starts, int[] ends, RowFailure[] refusals) {

  /** Returns the request for all rows. */
  ByteBuffer request() {
    return body.view();
  }

  /** Returns the request for the rows from one to another, with those between them. */
  ByteBuffer request(int first, int last, byte[] header, byte[] footer) {
    ByteBuffer rows = body.view().slice(starts[first], ends[last] - starts[first]);
    return ByteBuffer.allocate(header.length + rows.remaining() + footer.length)
        .put(header)
        .put(rows)
        .put(footer)
        .flip();
  }
}
