package org.sagemakerspark.processor.apt;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.sagemakerspark.processor.naming.RuntimeNames;

/** Asks the compiler which methods the generated classes inherit. */
final class InheritedMethods {
  private InheritedMethods() {}

  /** Returns the methods' names, or nothing if a base class is not on the class path. */
  static Optional<Set<String>> names(Elements elements) {
    Set<String> names = new HashSet<>();
    for (String base : RuntimeNames.BASES) {
      TypeElement type = elements.getTypeElement(base);
      if (type == null) {
        return Optional.empty();
      }
      for (ExecutableElement method : ElementFilter.methodsIn(elements.getAllMembers(type))) {
        names.add(method.getSimpleName().toString());
      }
    }
    return Optional.of(names);
  }
}
