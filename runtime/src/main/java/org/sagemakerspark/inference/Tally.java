package org.sagemakerspark.inference;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.StringJoiner;

/** What was counted while rows were scored; each batch has its own. */
public final class Tally {

  private final Map<Counter, Long> counts = new EnumMap<>(Counter.class);
  private final Latencies latencies = new Latencies();

  synchronized void add(Counter counter, long more) {
    counts.merge(counter, more, Long::sum);
  }

  synchronized void add(Duration latency) {
    latencies.add(latency);
  }

  /** Adds what another tally has. */
  public synchronized void addAll(Tally other) {
    other.counts.forEach(this::add);
    latencies.addAll(other.latencies);
  }

  /** Returns what is counted by now: of a batch that has failed, requests may still run. */
  synchronized Tally copy() {
    Tally copy = new Tally();
    copy.counts.putAll(counts);
    copy.latencies.addAll(latencies);
    return copy;
  }

  /** Returns one count. */
  public synchronized long get(Counter counter) {
    return counts.getOrDefault(counter, 0L);
  }

  /** Returns how long answers took, each attempt on its own. */
  public synchronized Latencies latencies() {
    return latencies;
  }

  /** Returns all counts in one line. */
  @Override
  public synchronized String toString() {
    StringJoiner text = new StringJoiner(", ");
    for (Counter counter : Counter.values()) {
      text.add(get(counter) + " " + counter.label());
    }
    return text + "; answers by latency: " + latencies;
  }
}
