package org.sagemakerspark.inference;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.sagemakerspark.codec.BodyBuffer;
import org.sagemakerspark.codec.RowEncoder;

/** Gathers rows into batches that keep to the limits. Used by one thread. */
final class Batcher<R> implements Iterator<Batch<R>> {

  private static final int FIRST_CAPACITY = 1 << 16;

  private final Iterator<R> input;
  private final RowEncoder<R> encoder;
  private final BatchLimits limits;
  private final RowPolicy policy;
  private final byte[] header;
  private final byte[] footer;

  /** Buffers of batches that are done. */
  private final Deque<BodyBuffer> spare = new ArrayDeque<>();

  /** As large as the last batch, so that buffers seldom grow. */
  private int capacity = FIRST_CAPACITY;

  private long batches;
  private boolean isInputSlow;

  /** A row that was encoded already and did not fit the batch before. */
  private R carried;

  private byte[] carriedBytes;

  Batcher(Iterator<R> input, RowEncoder<R> encoder, ScoringSettings settings) {
    this.input = input;
    this.encoder = encoder;
    this.limits = settings.batches();
    this.policy = settings.policy();
    this.header = encoder.header();
    this.footer = encoder.footer();
  }

  @Override
  public boolean hasNext() {
    return carriedBytes != null || input.hasNext();
  }

  /** Tells whether the last batch was closed for its age. */
  boolean isInputSlow() {
    return isInputSlow;
  }

  @Override
  public Batch<R> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Gathering gathering = new Gathering();
    if (carriedBytes != null) {
      gathering.addCarried();
    }
    long deadline = System.nanoTime() + limits.age().toNanos();
    isInputSlow = false;
    while (gathering.rows.size() < limits.records() && !isInputSlow && input.hasNext()) {
      if (!gathering.take(input.next())) {
        break;
      }
      isInputSlow = System.nanoTime() - deadline > 0;
    }
    return gathering.batch();
  }

  /** Takes back the buffer of a batch that nobody will send again. */
  void recycle(Batch<R> batch) {
    spare.push(batch.body());
  }

  /** A batch while it grows. */
  private final class Gathering {
    private final List<R> rows = new ArrayList<>();
    private final List<RowFailure> refusals = new ArrayList<>();
    private final BodyBuffer body = spare.isEmpty() ? new BodyBuffer(capacity) : spare.pop();
    private int[] starts = new int[64];
    private int[] ends = new int[64];

    Gathering() {
      body.truncate(0);
      body.write(header);
    }

    void addCarried() {
      body.write(carriedBytes);
      add(carried, header.length, body.size(), null);
      carried = null;
      carriedBytes = null;
    }

    /** Adds a row; returns false when it has to wait for the next batch. */
    boolean take(R row) {
      int before = body.size();
      if (before > header.length) {
        body.write(encoder.separator());
      }
      int start = body.size();
      try {
        encoder.encode(row, body);
        checkFits(header.length + body.size() - start + footer.length);
      } catch (IllegalArgumentException e) {
        if (policy == RowPolicy.FAIL) {
          throw e;
        }
        body.truncate(before);
        add(row, before, before, new RowFailure(RowFailure.INVALID_ROW, e.getMessage()));
        return true;
      }
      if (body.size() + footer.length > limits.bytes()) {
        carried = row;
        carriedBytes = body.copyFrom(start);
        body.truncate(before);
        return false;
      }
      add(row, start, body.size(), null);
      return true;
    }

    private void checkFits(int alone) {
      if (alone > limits.bytes()) {
        throw new IllegalArgumentException(
            "One row takes "
                + alone
                + " bytes; a request takes at most "
                + limits.bytes()
                + " (maxBatchSizeInBytes). Use fewer features or a smaller format");
      }
    }

    private void add(R row, int start, int end, RowFailure refusal) {
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

    Batch<R> batch() {
      body.write(footer);
      capacity = Math.max(capacity, body.size());
      return new Batch<>(batches++, rows, body, starts, ends, refusals.toArray(new RowFailure[0]));
    }
  }
}
