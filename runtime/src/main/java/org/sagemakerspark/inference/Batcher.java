package org.sagemakerspark.inference;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.sagemakerspark.codec.BodyBuffer;
import org.sagemakerspark.codec.RowEncoder;

/** Gathers rows into batches that keep to the limits. */
final class Batcher<R> implements Iterator<Batch<R>> {

  private static final int INITIAL_CAPACITY = 1 << 16;

  private final Iterator<R> input;
  private final RowEncoder<R> encoder;
  private final BatchLimits limits;
  private final BodyBuffer body = new BodyBuffer(INITIAL_CAPACITY);

  /** A row that was encoded already and did not fit the batch before. */
  private R carried;

  private byte[] carriedBytes;

  Batcher(Iterator<R> input, RowEncoder<R> encoder, BatchLimits limits) {
    this.input = input;
    this.encoder = encoder;
    this.limits = limits;
  }

  @Override
  public boolean hasNext() {
    return carriedBytes != null || input.hasNext();
  }

  @Override
  public Batch<R> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    List<R> rows = new ArrayList<>();
    body.truncate(0);
    body.write(encoder.header());
    if (carriedBytes != null) {
      body.write(carriedBytes);
      rows.add(carried);
      carried = null;
      carriedBytes = null;
    }
    while (rows.size() < limits.records() && input.hasNext()) {
      R row = input.next();
      int before = body.size();
      if (!rows.isEmpty()) {
        body.write(encoder.separator());
      }
      int start = body.size();
      encoder.encode(row, body);
      if (body.size() + encoder.footer().length <= limits.bytes()) {
        rows.add(row);
      } else if (rows.isEmpty()) {
        throw new IllegalArgumentException(
            "One row takes "
                + (body.size() + encoder.footer().length)
                + " bytes; a request takes at most "
                + limits.bytes()
                + " (maxBatchSizeInBytes). Use fewer features or a smaller format");
      } else {
        carried = row;
        carriedBytes = body.copyFrom(start);
        body.truncate(before);
        break;
      }
    }
    body.write(encoder.footer());
    return new Batch<>(rows, body.copyFrom(0));
  }
}
