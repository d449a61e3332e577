package org.sagemakerspark.processor.apt;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import org.sagemakerspark.processor.spec.report.Location;

/**
 * An annotation that asks for an algorithm.
 *
 * @param value the annotation's value in the source, which errors point at
 * @param specPath the resource path of the spec
 * @param javaPackage where the classes go
 */
record Trigger(
    Element element,
    AnnotationMirror annotation,
    AnnotationValue value,
    String specPath,
    String javaPackage) {

  /** Returns the spec's file name. */
  String specFile() {
    return specPath.substring(specPath.lastIndexOf('/') + 1);
  }

  /** Returns the place of a problem with the spec as a whole. */
  Location specPlace() {
    return Location.startOf(specFile());
  }
}
