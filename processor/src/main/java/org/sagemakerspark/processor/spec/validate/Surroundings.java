package org.sagemakerspark.processor.spec.validate;

import java.util.Set;
import java.util.function.Predicate;
import org.sagemakerspark.processor.spec.model.StageLimits;

/**
 * What a spec is judged against besides itself.
 *
 * @param registries the image registries that there are
 * @param inheritedMethods the names of the methods that every estimator or model already has
 * @param limits what the Params take that every stage has
 * @param delivered tells whether the library has an algorithm's page itself
 * @param classes looks at the classes that a spec names
 */
public record Surroundings(
    Set<String> registries,
    Set<String> inheritedMethods,
    StageLimits limits,
    Predicate<String> delivered,
    CodecClasses classes) {
  /** Copies the sets. */
  public Surroundings {
    registries = Set.copyOf(registries);
    inheritedMethods = Set.copyOf(inheritedMethods);
  }
}
