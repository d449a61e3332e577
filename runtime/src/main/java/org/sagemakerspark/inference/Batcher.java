package org.sagemakerspark.inference;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import org.sagemakerspark.codec.BodyBuffer;
import org.sagemakerspark.codec.RowEncoder;
import org.sagemakerspark.recordio.UnfitRowException;

/**
 * Gathers rows into batches that keep to the limits. One thread gathers; another may close a batch
 * that has waited long enough, also while the input lets the first one wait.
 */
final class Batcher<R> {

  private static final int FIRST_CAPACITY = 1 << 16;

  /**
   * Bytes that the rows of a batch may take with all their columns. The rows of a full request fit
   * that have little more than their features.
   */
  private static final long HELD_BYTES = 1 << 23;

  private final Iterator<R> input;
  private final RowEncoder<R> encoder;
  private final ToIntFunction<R> heldBytes;
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

  /** A row that did not fit the batch before. */
  private R waiting;

  /**
   * Creates the batcher.
   *
   * @param heldBytes tells how many bytes a row takes with all its columns
   */
  Batcher(
      Iterator<R> input,
      RowEncoder<R> encoder,
      ToIntFunction<R> heldBytes,
      ScoringSettings settings) {
    this.input = input;
    this.encoder = encoder;
    this.heldBytes = heldBytes;
    this.limits = settings.batches();
    this.policy = settings.policy();
    this.header = encoder.header();
    this.footer = encoder.footer();
  }

  boolean hasNext() {
    return waiting != null || input.hasNext();
  }

  /** Tells whether the last batch was closed for its age. */
  boolean isInputSlow() {
    return isInputSlow;
  }

  /**
   * Begins a batch with the next row.
   *
   * @param rowsAtMost how many rows it may get, if the limits allow as many
   */
  Gathering begin(int rowsAtMost) {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Gathering gathering =
        new Gathering(
            batches++, Math.min(Math.min(rowsAtMost, encoder.mostRows()), limits.records()));
    gathering.take(next());
    return gathering;
  }

  private R next() {
    R row = waiting == null ? input.next() : waiting;
    waiting = null;
    return row;
  }

  /** Fills a batch until it is full, the input has ended, or the batch was closed for its age. */
  void fill(Gathering gathering) {
    while (!gathering.isFull() && input.hasNext()) {
      R row = input.next();
      if (!gathering.take(row)) {
        waiting = row;
        break;
      }
    }
    gathering.close();
    isInputSlow = gathering.isClosedForAge();
  }

  /** Takes back the buffer of a batch that nobody will send again. */
  void recycle(Batch<R> batch) {
    capacity = Math.max(capacity, batch.body().size());
    spare.push(batch.body());
  }

  /** A batch while it grows. */
  final class Gathering {
    private final long number;
    private final int rowsAtMost;
    private final long deadline = System.nanoTime() + limits.age().toNanos();
    private final List<R> rows = new ArrayList<>();
    private final List<RowFailure> refusals = new ArrayList<>();
    private final BodyBuffer body = spare.isEmpty() ? new BodyBuffer(capacity) : spare.pop();
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private long held;
    private boolean isClosedForAge;
    private Batch<R> batch;

    private Gathering(long number, int rowsAtMost) {
      this.number = number;
      this.rowsAtMost = rowsAtMost;
      body.truncate(0);
      body.write(header);
    }

    long number() {
      return number;
    }

    synchronized int rows() {
      return rows.size();
    }

    /** Waits until the batch is closed, and closes it when it is old enough. */
    synchronized Batch<R> await() throws InterruptedException {
      while (batch == null) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()) + 1;
        if (deadline - System.nanoTime() <= 0) {
          isClosedForAge = true;
          close();
        } else {
          wait(left);
        }
      }
      return batch;
    }

    private synchronized boolean isClosedForAge() {
      return isClosedForAge;
    }

    private synchronized boolean isFull() {
      return batch != null || rows.size() >= rowsAtMost || held >= HELD_BYTES;
    }

    private synchronized void close() {
      if (batch == null) {
        body.write(footer);
        batch = new Batch<>(number, rows, body, starts, ends, refusals.toArray(new RowFailure[0]));
        notifyAll();
      }
    }

    /** Adds a row; returns false when it has to wait for the next batch. */
    private synchronized boolean take(R row) {
      if (batch != null) {
        return false;
      }
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
        body.truncate(before);
        return false;
      }
      add(row, start, body.size(), null);
      return true;
    }

    private void checkFits(int alone) {
      if (alone > limits.bytes()) {
        throw new UnfitRowException(
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
      held += heldBytes.applyAsInt(row);
      if (System.nanoTime() - deadline > 0) {
        isClosedForAge = true;
        close();
      }
    }
  }
}
