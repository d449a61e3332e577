package org.sagemakerspark.processor.spec.validate;

import java.util.Optional;
import java.util.function.BiFunction;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec;
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
