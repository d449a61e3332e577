package org.sagemakerspark.processor.plan;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sagemakerspark.processor.plan.AlgorithmPlan.ConditionPlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.SumPlan;
import org.sagemakerspark.processor.spec.model.Condition;
import org.sagemakerspark.processor.spec.model.Located;
import org.sagemakerspark.processor.spec.model.NumberType;
import org.sagemakerspark.processor.spec.model.Shown;

/** Decides how conditions are called and told. */
final class Conditions {
  private Conditions() {}

  static List<ConditionPlan> plan(List<Condition> conditions) {
    return conditions.stream().map(Conditions::plan).toList();
  }

  /** Returns the conditions in words. */
  static String text(List<ConditionPlan> conditions) {
    return conditions.stream().map(ConditionPlan::text).collect(Collectors.joining(" and "));
  }

  /**
   * Returns the conditions in words that begin a sentence; a hyperparameter's name stays as it is.
   */
  static String sentence(List<ConditionPlan> conditions) {
    String text = text(conditions);
    boolean beginsWithName = text.startsWith(conditions.get(0).subject() + " ");
    return beginsWithName
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private static ConditionPlan plan(Condition condition) {
    boolean not = condition.isNegated();
    if (condition.channel().isPresent()) {
      String channel = condition.channel().value();
      return new ConditionPlan(
          "channel",
          channel,
          List.of(),
          Optional.empty(),
          not,
          "there is " + (not ? "no" : "a") + " channel " + channel);
    }
    if (condition.sumOf().isPresent()) {
      List<String> summands = condition.sumOf().value().stream().map(Located::value).toList();
      SumPlan sum = new SumPlan(condition.range().lower(), condition.range().upper());
      return new ConditionPlan(
          "sum",
          "",
          summands,
          Optional.of(sum),
          not,
          "the sum of "
              + String.join(", ", summands)
              + (not ? " is not " : " is ")
              + condition.range().describe(NumberType.DOUBLE).orElse(""));
    }
    String name = condition.hyperparameter().value();
    List<String> values = condition.values().stream().map(Located::value).toList();
    if (condition.in().isPresent()) {
      return plan(
          "in", name, values, not, (not ? " is not " : " is ") + Shown.texts(values, " or "));
    }
    String all = Shown.texts(values, ", ");
    if (condition.only().isPresent()) {
      return plan(
          "only",
          name,
          values,
          not,
          (not ? " has a value other than " : " has no value but ") + all);
    }
    if (condition.atMostOneOf().isPresent()) {
      return plan(
          "atMostOneOf",
          name,
          values,
          not,
          (not ? " has more than one of " : " has at most one of ") + all);
    }
    if (condition.lessThan().isPresent()) {
      String other = condition.lessThan().value();
      return plan(
          "lessThan",
          name,
          List.of(other),
          not,
          (not ? " is not less than " : " is less than ") + other);
    }
    return plan("given", name, List.of(), not, not ? " is not set" : " is set");
  }

  private static ConditionPlan plan(
      String method, String name, List<String> values, boolean not, String predicate) {
    return new ConditionPlan(method, name, values, Optional.empty(), not, name + predicate);
  }
}
