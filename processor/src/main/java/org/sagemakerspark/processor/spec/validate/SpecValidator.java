package org.sagemakerspark.processor.spec.validate;

import org.sagemakerspark.processor.spec.model.AlgorithmSpec;
import org.sagemakerspark.processor.spec.report.Problems;

/** Checks what a spec means, beyond the shape of its JSON. */
public final class SpecValidator {
  private SpecValidator() {}

  /** Reports everything that is wrong. What could not be read was reported before. */
  public static void validate(AlgorithmSpec spec, Surroundings surroundings, Problems problems) {
    new NameCheck(surroundings.inheritedMethods(), problems).check(spec);
    new ImageCheck(surroundings.registries(), problems).check(spec.image());
    TrainingCheck.check(spec.training(), problems);
    spec.hyperparameters().forEach(each -> new HyperParameterCheck(each, problems).check());
  }
}
