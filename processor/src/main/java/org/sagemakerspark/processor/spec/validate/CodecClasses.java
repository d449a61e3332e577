package org.sagemakerspark.processor.spec.validate;

import java.util.Optional;

/** Looks at classes that a spec names, where something can see them. */
@FunctionalInterface
public interface CodecClasses {

  /** Sees no class, as where there is no compiler to ask. */
  CodecClasses UNSEEN = (name, implemented) -> Optional.empty();

  /**
   * Tells why a class cannot be used, if that can be seen.
   *
   * @param name its full name
   * @param implemented the interface that it has to implement
   */
  Optional<String> problem(String name, String implemented);
}
