package org.sagemakerspark.inference;

import java.io.Serializable;
import java.time.Duration;
import java.util.Arrays;
import java.util.StringJoiner;

/** A histogram of how long answers took. Not thread-safe. */
public final class Latencies implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Upper bounds in milliseconds; what is above the last one is counted apart. */
  private static final long[] BOUNDS = {
    1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 60_000
  };

  private final long[] counts = new long[BOUNDS.length + 1];

  void add(Duration latency) {
    int place = Arrays.binarySearch(BOUNDS, (latency.toNanos() + 999_999) / 1_000_000);
    counts[place < 0 ? -place - 1 : place]++;
  }

  void addAll(Latencies others) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += others.counts[i];
    }
  }

  void clear() {
    Arrays.fill(counts, 0);
  }

  /** Returns the number of answers. */
  public long count() {
    return Arrays.stream(counts).sum();
  }

  /** Returns the counts that are not zero, such as {@code 10-20 ms: 4, 20-50 ms: 1}. */
  @Override
  public String toString() {
    StringJoiner text = new StringJoiner(", ");
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        long from = i == 0 ? 0 : BOUNDS[i - 1];
        String range = i == BOUNDS.length ? "over " + from : from + "-" + BOUNDS[i];
        text.add(range + " ms: " + counts[i]);
      }
    }
    return text.length() == 0 ? "none" : text.toString();
  }
}
