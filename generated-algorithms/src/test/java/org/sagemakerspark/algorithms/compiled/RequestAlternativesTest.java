package org.sagemakerspark.algorithms.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.param.Params;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.sagemakerspark.estimator.AlgorithmEstimator;
import org.sagemakerspark.local.LocalSageMaker;
import org.sagemakerspark.local.LocalSageMakerExtension;
import org.sagemakerspark.model.AlgorithmModel;
import org.sagemakerspark.processor.Specs;
import org.sagemakerspark.testing.SageMakerFixture;
import org.sagemakerspark.testing.SparkExtension;

/** What is sent depends on how the model was trained. */
@ExtendWith(SparkExtension.class)
class RequestAlternativesTest {

  private static final String SPEC =
      """
      {
        "specVersion": 2,
        "algorithm": "two-forms",
        "classes": { "estimator": "TwoEstimator", "model": "TwoModel" },
        "image": { "uri": "123456789012.dkr.ecr.us-east-1.amazonaws.com/two-forms:1" },
        "training": {
          "contentType": "text/csv", "label": "none",
          "channels": [{ "name": "train", "required": true, "distribution": "FullyReplicated" }]
        },
        "hyperparameters": [
          { "name": "form", "type": "enum", "values": ["text", "instances"], "default": "text" }
        ],
        "inference": {
          "request": {
            "serializer": "csv",
            "alternatives": [
              { "hyperparameter": "form", "in": ["instances"], "serializer": "json",
                "options": { "root": "rows" } }
            ],
            "parameters": [
              { "name": "config.factor", "type": "double", "default": 3, "sent": true,
                "trainedWith": { "hyperparameter": "form", "in": ["instances"] } }
            ]
          },
          "response": { "deserializer": "csv", "columns": [{ "key": "value", "type": "double" }] }
        }
      }
      """;

  @RegisterExtension
  static final LocalSageMakerExtension SAGEMAKER =
      new LocalSageMakerExtension(
          LocalSageMaker.builder().image(TwoFormsImage.URI, TwoFormsImage.class));

  private final SparkSession spark;
  private final GeneratedStages stages;
  private final SageMakerFixture embedded;
  private final Dataset<Row> rows;
  private final Path folder;

  RequestAlternativesTest(SparkSession spark, LocalSageMaker sageMaker, @TempDir Path folder)
      throws Exception {
    this.spark = spark;
    this.stages = new GeneratedStages(spark, sageMaker, Specs.plans("two.json", SPEC), folder);
    this.embedded = stages.embedded();
    this.rows = spark.sql("SELECT array(1.5D, 2.0D) AS features");
    this.folder = folder;
  }

  @AfterEach
  void forget() {
    stages.close();
  }

  @Test
  void areSentToTheModelsThatReadThem() throws Exception {
    AlgorithmModel<?> ofText = estimator("text").fit(rows);
    assertThat(score(ofText)).isEqualTo(3.5);
    ofText.deleteResources(spark);

    AlgorithmModel<?> ofInstances = estimator("instances").fit(rows);
    assertThat(score(ofInstances)).isEqualTo(10.5);
    set(ofInstances, "factor", 2.0);
    assertThat(score(ofInstances)).isEqualTo(7);
    ofInstances.deleteResources(spark);
  }

  @Test
  void areKnownToModelsOfJobsAndToThoseThatWereSaved() throws Exception {
    AlgorithmEstimator<?, ?> estimator = estimator("");
    estimator.setHyperParameters("{\"form\":\"instances\"}");
    AlgorithmModel<?> trained = estimator.fit(rows);
    String path = stages.path("model");
    trained.write().save(path);

    Transformer saved =
        (Transformer) trained.getClass().getMethod("load", String.class).invoke(null, path);
    AlgorithmModel<?> ofJob =
        (AlgorithmModel<?>)
            trained
                .getClass()
                .getMethod("fromTrainingJob", SparkSession.class, String.class)
                .invoke(null, spark, trained.getTrainingJobName().orElseThrow());

    assertThat(score(saved)).isEqualTo(10.5);
    assertThat(score(ofJob)).isEqualTo(10.5);
    ofJob.deleteResources(spark);
    trained.deleteResources(spark);
  }

  @Test
  void refuseAParameterThatTheModelWillNotKnowBeforeAnythingIsMoved() throws Exception {
    AlgorithmEstimator<?, ?> estimator = estimator("text");
    set(estimator, "factor", 2.0);
    int jobs = embedded.jobs().size();

    assertThatThrownBy(() -> estimator.fit(rows))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "factor is set, and only models know it whose form is instances; clear it");
    assertThat(embedded.jobs()).hasSize(jobs);
  }

  /** An image may be told by the empty text what others are told by a word. */
  @Test
  void areThoseOfTheEmptyWordToo() throws Exception {
    ClassLoader others =
        GeneratedClasses.of(Specs.plans("two.json", SPEC.replace("instances", "")), folder);
    Class<?> type = others.loadClass("org.example.TwoEstimator");
    Object empty = type.getField("FORM_EMPTY").get(null);
    AlgorithmEstimator<?, ?> estimator =
        (AlgorithmEstimator<?, ?>) type.getConstructor().newInstance();
    set(estimator, "factor", 2.0);
    assertThatThrownBy(() -> estimator.transformSchema(rows.schema()))
        .hasMessageContaining("only models know it whose form is the empty text");

    set(estimator, "form", empty);
    assertThat(estimator.trainingHyperParameters()).isEqualTo(Map.of("form", ""));
    AlgorithmModel<?> model = estimator.fit(rows);

    assertThat(embedded.lastTrainingJob().at("/HyperParameters/form").textValue()).isEmpty();
    // The image has seen the empty text, or it would read no JSON.
    assertThat(score(model)).isEqualTo(7);
    model.deleteResources(spark);
  }

  private double score(Transformer model) {
    return model.transform(rows).head().getAs("value");
  }

  private AlgorithmEstimator<?, ?> estimator(String form) throws Exception {
    AlgorithmEstimator<?, ?> estimator = stages.estimator("TwoEstimator");
    if (!form.isEmpty()) {
      set(estimator, "form", form);
    }
    return estimator;
  }

  private static void set(Params stage, String param, Object value) {
    stage.set(stage.getParam(param), value);
  }
}
