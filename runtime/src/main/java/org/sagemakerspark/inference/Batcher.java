package org.sagemakerspark.inference;

import java.util.ArrayList;
import java.util.Arrays;
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

  /** Bytes of a request beside those of its rows. */
  private final int overhead;

  private long batches;

  /** A row that was encoded already and did not fit the batch before. */
  private R carried;

  private byte[] carriedBytes;

  Batcher(Iterator<R> input, RowEncoder<R> encoder, BatchLimits limits) {
    this.input = input;
    this.encoder = encoder;
    this.limits = limits;
    this.overhead = encoder.header().length + encoder.footer().length;
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
    Gathering gathering = new Gathering();
    body.truncate(0);
    if (carriedBytes != null) {
      body.write(carriedBytes);
      gathering.add(carried, 0, body.size(), null);
      carried = null;
      carriedBytes = null;
    }
    while (gathering.rows.size() < limits.records() && input.hasNext()) {
      if (!take(input.next(), gathering)) {
        break;
      }
    }
    return gathering.batch(batches++);
  }

  /** Adds a row; returns false when it has to wait for the next batch. */
  private boolean take(R row, Gathering gathering) {
    int before = body.size();
    if (before > 0) {
      body.write(encoder.separator());
    }
    int start = body.size();
    try {
      encoder.encode(row, body);
      if (overhead + body.size() - start > limits.bytes()) {
        throw new IllegalArgumentException(
            "One row takes "
                + (overhead + body.size() - start)
                + " bytes; a request takes at most "
                + limits.bytes()
                + " (maxBatchSizeInBytes). Use fewer features or a smaller format");
      }
    } catch (IllegalArgumentException e) {
      if (limits.policy() == RowPolicy.FAIL) {
        throw e;
      }
      body.truncate(before);
      gathering.add(row, before, before, new RowFailure(RowFailure.INVALID_ROW, e.getMessage()));
      return true;
    }
    if (overhead + body.size() > limits.bytes()) {
      carried = row;
      carriedBytes = body.copyFrom(start);
      body.truncate(before);
      return false;
    }
    gathering.add(row, start, body.size(), null);
    return true;
  }

  /** A batch while it grows. */
  private final class Gathering {
    private final List<R> rows = new ArrayList<>();
    private final List<RowFailure> refusals = new ArrayList<>();
    private int[] starts = new int[64];
    private int[] ends = new int[64];

    void add(R row, int start, int end, RowFailure refusal) {
      int count = rows.size();
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, 2 * count);
        ends = Arrays.copyOf(ends, 2 * count);
      }
      starts[count] = start;
      ends[count] = end;
      rows.add(row);
      refusals.add(refusal);
    }

    Batch<R> batch(long number) {
      return new Batch<>(
          number, rows, body.copyFrom(0), starts, ends, refusals.toArray(new RowFailure[0]));
    }
  }
}
