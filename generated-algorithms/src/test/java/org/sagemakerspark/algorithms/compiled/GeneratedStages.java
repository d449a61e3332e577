package org.sagemakerspark.algorithms.compiled;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.sagemakerspark.estimator.AlgorithmEstimator;
import org.sagemakerspark.local.LocalSageMaker;
import org.sagemakerspark.processor.plan.AlgorithmPlan;
import org.sagemakerspark.testing.SageMakerFixture;

/** Stages that are made of plans, and an embedded SageMaker where they run. */
final class GeneratedStages implements AutoCloseable {
  private final Path folder;
  private final ClassLoader classes;
  private final ClassLoader usual = Thread.currentThread().getContextClassLoader();
  private final SageMakerFixture embedded;

  /**
   * Compiles the stages. Spark finds those of saved pipelines by the class loader of the thread,
   * which knows them until all is closed.
   *
   * @param folder where the classes get a folder of their own
   */
  GeneratedStages(
      SparkSession spark, LocalSageMaker sageMaker, List<AlgorithmPlan> plans, Path folder)
      throws Exception {
    this.folder = folder;
    this.embedded = new SageMakerFixture(spark, sageMaker);
    this.classes = GeneratedClasses.of(plans, folder);
    Thread.currentThread().setContextClassLoader(classes);
  }

  SageMakerFixture embedded() {
    return embedded;
  }

  /** Returns a new path to save a stage at. */
  String path(String name) {
    return folder.resolve(name).toUri().toString();
  }

  /** Makes an estimator of the package {@code org.example}. */
  AlgorithmEstimator<?, ?> estimator(String name) throws Exception {
    return (AlgorithmEstimator<?, ?>)
        classes.loadClass("org.example." + name).getConstructor().newInstance();
  }

  @Override
  public void close() {
    Thread.currentThread().setContextClassLoader(usual);
    embedded.close();
  }
}
