package org.sagemakerspark.processor.emit.java;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import org.sagemakerspark.processor.plan.AlgorithmPlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.ConditionPlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.RulePlan;
import org.sagemakerspark.processor.plan.ParamPlan;
import org.sagemakerspark.processor.spec.model.NumberType;

/** Writes what is to be known of hyperparameters beyond their own values. */
final class HyperParameterFacts {
  private final AlgorithmPlan plan;

  HyperParameterFacts(AlgorithmPlan plan) {
    this.plan = plan;
  }

  void addTo(StageClass stage) {
    for (ParamPlan param : plan.params()) {
      forms(stage, "set", param);
      param
          .wire()
          .ifPresent(
              form ->
                  stage.fact("set.written($N, $T.$L)", param.name(), ForeignNames.WIRE_FORM, form));
      if (!param.requiredWhen().isEmpty()) {
        stage.fact(
            "set.requiredWhen($N, $L)",
            param.name(),
            CodeBlock.join(conditions(param.requiredWhen()), ", "));
      }
      if (!param.imageVersions().isEmpty()) {
        stage.fact("set.knownTo($N, $L)", param.name(), JavaText.strings(param.imageVersions()));
      }
      param
          .limitedValues()
          .forEach(
              limited ->
                  stage.fact(
                      "set.valuesKnownTo(\n$>$>$N,\n$T.of($L),\n$L)$<$<",
                      param.name(),
                      List.class,
                      JavaText.strings(limited.values()),
                      JavaText.strings(limited.imageVersions())));
    }
    plan.fixed().forEach(fixed -> stage.fact("set.fixed($S, $S)", fixed.wireName(), fixed.value()));
    plan.rules().forEach(rule -> stage.fact("$L", rule(rule)));
    if (plan.training().isSendingDefaults()) {
      stage.fact("set.sendDefaults()");
    }
    plan.training().maxInstances().ifPresent(count -> stage.fact("set.mostInstances($L)", count));
  }

  /** Writes what texts and lists are held to beside their type. */
  static void forms(StageClass stage, String set, ParamPlan param) {
    param.pattern().ifPresent(regex -> stage.fact("$L.matching($N, $S)", set, param.name(), regex));
    if (param.minItems().isPresent() || param.maxItems().isPresent()) {
      stage.fact(
          "$L.items($N, $L, $L)",
          set,
          param.name(),
          param.minItems().orElse(1),
          param.maxItems().map(String::valueOf).orElse("Integer.MAX_VALUE"));
    }
  }

  private static CodeBlock rule(RulePlan rule) {
    return CodeBlock.of(
        "set.rule(\n$>$>$L,\n$T.of($L),\n$T.of($L),\n$T.of($L))$<$<",
        JavaText.quoted(rule.doc()),
        List.class,
        JavaText.strings(rule.imageVersions()),
        List.class,
        CodeBlock.join(conditions(rule.when()), ",\n"),
        List.class,
        CodeBlock.join(conditions(rule.then()), ",\n"));
  }

  private static List<CodeBlock> conditions(List<ConditionPlan> conditions) {
    return conditions.stream().map(HyperParameterFacts::condition).toList();
  }

  private static CodeBlock condition(ConditionPlan condition) {
    CodeBlock subject =
        condition
            .sum()
            .map(sum -> ParamCode.bounds(sum.lower(), sum.upper(), NumberType.DOUBLE))
            .orElseGet(() -> CodeBlock.of("$S", condition.subject()));
    CodeBlock statement =
        CodeBlock.of(
            "$T.$L($L$L$L)",
            ForeignNames.CONDITION,
            condition.method(),
            subject,
            condition.values().isEmpty() ? "" : ", ",
            JavaText.strings(condition.values()));
    return condition.isNegated()
        ? CodeBlock.of("$T.not($L)", ForeignNames.CONDITION, statement)
        : statement;
  }
}
