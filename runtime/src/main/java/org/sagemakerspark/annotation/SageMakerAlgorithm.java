package org.sagemakerspark.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Asks for the estimator and the model of one algorithm, which the annotation processor generates
 * from its spec into the package of the annotated element.
 *
 * <pre>{@code
 * @SageMakerAlgorithm("com/example/churn.json")
 * package com.example;
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.PACKAGE, ElementType.TYPE})
@Repeatable(SageMakerAlgorithms.class)
public @interface SageMakerAlgorithm {

  /**
   * Returns the resource path of the spec on the compilation's class path, without a leading slash,
   * such as {@code org/sagemakerspark/specs/kmeans.json}.
   */
  String value();
}
