package org.sagemakerspark.processor.apt;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.sagemakerspark.processor.spec.validate.CodecClasses;

/** Asks the compiler about the classes that a spec names, as the runtime will look at them. */
final class CompiledCodecs implements CodecClasses {
  private final Elements elements;
  private final Types types;

  CompiledCodecs(ProcessingEnvironment environment) {
    this.elements = environment.getElementUtils();
    this.types = environment.getTypeUtils();
  }

  /** A class that the compiler does not see may be there when a model scores. */
  @Override
  public Optional<String> problem(String name, String implemented) {
    TypeElement type = elements.getTypeElement(name);
    TypeElement expected = elements.getTypeElement(implemented);
    if (type == null || expected == null) {
      return Optional.empty();
    }
    Set<Modifier> modifiers = type.getModifiers();
    if (!types.isAssignable(types.erasure(type.asType()), expected.asType())) {
      return Optional.of("it does not implement " + implemented);
    }
    if (!modifiers.contains(Modifier.PUBLIC) || modifiers.contains(Modifier.ABSTRACT)) {
      return Optional.of("it is not public, or abstract");
    }
    if (type.getNestingKind().isNested() && !modifiers.contains(Modifier.STATIC)) {
      return Optional.of("it cannot be made without an object of the class that it stands in");
    }
    return ElementFilter.constructorsIn(type.getEnclosedElements()).stream().anyMatch(this::fits)
        ? Optional.empty()
        : Optional.of("it has no such constructor");
  }

  private boolean fits(ExecutableElement constructor) {
    List<? extends VariableElement> parameters = constructor.getParameters();
    return constructor.getModifiers().contains(Modifier.PUBLIC)
        && (parameters.isEmpty() || (parameters.size() == 1 && isMap(parameters.get(0).asType())));
  }

  private boolean isMap(TypeMirror type) {
    TypeElement map = elements.getTypeElement(Map.class.getName());
    return types.isSameType(types.erasure(type), types.erasure(map.asType()));
  }
}
