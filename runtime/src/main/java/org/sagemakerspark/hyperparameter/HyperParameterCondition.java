package org.sagemakerspark.hyperparameter;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sagemakerspark.value.ValueCheck;

/**
 * A statement about one hyperparameter, by the name the image knows. A value that is not given is
 * its default; one that has no default is not there.
 */
public final class HyperParameterCondition implements Serializable {

  private enum Kind {
    GIVEN,
    IN,
    ONLY,
    AT_MOST_ONE_OF,
    LESS_THAN
  }

  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final String wireName;
  private final ArrayList<String> values;

  private HyperParameterCondition(Kind kind, String wireName, String... values) {
    this.kind = kind;
    this.wireName = wireName;
    this.values = new ArrayList<>(List.of(values));
  }

  /** Holds when a user has given a value; a default does not count. */
  public static HyperParameterCondition given(String wireName) {
    return new HyperParameterCondition(Kind.GIVEN, wireName);
  }

  /** Holds when the value, or an element of a list, is one of some. */
  public static HyperParameterCondition in(String wireName, String... values) {
    return new HyperParameterCondition(Kind.IN, wireName, values);
  }

  /** Holds when every element of a list is one of some; also when there is none. */
  public static HyperParameterCondition only(String wireName, String... values) {
    return new HyperParameterCondition(Kind.ONLY, wireName, values);
  }

  /** Holds when at most one element of a list is among some. */
  public static HyperParameterCondition atMostOneOf(String wireName, String... values) {
    return new HyperParameterCondition(Kind.AT_MOST_ONE_OF, wireName, values);
  }

  /** Holds when a number is less than that of another hyperparameter, or one is not there. */
  public static HyperParameterCondition lessThan(String wireName, String otherWireName) {
    return new HyperParameterCondition(Kind.LESS_THAN, wireName, otherWireName);
  }

  boolean holds(HyperParameterValues all) {
    List<String> elements = all.elements(wireName);
    return switch (kind) {
      case GIVEN -> all.isGiven(wireName);
      case IN -> elements.stream().anyMatch(this::names);
      case ONLY -> elements.stream().allMatch(this::names);
      case AT_MOST_ONE_OF -> elements.stream().filter(this::names).count() <= 1;
      case LESS_THAN -> isLess(all.number(wireName), all.number(values.get(0)));
    };
  }

  /** Tells whether a value is among those of the condition, where 1 and 1.0 are the same. */
  private boolean names(String value) {
    return values.stream().anyMatch(each -> each.equals(value) || isSameNumber(each, value));
  }

  private static boolean isSameNumber(String left, String right) {
    return ValueCheck.isNumber(left)
        && ValueCheck.isNumber(right)
        && new BigDecimal(left).compareTo(new BigDecimal(right)) == 0;
  }

  private static boolean isLess(Optional<Double> left, Optional<Double> right) {
    return left.isEmpty() || right.isEmpty() || left.get() < right.get();
  }

  /** Returns what is there now and what must be, for messages. */
  String problem(HyperParameterValues all) {
    if (kind == Kind.GIVEN) {
      return wireName + " must be set";
    }
    List<String> elements = all.elements(wireName);
    String now = elements.isEmpty() ? "not set" : String.join(",", elements);
    return wireName
        + " is "
        + now
        + (elements.isEmpty() || all.isGiven(wireName) ? "" : " by default")
        + ", and must "
        + switch (kind) {
          case IN, GIVEN -> "be " + String.join(" or ", values);
          case ONLY -> "have no value but " + String.join(", ", values);
          case AT_MOST_ONE_OF -> "have at most one of " + String.join(", ", values);
          case LESS_THAN ->
              "be less than "
                  + values.get(0)
                  + ", which is "
                  + String.join(",", all.elements(values.get(0)));
        };
  }

  /** Returns the statement in words. */
  @Override
  public String toString() {
    return switch (kind) {
      case GIVEN -> wireName + " is set";
      case IN -> wireName + " is " + String.join(" or ", values);
      case ONLY -> wireName + " has no value but " + String.join(", ", values);
      case AT_MOST_ONE_OF -> wireName + " has at most one of " + String.join(", ", values);
      case LESS_THAN -> wireName + " is less than " + values.get(0);
    };
  }
}
