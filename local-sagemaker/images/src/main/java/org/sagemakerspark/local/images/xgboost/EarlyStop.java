package org.sagemakerspark.local.images.xgboost;

/** Notices when the last metric of the last channel has stopped to improve. */
final class EarlyStop {

  private final int patience;
  private final int direction;
  private double best = Double.POSITIVE_INFINITY;
  private int rounds;

  /**
   * Takes how many rounds may pass without a better value.
   *
   * @param direction 1 if less is better, -1 if more is
   */
  EarlyStop(int patience, int direction) {
    this.patience = patience;
    this.direction = direction;
  }

  int patience() {
    return patience;
  }

  /** Takes a round's line, which ends with the value. */
  boolean isReached(String line) {
    double value = direction * Double.parseDouble(line.substring(line.lastIndexOf(':') + 1));
    if (value < best) {
      best = value;
      rounds = 0;
      return false;
    }
    rounds++;
    return rounds >= patience;
  }
}
