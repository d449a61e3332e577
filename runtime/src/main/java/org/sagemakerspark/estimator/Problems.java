package org.sagemakerspark.estimator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Gathers what is wrong, so that one error says it all. */
final class Problems {

  private final String owner;
  private final List<String> texts = new ArrayList<>();
  private final List<IllegalArgumentException> causes = new ArrayList<>();

  Problems(String owner) {
    this.owner = owner;
  }

  void add(String text) {
    texts.add(text);
  }

  /** Takes a step; what it refuses is a problem, and null is returned then. */
  <T> T collect(Supplier<T> step) {
    try {
      return step.get();
    } catch (IllegalArgumentException e) {
      String text = e.getMessage();
      texts.add(text.startsWith(owner + ": ") ? text.substring(owner.length() + 2) : text);
      causes.add(e);
      return null;
    }
  }

  void throwIfAny() {
    if (!texts.isEmpty()) {
      throw new IllegalArgumentException(
          owner + ": " + String.join("; ", texts), causes.isEmpty() ? null : causes.get(0));
    }
  }
}
