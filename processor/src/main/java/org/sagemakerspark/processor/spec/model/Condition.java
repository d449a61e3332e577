package org.sagemakerspark.processor.spec.model;

import java.util.List;
import java.util.stream.Stream;
import org.sagemakerspark.processor.spec.report.Location;

/**
 * A statement about one hyperparameter, or about a sum or a channel. Exactly one of the fields from
 * {@code given} to {@code channel} is there.
 *
 * @param hyperparameter its name on the wire
 * @param given that a user has set it
 * @param in that its value, or an element of a list, is one of these
 * @param only that all elements of a list are among these
 * @param atMostOneOf that no two elements of a list are among these
 * @param lessThan that its number is less than that of this hyperparameter
 * @param sumOf that the sum of these hyperparameters is in the range
 * @param range of a sum
 * @param channel that the job has this channel
 * @param not whether the statement holds where it otherwise would not
 */
public record Condition(
    Located<String> hyperparameter,
    Located<Boolean> given,
    Located<List<Located<String>>> in,
    Located<List<Located<String>>> only,
    Located<List<Located<String>>> atMostOneOf,
    Located<String> lessThan,
    Located<List<Located<String>>> sumOf,
    Range range,
    Located<String> channel,
    Located<Boolean> not,
    Location at) {

  /** Returns how many statements there are. */
  public long statements() {
    return Stream.of(isGiven(), in, only, atMostOneOf, lessThan, sumOf, channel)
        .filter(Located::isPresent)
        .count();
  }

  private Located<Boolean> isGiven() {
    return given.found().orElse(false) ? given : Located.absent(given.at());
  }

  /** Tells whether the statement holds where it otherwise would not. */
  public boolean isNegated() {
    return not.found().orElse(false);
  }

  /** Tells whether it is about no hyperparameter by its name. */
  public boolean hasNoSubject() {
    return sumOf.isPresent() || channel.isPresent();
  }

  /** Returns the values that are named. */
  public List<Located<String>> values() {
    return in.found().or(only::found).or(atMostOneOf::found).orElse(List.of());
  }
}
