package org.sagemakerspark.inference;

import java.io.Serializable;
import java.util.EnumMap;
import org.apache.spark.SparkContext;
import org.apache.spark.util.LongAccumulator;

/** The counters of all tasks of a {@code transform}, as Spark shows them on a stage's page. */
public final class ScoringMetrics implements Serializable {

  private static final long serialVersionUID = 1L;

  private final EnumMap<Counter, LongAccumulator> counters = new EnumMap<>(Counter.class);
  private final LatencyAccumulator latencies = new LatencyAccumulator();

  /**
   * Creates the counters on the driver.
   *
   * @param prefix what their names begin with
   */
  public ScoringMetrics(SparkContext spark, String prefix) {
    for (Counter counter : Counter.values()) {
      counters.put(counter, spark.longAccumulator(prefix + ": " + counter.label()));
    }
    spark.register(latencies, prefix + ": answers by latency");
  }

  /** Adds what one batch took. */
  void count(Tally batch) {
    counters.forEach((counter, sum) -> sum.add(batch.get(counter)));
    latencies.add(batch.latencies());
  }
}
