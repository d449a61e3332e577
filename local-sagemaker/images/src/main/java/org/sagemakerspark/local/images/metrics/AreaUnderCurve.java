package org.sagemakerspark.local.images.metrics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The probability that a row of class 1 scores above one of class 0. */
public final class AreaUnderCurve {

  private record Scored(double score, boolean positive) {}

  private final List<Scored> scored = new ArrayList<>();

  /** Takes one row. */
  public void add(double score, boolean isPositive) {
    scored.add(new Scored(score, isPositive));
  }

  /** Gives the area; 0 where a class has no row. Scores that are equal count half. */
  public double value() {
    scored.sort(Comparator.comparingDouble(Scored::score));
    double positives = 0;
    double rankSum = 0;
    for (int from = 0; from < scored.size(); ) {
      int to = from;
      while (to < scored.size() && scored.get(to).score() == scored.get(from).score()) {
        to++;
      }
      double rank = (from + 1 + to) / 2.0;
      for (Scored each : scored.subList(from, to)) {
        if (each.positive()) {
          positives++;
          rankSum += rank;
        }
      }
      from = to;
    }
    double negatives = scored.size() - positives;
    return positives == 0 || negatives == 0
        ? 0
        : (rankSum - positives * (positives + 1) / 2) / (positives * negatives);
  }
}
