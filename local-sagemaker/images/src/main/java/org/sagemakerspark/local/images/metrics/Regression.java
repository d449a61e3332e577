package org.sagemakerspark.local.images.metrics;

import org.sagemakerspark.local.images.contract.ContainerLog;

/** Measures how well a regressor does, and reports it in the words of the first-party images. */
public final class Regression {

  private double squared;
  private double absolute;
  private long rows;

  /** Takes one row. */
  public void add(double label, double predicted) {
    rows++;
    squared += (label - predicted) * (label - predicted);
    absolute += Math.abs(label - predicted);
  }

  /** Reports the metrics. */
  public void report(ContainerLog log, String channel) {
    log.loss(channel, "objective_loss", squared / rows);
    log.loss(channel, "mse", squared / rows);
    log.loss(channel, "rmse", Math.sqrt(squared / rows));
    log.loss(channel, "absolute_loss", absolute / rows);
  }
}
