package org.sagemakerspark.inference;

import org.apache.spark.util.AccumulatorV2;

/** Adds up histograms of all tasks. */
final class LatencyAccumulator extends AccumulatorV2<Latencies, Latencies> {

  private static final long serialVersionUID = 1L;

  private final Latencies sum = new Latencies();

  @Override
  public boolean isZero() {
    return sum.count() == 0;
  }

  @Override
  public LatencyAccumulator copy() {
    LatencyAccumulator copy = new LatencyAccumulator();
    copy.add(sum);
    return copy;
  }

  @Override
  public void reset() {
    sum.clear();
  }

  @Override
  public void add(Latencies more) {
    sum.addAll(more);
  }

  @Override
  public void merge(AccumulatorV2<Latencies, Latencies> other) {
    sum.addAll(other.value());
  }

  @Override
  public Latencies value() {
    return sum;
  }
}
