package org.sagemakerspark.processor.spec.model;

import java.math.BigDecimal;

/** The Java type that holds the numbers of a hyperparameter. */
public enum NumberType {
  INT("int", "whole numbers from -2147483648 to 2147483647"),
  LONG("long", "whole numbers from -9223372036854775808 to 9223372036854775807"),
  DOUBLE("double", "numbers that a double can hold");

  private final String title;
  private final String allowed;

  NumberType(String title, String allowed) {
    this.title = title;
    this.allowed = allowed;
  }

  /** Returns the type of the numbers of a kind that has a range. */
  public static NumberType of(ValueKind kind) {
    return switch (kind) {
      case INT, INT_OR_WORD, INT_LIST, INT_LIST_OR_WORD, INT_LISTS, INT_MAP -> INT;
      case LONG, LONG_LIST -> LONG;
      case DOUBLE, DOUBLE_OR_WORD, DOUBLE_LIST, DOUBLE_MAP -> DOUBLE;
      case BOOLEAN, STRING, ENUM, STRING_LIST, ENUM_LIST, BOOLEAN_LIST, STRING_MAP ->
          throw new IllegalArgumentException(kind + " has no numbers");
    };
  }

  /** Tells whether a kind with a range holds one number, maybe beside words. */
  public static boolean isSingle(ValueKind kind) {
    return switch (kind) {
      case INT, INT_OR_WORD, LONG, DOUBLE, DOUBLE_OR_WORD -> true;
      default -> false;
    };
  }

  /** Tells whether values of a kind are numbers that can be summed up: one, or the list's. */
  public static boolean isSummed(ValueKind kind) {
    return isSingle(kind) || (kind.isList() && kind.hasRange());
  }

  /** Returns the type's name in a spec. */
  public String title() {
    return title;
  }

  /** Returns which numbers the type holds, for people. */
  public String allowed() {
    return allowed;
  }

  /** Tells whether the type holds a number. */
  public boolean fits(BigDecimal number) {
    return switch (this) {
      case INT -> isWhole(number, Integer.SIZE);
      case LONG -> isWhole(number, Long.SIZE);
      case DOUBLE -> Double.isFinite(number.doubleValue());
    };
  }

  /** Returns the smallest number of the type. */
  public BigDecimal smallest() {
    return switch (this) {
      case INT -> BigDecimal.valueOf(Integer.MIN_VALUE);
      case LONG -> BigDecimal.valueOf(Long.MIN_VALUE);
      case DOUBLE -> BigDecimal.valueOf(-Double.MAX_VALUE);
    };
  }

  /** Returns the largest number of the type. */
  public BigDecimal largest() {
    return switch (this) {
      case INT -> BigDecimal.valueOf(Integer.MAX_VALUE);
      case LONG -> BigDecimal.valueOf(Long.MAX_VALUE);
      case DOUBLE -> BigDecimal.valueOf(Double.MAX_VALUE);
    };
  }

  /** Returns the number of the type that is held for a number that fits. */
  public BigDecimal held(BigDecimal number) {
    return this == DOUBLE ? new BigDecimal(number.doubleValue()) : number;
  }

  /** Tells whether a range, whose ends fit, has any number of the type. */
  public boolean hasValueIn(Range range) {
    BigDecimal first = range.lower().map(bound -> innermost(bound, 1)).orElse(smallest());
    BigDecimal last = range.upper().map(bound -> innermost(bound, -1)).orElse(largest());
    return first.compareTo(last) <= 0
        && first.compareTo(largest()) <= 0
        && last.compareTo(smallest()) >= 0;
  }

  /** Returns the number of the type that is next to an end of a range, and inside. */
  private BigDecimal innermost(Bound bound, int inward) {
    if (this == DOUBLE && bound.isOpen()) {
      double end = bound.value().doubleValue();
      double next = inward > 0 ? Math.nextUp(end) : Math.nextDown(end);
      return Double.isInfinite(next)
          ? largest().multiply(BigDecimal.valueOf(2L * inward))
          : new BigDecimal(next);
    }
    return held(inside(bound, inward).value());
  }

  /**
   * Returns the same end of a range; of whole numbers the next one inside if it is open.
   *
   * @param inward 1 for a lower end, -1 for an upper one
   */
  public Bound inside(Bound bound, int inward) {
    return bound.isOpen() && this != DOUBLE
        ? new Bound(bound.value().add(BigDecimal.valueOf(inward)), false)
        : bound;
  }

  private static boolean isWhole(BigDecimal number, int bits) {
    return number.stripTrailingZeros().scale() <= 0 && number.toBigInteger().bitLength() < bits;
  }
}
