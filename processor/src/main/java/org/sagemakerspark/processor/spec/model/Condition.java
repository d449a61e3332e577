package org.sagemakerspark.processor.spec.model;

import java.util.List;
import org.sagemakerspark.processor.spec.report.Location;

/**
 * A statement about one hyperparameter. Exactly one of the fields after its name is there.
 *
 * @param hyperparameter its name on the wire
 * @param given that a user has set it
 * @param in that its value, or an element of a list, is one of these
 * @param only that all elements of a list are among these
 * @param atMostOneOf that no two elements of a list are among these
 * @param lessThan that its number is less than that of this hyperparameter
 */
public record Condition(
    Located<String> hyperparameter,
    Located<Boolean> given,
    Located<List<Located<String>>> in,
    Located<List<Located<String>>> only,
    Located<List<Located<String>>> atMostOneOf,
    Located<String> lessThan,
    Location at) {

  /** Returns how many statements there are. */
  public long statements() {
    return java.util.stream.Stream.of(isGiven(), in, only, atMostOneOf, lessThan)
        .filter(Located::isPresent)
        .count();
  }

  private Located<Boolean> isGiven() {
    return given.found().orElse(false) ? given : Located.absent(given.at());
  }

  /** Returns the values that are named. */
  public List<Located<String>> values() {
    return in.found().or(only::found).or(atMostOneOf::found).orElse(List.of());
  }
}
