package org.sagemakerspark.inference;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.StringJoiner;

/** What was counted while rows were scored. Not thread-safe: each batch has its own. */
public final class Tally {

  private final Map<Counter, Long> counts = new EnumMap<>(Counter.class);
  private final Latencies latencies = new Latencies();

  void add(Counter counter, long more) {
    counts.merge(counter, more, Long::sum);
  }

  void add(Duration latency) {
    latencies.add(latency);
  }

  /** Adds what another tally has. */
  public void addAll(Tally other) {
    other.counts.forEach(this::add);
    latencies.addAll(other.latencies);
  }

  /** Returns one count. */
  public long get(Counter counter) {
    return counts.getOrDefault(counter, 0L);
  }

  /** Returns how long answers took, each attempt on its own. */
  public Latencies latencies() {
    return latencies;
  }

  /** Returns all counts in one line. */
  @Override
  public String toString() {
    StringJoiner text = new StringJoiner(", ");
    for (Counter counter : Counter.values()) {
      text.add(get(counter) + " " + counter.label());
    }
    return text + "; answers by latency: " + latencies;
  }
}
