package org.sagemakerspark.processor.spec.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import org.sagemakerspark.processor.spec.report.SpecMessage.Severity;

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

  /** Tells whether something is wrong that must be corrected. */
  public boolean hasErrors() {
    return problems.stream().anyMatch(each -> each.message().severity() == Severity.ERROR);
  }

  /** Returns the problems in the order of their places, each once. */
  public List<Problem> sorted() {
    List<Problem> sorted = new ArrayList<>(new LinkedHashSet<>(problems));
    Collections.sort(sorted);
    return List.copyOf(sorted);
  }
}
