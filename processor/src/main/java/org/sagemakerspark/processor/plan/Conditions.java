package org.sagemakerspark.processor.plan;

import java.util.List;
import java.util.stream.Collectors;
import org.sagemakerspark.processor.plan.AlgorithmPlan.ConditionPlan;
import org.sagemakerspark.processor.spec.model.Condition;
import org.sagemakerspark.processor.spec.model.Located;

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

  private static ConditionPlan plan(Condition condition) {
    String name = condition.hyperparameter().value();
    List<String> values = condition.values().stream().map(Located::value).toList();
    if (condition.in().isPresent()) {
      return new ConditionPlan("in", name, values, name + " is " + String.join(" or ", values));
    }
    if (condition.only().isPresent()) {
      return new ConditionPlan(
          "only", name, values, name + " has no value but " + String.join(", ", values));
    }
    if (condition.atMostOneOf().isPresent()) {
      return new ConditionPlan(
          "atMostOneOf", name, values, name + " has at most one of " + String.join(", ", values));
    }
    if (condition.lessThan().isPresent()) {
      String other = condition.lessThan().value();
      return new ConditionPlan("lessThan", name, List.of(other), name + " is less than " + other);
    }
    return new ConditionPlan("given", name, List.of(), name + " is set");
  }
}
