package org.sagemakerspark.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Holds several {@link SageMakerAlgorithm} annotations of one element. */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.PACKAGE, ElementType.TYPE})
public @interface SageMakerAlgorithms {

  /** Returns the annotations, in the order of the source. */
  SageMakerAlgorithm[] value();
}
