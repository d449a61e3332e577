package org.sagemakerspark.processor.spec.model;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The numbers that are allowed, as written in a spec.
 *
 * @param min the smallest one
 * @param above a number that all are greater than
 * @param max the largest one
 * @param below a number that all are less than
 */
public record Range(
    Located<BigDecimal> min,
    Located<BigDecimal> above,
    Located<BigDecimal> max,
    Located<BigDecimal> below) {

  /** Returns the lower end, if there is one. */
  public Optional<Bound> lower() {
    return end(min, above);
  }

  /** Returns the upper end, if there is one. */
  public Optional<Bound> upper() {
    return end(max, below);
  }

  /** Returns all four. */
  public Stream<Located<BigDecimal>> ends() {
    return Stream.of(min, above, max, below);
  }

  /** Tells whether a number is in the range, when it and the ends are held as a type. */
  public boolean contains(BigDecimal number, NumberType type) {
    BigDecimal held = type.held(number);
    return lower()
            .map(bound -> isInside(held.compareTo(type.held(bound.value())), bound))
            .orElse(true)
        && upper()
            .map(bound -> isInside(type.held(bound.value()).compareTo(held), bound))
            .orElse(true);
  }

  /**
   * Returns the range in words, such as {@code from 0 to 1}, if there is one. Ends of whole numbers
   * are inside it, as checks have them.
   */
  public Optional<String> describe(NumberType type) {
    Optional<Bound> lower = lower().map(bound -> type.inside(bound, 1));
    Optional<Bound> upper = upper().map(bound -> type.inside(bound, -1));
    if (lower.isPresent() && upper.isPresent() && !lower.get().isOpen() && !upper.get().isOpen()) {
      if (lower.get().value().compareTo(upper.get().value()) == 0) {
        return Optional.of(text(lower.get()));
      }
      return Optional.of("from " + text(lower.get()) + " to " + text(upper.get()));
    }
    Optional<String> low =
        lower.map(bound -> (bound.isOpen() ? "greater than " : "at least ") + text(bound));
    Optional<String> high =
        upper.map(bound -> (bound.isOpen() ? "less than " : "at most ") + text(bound));
    return low.isPresent() && high.isPresent()
        ? Optional.of(low.get() + " and " + high.get())
        : low.or(() -> high);
  }

  private static String text(Bound bound) {
    return Numbers.text(bound.value());
  }

  private static boolean isInside(int distance, Bound bound) {
    return bound.isOpen() ? distance > 0 : distance >= 0;
  }

  private static Optional<Bound> end(Located<BigDecimal> closed, Located<BigDecimal> open) {
    return closed
        .found()
        .map(value -> new Bound(value, false))
        .or(() -> open.found().map(value -> new Bound(value, true)));
  }
}
