package org.sagemakerspark.processor.spec.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Collects everything that is wrong with one spec, so that it can be told at once. */
public final class Problems {
  private final List<Problem> problems = new ArrayList<>();

  /** Adds a problem. The arguments fill the message's template in its order. */
  public void add(SpecMessage message, Location at, Object... arguments) {
    problems.add(new Problem(message, at, message.text(arguments)));
  }

  /** Tells whether nothing is wrong. */
  public boolean isEmpty() {
    return problems.isEmpty();
  }

  /** Returns the problems in the order of their places. */
  public List<Problem> sorted() {
    List<Problem> sorted = new ArrayList<>(problems);
    Collections.sort(sorted);
    return List.copyOf(sorted);
  }
}
