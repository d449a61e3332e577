package org.sagemakerspark.algorithms.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
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
import org.sagemakerspark.testing.SparkExtension;

/** A spec says which values rows may have in a column. */
@ExtendWith(SparkExtension.class)
class ValuesOfInputsTest {

  private static final String SPEC =
      """
      {
        "specVersion": 2,
        "algorithm": "bounded",
        "classes": { "estimator": "BoundedEstimator", "model": "BoundedModel" },
        "image": { "uri": "123456789012.dkr.ecr.us-east-1.amazonaws.com/two-forms:1" },
        "training": {
          "contentType": "text/csv", "label": "none",
          "channels": [{ "name": "train", "required": true, "distribution": "FullyReplicated" }]
        },
        "inputs": [
          { "name": "share", "type": "number", "required": true, "above": 0, "below": 1 },
          { "name": "kind", "type": "integer", "required": true, "min": 1, "max": 3,
            "doc": "What it is." },
          { "name": "code", "type": "string", "required": true, "pattern": "[0-9]{2}" }
        ],
        "inference": {
          "request": { "serializer": "csv" },
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

  ValuesOfInputsTest(SparkSession spark, LocalSageMaker sageMaker, @TempDir Path folder)
      throws Exception {
    this.spark = spark;
    this.stages = new GeneratedStages(spark, sageMaker, Specs.plans("bounded.json", SPEC), folder);
  }

  @AfterEach
  void forget() {
    stages.close();
  }

  @Test
  void refusesRowsInTrainingAndScoring() throws Exception {
    List<List<String>> refused =
        List.of(
            List.of("(0D, 1, '07')", "'share' has a number that is not greater than 0 and less"),
            List.of("(1D, 1, '07')", "'share' has a number that is not greater than 0 and less"),
            List.of("(0.5D, 0, '07')", "'kind' has a number that is not at least 1 and at most 3"),
            List.of("(0.5D, 4, '07')", "'kind' has a number that is not at least 1 and at most 3"),
            List.of("(0.5D, 1, '071')", "'code' has a text that does not match [0-9]{2} in a row"));

    AlgorithmModel<?> model =
        stages.estimator("BoundedEstimator").fit(rows("(0.5D, 1, '00'), (0.999D, 3, '99')"));
    model.setHandleInvalid("keep");
    int jobs = stages.embedded().jobs().size();

    for (List<String> each : refused) {
      AlgorithmEstimator<?, ?> estimator = stages.estimator("BoundedEstimator");
      assertThatThrownBy(() -> estimator.fit(rows("(0.5D, 1, '00'), " + each.get(0))))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("no training job was started")
          .hasMessageContaining("The column " + each.get(1))
          .hasMessageContaining("Correct it, or leave out such rows");
      List<Row> scored = model.transform(rows("(0.5D, 2, '10'), " + each.get(0))).collectAsList();
      assertThat(scored.get(0).<Double>getAs("value")).isEqualTo(12.5);
      assertThat(scored.get(1).<Double>getAs("value")).isNull();
      assertThat(scored.get(1).<Row>getAs("error").mkString()).contains(each.get(1));
    }
    assertThat(stages.embedded().jobs()).hasSize(jobs);
    model.deleteResources(spark);
  }

  @Test
  void areToldByTheParamOfTheColumn() throws Exception {
    AlgorithmEstimator<?, ?> estimator = stages.estimator("BoundedEstimator");

    assertThat(estimator.getParam("shareCol").doc())
        .endsWith("Values are greater than 0 and less than 1.");
    assertThat(estimator.getParam("kindCol").doc()).endsWith("What it is. Values are from 1 to 3.");
    assertThat(estimator.getParam("codeCol").doc())
        .endsWith("Values are texts that match `[0-9]{2}`.");
  }

  private Dataset<Row> rows(String values) {
    return spark.sql("SELECT * FROM VALUES " + values + " AS rows(share, kind, code)").coalesce(1);
  }
}
