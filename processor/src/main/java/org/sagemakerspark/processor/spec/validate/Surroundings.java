package org.sagemakerspark.processor.spec.validate;

import java.util.Set;

/**
 * What a spec is judged against besides itself.
 *
 * @param registries the image registries that there are
 * @param inheritedMethods the names of the methods that every estimator or model already has
 */
public record Surroundings(Set<String> registries, Set<String> inheritedMethods) {
  /** Copies the sets. */
  public Surroundings {
    registries = Set.copyOf(registries);
    inheritedMethods = Set.copyOf(inheritedMethods);
  }
}
