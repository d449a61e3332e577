package org.sagemakerspark.processor.spec.validate;

import java.util.List;
import java.util.stream.Stream;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Response;
import org.sagemakerspark.processor.spec.model.Variants;
import org.sagemakerspark.processor.spec.report.Problems;
import org.sagemakerspark.processor.spec.report.SpecMessage;

/** Checks what a spec means, beyond the shape of its JSON. */
public final class SpecValidator {
  private static final int MOST_CALLS = 200;

  private SpecValidator() {}

  /** Reports everything that is wrong. What could not be read was reported before. */
  public static void validate(AlgorithmSpec spec, Surroundings surroundings, Problems problems) {
    calls(spec, problems);
    VersionCheck.check(spec, problems);
    new ImageCheck(surroundings.registries(), problems).check(spec.image());
    StageDefaultsCheck defaults = new StageDefaultsCheck(surroundings.limits(), problems);
    defaults.check(spec);
    new VariantCheck(problems).check(spec);
    new CodecCheck(surroundings.classes(), problems).check(spec.inference());
    spec.hyperparameters().forEach(each -> new HyperParameterCheck(each, problems).check());
    List<AlgorithmSpec> each = Variants.of(spec);
    ReferenceCheck.check(spec, each, problems);
    TrainingCheck.labels(each, problems);
    for (AlgorithmSpec variant : each) {
      new NameCheck(surroundings, problems).check(variant);
      defaults.metrics(variant);
      TrainingCheck.check(variant, problems);
      FixedRuleCheck.check(variant, problems);
      InferenceCheck.check(variant, problems);
      InputCheck.check(variant, problems);
    }
  }

  /** The generated classes name these in one expression, which compilers take to some depth. */
  private static void calls(AlgorithmSpec spec, Problems problems) {
    Response response = spec.inference().response();
    long count =
        Stream.of(
                    spec.image().versions(),
                    spec.training().channels(),
                    spec.training().formats(),
                    spec.inference().formats(),
                    response.columns())
                .mapToLong(list -> list.found().map(List::size).orElse(0))
                .sum()
            + spec.training().weights().size()
            + response.alternatives().size()
            + spec.inference().alternatives().size()
            + spec.inputs().found().map(List::size).orElse(0)
            + spec.removed().size()
            + spec.hyperparameters().stream()
                .mapToLong(each -> each.formerly().found().map(List::size).orElse(0))
                .sum();
    if (count > MOST_CALLS) {
      problems.add(
          SpecMessage.LIMIT_EXCEEDED,
          spec.at(),
          "There are "
              + count
              + " versions, channels, formats, columns, inputs, alternatives and names of"
              + " earlier Params",
          MOST_CALLS,
          "of them together");
    }
  }
}
