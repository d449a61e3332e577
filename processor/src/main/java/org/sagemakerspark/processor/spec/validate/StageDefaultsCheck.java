package org.sagemakerspark.processor.spec.validate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.sagemakerspark.processor.naming.Names.Form;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Metric;
import org.sagemakerspark.processor.spec.model.Located;
import org.sagemakerspark.processor.spec.model.StageLimits;
import org.sagemakerspark.processor.spec.report.Problems;
import org.sagemakerspark.processor.spec.report.SpecMessage;

/** Checks the defaults that a spec gives to Params that every stage has. */
final class StageDefaultsCheck {
  private final StageLimits limits;
  private final Problems problems;

  StageDefaultsCheck(StageLimits limits, Problems problems) {
    this.limits = limits;
    this.problems = problems;
  }

  void check(AlgorithmSpec spec) {
    check("namePrefix", spec.algorithm(), limits::refusal);
    check("trainingInstanceType", spec.training().instanceType(), limits::refusal);
    check("endpointInstanceType", spec.inference().instanceType(), limits::refusal);
    check("maxBatchSizeInRecords", spec.inference().maxRecords(), limits::refusal);
    check("maxBatchSizeInBytes", spec.inference().maxBytes(), limits::refusal);
    variables("trainingEnvironment", spec.training().environment());
    variables("modelEnvironment", spec.inference().environment());
  }

  /** Checks the default of a variant that defines metrics itself. */
  void metrics(AlgorithmSpec variant) {
    Located<List<Metric>> metrics = variant.training().metrics();
    int most = limits.params().get("metricDefinitions").maxEntries().value();
    long defined =
        metrics.found().orElse(List.of()).stream()
            .filter(metric -> metric.regex().isPresent())
            .count();
    if (defined > most) {
      problems.add(
          SpecMessage.LIMIT_EXCEEDED,
          metrics.at(),
          "There are " + defined + " metrics with \"regex\"",
          most,
          "of them");
    }
  }

  private void variables(String param, Map<Located<String>, Located<String>> variables) {
    int longest = limits.params().get(param).maxLength().value();
    variables.forEach(
        (name, value) -> {
          NameForm.check(name, Form.VARIABLE, "a variable", problems);
          for (Located<String> text : List.of(name, value)) {
            int length = text.value().length();
            if (length > longest) {
              problems.add(
                  SpecMessage.LIMIT_EXCEEDED,
                  text.at(),
                  "The text has " + length + " characters",
                  longest,
                  "characters");
            }
          }
        });
  }

  private <T> void check(
      String param, Located<T> value, BiFunction<String, T, Optional<String>> refusal) {
    value.ifPresent(
        given ->
            refusal
                .apply(param, given)
                .ifPresent(
                    allowed ->
                        problems.add(
                            SpecMessage.REFUSED_BY_PARAM, value.at(), param, given, allowed)));
  }
}
