package org.sagemakerspark.hyperparameter;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sagemakerspark.value.Bounds;
import org.sagemakerspark.value.Shown;
import org.sagemakerspark.value.ValueCheck;

/**
 * A statement about hyperparameters, by the names the image knows, or about a channel of the job. A
 * value that is not given is its default; one that has no default is not there.
 */
public final class HyperParameterCondition implements Serializable {

  private enum Kind {
    GIVEN,
    IN,
    ONLY,
    AT_MOST_ONE_OF,
    LESS_THAN,
    SUM,
    CHANNEL
  }

  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final String wireName;
  private final ArrayList<String> values;
  private final Bounds sum;
  private final boolean isNegated;

  private HyperParameterCondition(
      Kind kind, String wireName, List<String> values, Bounds sum, boolean isNegated) {
    this.kind = kind;
    this.wireName = wireName;
    this.values = new ArrayList<>(values);
    this.sum = sum;
    this.isNegated = isNegated;
  }

  private HyperParameterCondition(Kind kind, String wireName, String... values) {
    this(kind, wireName, List.of(values), Bounds.any(), false);
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

  /**
   * Holds when the sum of some hyperparameters, of all elements where they are lists, is in a
   * range, or one of them has no number.
   */
  public static HyperParameterCondition sum(Bounds bounds, String... wireNames) {
    return new HyperParameterCondition(Kind.SUM, "", List.of(wireNames), bounds, false);
  }

  /** Holds when the job has a channel. */
  public static HyperParameterCondition channel(String name) {
    return new HyperParameterCondition(Kind.CHANNEL, name);
  }

  /**
   * Holds when a condition does not. Where numbers are not there to be compared or summed up, both
   * hold.
   */
  public static HyperParameterCondition not(HyperParameterCondition condition) {
    return new HyperParameterCondition(
        condition.kind, condition.wireName, condition.values, condition.sum, true);
  }

  boolean holds(HyperParameterValues all) {
    return lacksANumber(all) || isTrue(all) != isNegated;
  }

  private boolean lacksANumber(HyperParameterValues all) {
    return switch (kind) {
      case LESS_THAN -> all.number(wireName).isEmpty() || all.number(values.get(0)).isEmpty();
      case SUM -> sum(all).isEmpty();
      default -> false;
    };
  }

  private boolean isTrue(HyperParameterValues all) {
    List<String> elements = all.elements(wireName);
    return switch (kind) {
      case GIVEN -> all.isGiven(wireName);
      case IN -> elements.stream().anyMatch(this::names);
      case ONLY -> elements.stream().allMatch(this::names);
      case AT_MOST_ONE_OF -> elements.stream().filter(this::names).count() <= 1;
      case LESS_THAN ->
          all.number(wireName).orElseThrow() < all.number(values.get(0)).orElseThrow();
      case SUM -> sum.contains(sum(all).orElseThrow().doubleValue());
      case CHANNEL -> all.hasChannel(wireName);
    };
  }

  /** Returns the sum as the numbers are written, so that tenths make a whole. */
  private Optional<BigDecimal> sum(HyperParameterValues all) {
    BigDecimal total = BigDecimal.ZERO;
    for (String summand : values) {
      List<String> elements = all.elements(summand);
      if (elements.isEmpty() || !elements.stream().allMatch(ValueCheck::isNumber)) {
        return Optional.empty();
      }
      for (String element : elements) {
        total = total.add(new BigDecimal(element));
      }
    }
    return Optional.of(total);
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

  /** Returns what is there now and what must be, for messages. */
  String problem(HyperParameterValues all) {
    String must = isNegated ? " must not " : " must ";
    return switch (kind) {
      case GIVEN -> wireName + must + "be set";
      case CHANNEL ->
          isNegated
              ? "the job has a channel " + wireName + ", and must have none"
              : "the job has no channel "
                  + wireName
                  + ", and must have one; set validationIndicatorCol to a column that is true for"
                  + " the rows of a validation or test channel, or give it in extraChannels";
      case SUM ->
          "the sum of "
              + String.join(", ", values)
              + " is "
              + sum(all).map(BigDecimal::toPlainString).orElse("none")
              + ", and"
              + must
              + "be "
              + sum.describe();
      default -> now(all) + ", and" + must + predicate(all);
    };
  }

  private String now(HyperParameterValues all) {
    List<String> elements = all.elements(wireName);
    String now = elements.isEmpty() ? "not set" : Shown.texts(elements, ",");
    return wireName
        + " is "
        + now
        + (elements.isEmpty() || all.isGiven(wireName) ? "" : " by default");
  }

  private String predicate(HyperParameterValues all) {
    return switch (kind) {
      case ONLY -> "have no value but " + Shown.texts(values, ", ");
      case AT_MOST_ONE_OF -> "have at most one of " + Shown.texts(values, ", ");
      case LESS_THAN ->
          "be less than "
              + values.get(0)
              + ", which is "
              + String.join(",", all.elements(values.get(0)));
      default -> "be " + Shown.texts(values, " or ");
    };
  }

  /** Returns the statement in words. */
  @Override
  public String toString() {
    String all = Shown.texts(values, ", ");
    return switch (kind) {
      case GIVEN -> wireName + (isNegated ? " is not set" : " is set");
      case IN -> wireName + (isNegated ? " is not " : " is ") + Shown.texts(values, " or ");
      case ONLY -> wireName + (isNegated ? " has a value other than " : " has no value but ") + all;
      case AT_MOST_ONE_OF ->
          wireName + (isNegated ? " has more than one of " : " has at most one of ") + all;
      case LESS_THAN -> wireName + (isNegated ? " is not less than " : " is less than ") + all;
      case SUM -> "the sum of " + all + (isNegated ? " is not " : " is ") + sum.describe();
      case CHANNEL -> "there is " + (isNegated ? "no" : "a") + " channel " + wireName;
    };
  }
}
