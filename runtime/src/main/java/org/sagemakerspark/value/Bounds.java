package org.sagemakerspark.value;

import java.io.Serializable;
import java.math.BigDecimal;

/**
 * The range of a number; each end is closed, open or absent.
 *
 * @param min the lower end, or null for none
 * @param minOpen whether {@code min} itself is outside
 * @param max the upper end, or null for none
 * @param maxOpen whether {@code max} itself is outside
 */
public record Bounds(Number min, boolean minOpen, Number max, boolean maxOpen)
    implements Serializable {

  /** Returns the range that holds every number. */
  public static Bounds any() {
    return new Bounds(null, false, null, false);
  }

  /** Returns the range {@code [min, ∞)} of whole numbers. */
  public static Bounds atLeast(long min) {
    return new Bounds(min, false, null, false);
  }

  /** Returns the range {@code [min, ∞)}. */
  public static Bounds atLeast(double min) {
    return new Bounds(min, false, null, false);
  }

  /** Returns the range {@code (-∞, max]} of whole numbers. */
  public static Bounds atMost(long max) {
    return new Bounds(null, false, max, false);
  }

  /** Returns the range {@code (-∞, max]}. */
  public static Bounds atMost(double max) {
    return new Bounds(null, false, max, false);
  }

  /** Returns the range {@code (min, ∞)}. */
  public static Bounds greaterThan(double min) {
    return new Bounds(min, true, null, false);
  }

  /** Returns the range {@code (-∞, max)}. */
  public static Bounds lessThan(double max) {
    return new Bounds(null, false, max, true);
  }

  /** Returns the range {@code [min, max]} of whole numbers. */
  public static Bounds between(long min, long max) {
    return new Bounds(min, false, max, false);
  }

  /** Returns the range {@code [min, max]}. */
  public static Bounds between(double min, double max) {
    return new Bounds(min, false, max, false);
  }

  /** Returns the same range without its lower end. */
  public Bounds openMin() {
    return new Bounds(min, true, max, maxOpen);
  }

  /** Returns the same range without its upper end. */
  public Bounds openMax() {
    return new Bounds(min, minOpen, max, true);
  }

  /** Tells whether a finite number lies in the range; NaN and infinities never do. */
  public boolean contains(Number value) {
    double approximate = value.doubleValue();
    if (Double.isNaN(approximate) || Double.isInfinite(approximate)) {
      return false;
    }
    if (min != null) {
      int order = compare(value, min);
      if (order < 0 || (order == 0 && minOpen)) {
        return false;
      }
    }
    if (max != null) {
      int order = compare(value, max);
      if (order > 0 || (order == 0 && maxOpen)) {
        return false;
      }
    }
    return true;
  }

  /** Returns the range in words that follow "must be a number …"; empty when there is no end. */
  public String describe() {
    if (min != null && max != null && compare(min, max) == 0) {
      return plain(min);
    }
    StringBuilder words = new StringBuilder();
    if (min != null) {
      words.append(minOpen ? "greater than " : "at least ").append(plain(min));
    }
    if (max != null) {
      words.append(words.isEmpty() ? "" : " and ");
      words.append(maxOpen ? "less than " : "at most ").append(plain(max));
    }
    return words.toString();
  }

  private static String plain(Number number) {
    return exact(number).stripTrailingZeros().toPlainString();
  }

  /** Compares two finite numbers; those of one type without making others of them. */
  private static int compare(Number one, Number other) {
    if (one instanceof Double a && other instanceof Double b) {
      // Unlike compareTo, this knows one zero only.
      return a < b ? -1 : a > b ? 1 : 0;
    }
    if (one instanceof Long a && other instanceof Long b) {
      return a.compareTo(b);
    }
    return exact(one).compareTo(exact(other));
  }

  private static BigDecimal exact(Number number) {
    if (number instanceof BigDecimal decimal) {
      return decimal;
    }
    return number instanceof Double || number instanceof Float
        ? new BigDecimal(number.toString())
        : BigDecimal.valueOf(number.longValue());
  }
}
