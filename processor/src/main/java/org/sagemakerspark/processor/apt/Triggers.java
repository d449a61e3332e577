package org.sagemakerspark.processor.apt;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.QualifiedNameable;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.sagemakerspark.processor.naming.RuntimeNames;

/** Finds the annotations that ask for algorithms. */
final class Triggers {
  private final Elements elements;

  Triggers(Elements elements) {
    this.elements = elements;
  }

  /** Returns all triggers of a round, in the order of their elements and of the source. */
  List<Trigger> in(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    Set<Element> annotated = new LinkedHashSet<>();
    annotations.forEach(annotation -> annotated.addAll(round.getElementsAnnotatedWith(annotation)));
    List<Trigger> triggers = new ArrayList<>();
    annotated.forEach(
        element ->
            element
                .getAnnotationMirrors()
                .forEach(annotation -> collect(element, annotation, triggers)));
    return triggers;
  }

  private void collect(Element element, AnnotationMirror annotation, List<Trigger> triggers) {
    String name = annotation.getAnnotationType().toString();
    if (name.equals(RuntimeNames.ANNOTATION)) {
      value(annotation)
          .filter(value -> value.getValue() instanceof String)
          .ifPresent(
              value ->
                  triggers.add(
                      new Trigger(
                          element,
                          annotation,
                          value,
                          (String) value.getValue(),
                          packageOf(element))));
    } else if (name.equals(RuntimeNames.ANNOTATIONS)) {
      value(annotation)
          .filter(value -> value.getValue() instanceof List)
          .ifPresent(
              value ->
                  ((List<?>) value.getValue())
                      .forEach(
                          each ->
                              collect(
                                  element,
                                  (AnnotationMirror) ((AnnotationValue) each).getValue(),
                                  triggers)));
    }
  }

  /** Returns the annotation's value, unless the compiler found none and says so itself. */
  private static Optional<AnnotationValue> value(AnnotationMirror annotation) {
    return annotation.getElementValues().entrySet().stream()
        .filter(entry -> entry.getKey().getSimpleName().contentEquals("value"))
        .<AnnotationValue>map(entry -> entry.getValue())
        .findFirst();
  }

  private String packageOf(Element element) {
    QualifiedNameable home = elements.getPackageOf(element);
    return home.getQualifiedName().toString();
  }
}
