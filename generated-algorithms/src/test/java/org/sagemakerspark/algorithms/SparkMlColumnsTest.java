package org.sagemakerspark.algorithms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.evaluation.BinaryClassificationEvaluator;
import org.apache.spark.ml.evaluation.MulticlassClassificationEvaluator;
import org.apache.spark.ml.feature.IndexToString;
import org.apache.spark.ml.feature.StringIndexer;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.sagemakerspark.estimator.AlgorithmEstimator;
import org.sagemakerspark.local.LocalSageMaker;
import org.sagemakerspark.local.LocalSageMakerExtension;
import org.sagemakerspark.model.AlgorithmModel;
import org.sagemakerspark.testing.ByLine;
import org.sagemakerspark.testing.OnOneLine;
import org.sagemakerspark.testing.SageMakerFixture;
import org.sagemakerspark.testing.SparkExtension;

/** Classifiers give the columns where Spark's evaluators and other stages look for them. */
@ExtendWith({SparkExtension.class, LocalSageMakerExtension.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SparkMlColumnsTest {

  private static final String AS_XGBOOST =
      "The columns are those of a model of XGBoost; the images do not know Spark.";

  private static final String[] NAMES = {"red", "green", "blue"};

  private final SparkSession spark;
  private SageMakerFixture embedded;

  SparkMlColumnsTest(SparkSession spark) {
    this.spark = spark;
  }

  @BeforeAll
  void start(LocalSageMaker sageMaker) {
    embedded = new SageMakerFixture(spark, sageMaker);
  }

  @AfterAll
  void stop() {
    embedded.close();
  }

  /** Returns points around as many centers as there are classes, with the classes' names. */
  private Dataset<Row> rows(int classes) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      int color = i % classes;
      double offset = (i / classes % 5) / 10.0;
      rows.add(
          RowFactory.create(
              NAMES[color],
              Vectors.dense(color == 0 ? 1 + offset : offset, color == 1 ? 1 + offset : offset)));
    }
    Dataset<Row> named =
        spark.createDataFrame(
            rows,
            new StructType().add("color", "string").add("features", SQLDataTypes.VectorType()));
    return new StringIndexer()
        .setInputCol("color")
        .setOutputCol("label")
        .fit(named)
        .transform(named)
        .coalesce(1);
  }

  private Dataset<Row> scored(AlgorithmEstimator<?, ?> estimator, Dataset<Row> rows) {
    AlgorithmModel<?> model = (AlgorithmModel<?>) (Model<?>) estimator.fit(rows);
    try {
      return model.transform(rows).localCheckpoint();
    } finally {
      model.deleteResources(spark);
    }
  }

  private static void worksWithEvaluators(Dataset<Row> scored, boolean isBinary) {
    if (isBinary) {
      assertThat(new BinaryClassificationEvaluator().evaluate(scored)).isEqualTo(1);
    }
    for (String metric : List.of("accuracy", "f1")) {
      assertThat(new MulticlassClassificationEvaluator().setMetricName(metric).evaluate(scored))
          .isEqualTo(1);
    }
    Dataset<Row> named =
        new IndexToString().setInputCol("prediction").setOutputCol("name").transform(scored);
    assertThat(named.where("name = color").count()).isEqualTo(scored.count());
  }

  private static void hasProbabilities(Dataset<Row> scored, int classes) {
    assertThat(new MulticlassClassificationEvaluator().setMetricName("logLoss").evaluate(scored))
        .isBetween(0.0, 0.7);
    for (Row row : scored.collectAsList()) {
      Vector probability = row.getAs("probability");
      assertThat(probability.size()).isEqualTo(classes);
      double sum = 0;
      for (double each : probability.toArray()) {
        assertThat(each).isBetween(0.0, 1.0);
        sum += each;
      }
      assertThat(sum).isBetween(1 - 1e-6, 1 + 1e-6);
      assertThat((double) probability.argmax()).isEqualTo(row.<Double>getAs("prediction"));
    }
  }

  private static XGBoostSageMakerEstimator xgboost(String objective) {
    return new XGBoostSageMakerEstimator().setNumRound(20).setObjective(objective);
  }

  @ParameterizedTest
  @ByLine(
      value = {"binary:logistic", "binary:logitraw"},
      other = {"binary:logistic"},
      because = "The columns are fewer, and no others.")
  void xgboostOfTwoClasses(String objective) {
    Dataset<Row> scored = scored(xgboost(objective), rows(2));

    worksWithEvaluators(scored, true);
    if (objective.equals("binary:logistic")) {
      hasProbabilities(scored, 2);
    } else {
      assertThat(scored.columns()).doesNotContain("probability");
    }
  }

  @Test
  void xgboostOfSeveralClasses() {
    Dataset<Row> scored = scored(xgboost("multi:softprob").setNumClass(3), rows(3));

    worksWithEvaluators(scored, false);
    hasProbabilities(scored, 3);
    worksWithEvaluators(scored(xgboost("multi:softmax").setNumClass(3), rows(3)), false);
  }

  @Test
  @OnOneLine(AS_XGBOOST)
  void linearLearnerOfTwoClasses() {
    Dataset<Row> scored = scored(new LinearLearnerBinaryClassifier().setEpochs(50), rows(2));

    worksWithEvaluators(scored, true);
    hasProbabilities(scored, 2);
    assertThat(scored.where("prediction = predicted_label").count()).isEqualTo(scored.count());
  }

  @Test
  @OnOneLine(AS_XGBOOST)
  void linearLearnerOfSeveralClasses() {
    Dataset<Row> scored =
        scored(new LinearLearnerMultiClassClassifier().setNumClasses(3).setEpochs(50), rows(3));

    hasProbabilities(scored, 3);
    assertThat(scored.columns()).contains("score", "predicted_label", "rawPrediction");
  }

  @Test
  @OnOneLine(AS_XGBOOST)
  void factorizationMachinesOfTwoClasses() {
    Dataset<Row> scored =
        scored(
            new FactorizationMachinesBinaryClassifier()
                .setFeatureDim(2)
                .setNumFactors(2)
                .setEpochs(50),
            rows(2));

    hasProbabilities(scored, 2);
    assertThat(new BinaryClassificationEvaluator().evaluate(scored)).isGreaterThan(0.9);
  }

  @Test
  void modelsKnowWhatTheyWereTrainedWith() {
    XGBoostSageMakerModel model = xgboost("binary:logistic").setEta(0.5).fit(rows(2));
    try {
      assertThat(org.sagemakerspark.value.JsonMap.parse(model.getTrainingHyperParameters()))
          .containsAllEntriesOf(
              Map.of("num_round", "20", "eta", "0.5", "objective", "binary:logistic"));
      assertThat(model.getLabelMetadata().orElseThrow()).contains("red", "green");
      XGBoostSageMakerModel again =
          XGBoostSageMakerModel.fromTrainingJob(spark, model.getTrainingJobName().orElseThrow());
      assertThat(again.getTrainingHyperParameters()).isEqualTo(model.getTrainingHyperParameters());
      assertThat(again.transformSchema(rows(2).schema()).fieldNames())
          .endsWith("prediction", "probability", "rawPrediction");
    } finally {
      model.deleteResources(spark);
    }
  }

  @Test
  void aColumnWithoutANameIsLeftOut() {
    XGBoostSageMakerEstimator estimator =
        xgboost("binary:logistic").setRawPredictionCol("").setProbabilityCol("p");

    assertThat(estimator.transformSchema(rows(2).schema()).fieldNames())
        .endsWith("features", "label", "prediction", "p");
  }
}
