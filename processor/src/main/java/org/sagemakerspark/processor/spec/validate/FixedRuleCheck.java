package org.sagemakerspark.processor.spec.validate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Channel;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Rule;
import org.sagemakerspark.processor.spec.model.AllowedValues;
import org.sagemakerspark.processor.spec.model.Condition;
import org.sagemakerspark.processor.spec.model.HyperParameter;
import org.sagemakerspark.processor.spec.model.Located;
import org.sagemakerspark.processor.spec.model.NumberType;
import org.sagemakerspark.processor.spec.model.WireWord;
import org.sagemakerspark.processor.spec.report.Problems;
import org.sagemakerspark.processor.spec.report.SpecMessage;

/** Checks that no rule is broken by values that are always the same, whatever a user sets. */
final class FixedRuleCheck {
  private final Map<String, Located<String>> fixed = new HashMap<>();
  private final Set<String> channels;

  private FixedRuleCheck(AlgorithmSpec spec) {
    Set<String> booleans =
        spec.hyperparameters().stream()
            .filter(each -> each.wire().found().filter(WireWord::isOfBooleans).isPresent())
            .map(HyperParameter::name)
            .flatMap(name -> name.found().stream())
            .collect(Collectors.toSet());
    spec.fixed()
        .forEach(
            (name, value) -> {
              // Conditions name such a boolean in another form.
              if (!booleans.contains(name.value())) {
                fixed.put(name.value(), value);
              }
            });
    this.channels =
        spec.training().channels().found().orElse(List.of()).stream()
            .filter(Channel::isRequired)
            .flatMap(channel -> channel.name().found().stream())
            .collect(Collectors.toSet());
  }

  /** Checks a spec without variants, or one variant. */
  static void check(AlgorithmSpec spec, Problems problems) {
    FixedRuleCheck check = new FixedRuleCheck(spec);
    spec.rules().stream()
        .filter(rule -> !rule.since().isPresent() && !rule.until().isPresent())
        .filter(check::isBroken)
        .forEach(rule -> check.tell(rule, problems));
  }

  private boolean isBroken(Rule rule) {
    return rule.when().stream().allMatch(each -> holds(each).orElse(false))
        && rule.then().stream().anyMatch(each -> !holds(each).orElse(true));
  }

  private void tell(Rule rule, Problems problems) {
    Stream.concat(rule.then().stream(), rule.when().stream())
        .flatMap(this::names)
        .filter(name -> fixed.containsKey(name.value()))
        .findFirst()
        .ifPresent(
            name ->
                problems.add(
                    SpecMessage.BROKEN_RULE,
                    fixed.get(name.value()).at(),
                    name.value(),
                    fixed.get(name.value()).value(),
                    rule.then().get(0).at().line(),
                    rule.doc().found().orElse("")));
  }

  private Stream<Located<String>> names(Condition condition) {
    return Stream.concat(
            Stream.of(condition.hyperparameter(), condition.lessThan()),
            condition.sumOf().found().orElse(List.of()).stream())
        .filter(Located::isPresent);
  }

  /** Tells whether a condition holds in each job or in none; nothing where that depends. */
  private Optional<Boolean> holds(Condition condition) {
    if (condition.statements() != 1) {
      return Optional.empty();
    }
    if (condition.channel().isPresent()) {
      return Optional.of(true)
          .filter(is -> channels.contains(condition.channel().value()))
          .map(is -> !condition.isNegated());
    }
    boolean isNamed = condition.sumOf().isPresent() || condition.hyperparameter().isPresent();
    if (!isNamed || !names(condition).allMatch(name -> fixed.containsKey(name.value()))) {
      return Optional.empty();
    }
    List<BigDecimal> numbers = new ArrayList<>();
    if (condition.sumOf().isPresent() || condition.lessThan().isPresent()) {
      names(condition).forEach(name -> AllowedValues.number(value(name)).ifPresent(numbers::add));
      if (numbers.size() < names(condition).count()) {
        return Optional.of(true);
      }
    }
    return Optional.of(isTrue(condition, numbers) != condition.isNegated());
  }

  private boolean isTrue(Condition condition, List<BigDecimal> numbers) {
    if (condition.sumOf().isPresent()) {
      BigDecimal sum = numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
      return condition.range().contains(sum, NumberType.DOUBLE);
    }
    if (condition.lessThan().isPresent()) {
      return numbers.get(0).compareTo(numbers.get(1)) < 0;
    }
    return condition.given().found().orElse(false)
        || condition.atMostOneOf().isPresent()
        || condition.values().stream().anyMatch(each -> isSame(each.value(), value(condition)));
  }

  private String value(Condition condition) {
    return value(condition.hyperparameter());
  }

  private String value(Located<String> name) {
    return fixed.get(name.value()).value();
  }

  private static boolean isSame(String left, String right) {
    Optional<BigDecimal> number = AllowedValues.number(left);
    return left.equals(right)
        || (number.isPresent()
            && AllowedValues.number(right)
                .filter(each -> each.compareTo(number.get()) == 0)
                .isPresent());
  }
}
