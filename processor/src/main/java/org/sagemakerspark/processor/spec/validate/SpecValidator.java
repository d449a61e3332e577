package org.sagemakerspark.processor.spec.validate;

import java.util.List;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec;
import org.sagemakerspark.processor.spec.model.Variants;
import org.sagemakerspark.processor.spec.report.Problems;

/** Checks what a spec means, beyond the shape of its JSON. */
public final class SpecValidator {
  private SpecValidator() {}

  /** Reports everything that is wrong. What could not be read was reported before. */
  public static void validate(AlgorithmSpec spec, Surroundings surroundings, Problems problems) {
    new ImageCheck(surroundings.registries(), problems).check(spec.image());
    new StageDefaultsCheck(surroundings.limits(), problems).check(spec);
    new VariantCheck(problems).check(spec);
    spec.hyperparameters().forEach(each -> new HyperParameterCheck(each, problems).check());
    List<AlgorithmSpec> each = Variants.of(spec);
    ReferenceCheck.check(spec, each, problems);
    for (AlgorithmSpec variant : each) {
      new NameCheck(surroundings, problems).check(variant);
      TrainingCheck.check(variant.training(), problems);
      InferenceCheck.check(variant.inference(), problems);
    }
  }
}
