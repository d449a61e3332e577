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
    new VariantCheck(problems).check(spec);
    spec.hyperparameters().forEach(each -> new HyperParameterCheck(each, problems).check());
    new ReferenceCheck(spec, problems).check();
    List<AlgorithmSpec> each = Variants.of(spec);
    for (AlgorithmSpec variant : each) {
      new NameCheck(surroundings.inheritedMethods(), problems).check(variant);
      TrainingCheck.check(variant.training(), problems);
      InferenceCheck.check(variant.inference(), problems);
    }
  }
}
