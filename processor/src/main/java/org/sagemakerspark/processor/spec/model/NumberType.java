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
      case INT, INT_OR_WORD, INT_LIST, INT_LIST_OR_WORD, INT_LISTS -> INT;
      case LONG -> LONG;
      case DOUBLE, DOUBLE_OR_WORD, DOUBLE_LIST -> DOUBLE;
      case BOOLEAN, STRING, ENUM, STRING_LIST, ENUM_LIST ->
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
