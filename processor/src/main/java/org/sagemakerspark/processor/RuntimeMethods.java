package org.sagemakerspark.processor;

import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.sagemakerspark.processor.naming.RuntimeNames;

/** Looks up which methods the generated classes inherit, where there is no compiler to ask. */
public final class RuntimeMethods {
  private RuntimeMethods() {}

  /**
   * Returns the methods' names, or nothing if the runtime, or what it needs, is not there.
   *
   * @param classes where the runtime is
   */
  public static Optional<Set<String>> names(ClassLoader classes) {
    Set<String> names = new HashSet<>();
    for (String base : RuntimeNames.BASES) {
      try {
        for (Method method : Class.forName(base, false, classes).getMethods()) {
          names.add(method.getName());
        }
      } catch (ClassNotFoundException | LinkageError e) {
        return Optional.empty();
      }
    }
    return Optional.of(names);
  }
}
