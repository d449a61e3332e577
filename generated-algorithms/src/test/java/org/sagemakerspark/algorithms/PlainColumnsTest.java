package org.sagemakerspark.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.execution.datasources.SaveIntoDataSourceCommand;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sagemakerspark.aws.SessionKeys;
import org.sagemakerspark.local.LocalSageMaker;
import org.sagemakerspark.local.LocalSageMakerExtension;
import org.sagemakerspark.schema.Columns;
import org.sagemakerspark.testing.OnOneLine;
import org.sagemakerspark.testing.SageMakerFixture;
import org.sagemakerspark.testing.SparkExtension;
import scala.Function1;
import scala.runtime.BoxedUnit;

/**
 * Features that are several columns, or an array of them, are trained on and scored, also where
 * Spark refuses the types and the data sources of others.
 */
@ExtendWith({SparkExtension.class, LocalSageMakerExtension.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlainColumnsTest {

  private static final int ROWS = 60;

  private static final StructType SCHEMA =
      new StructType()
          .add("id", DataTypes.IntegerType, false)
          .add("label", DataTypes.IntegerType, false)
          .add("width", DataTypes.DoubleType, true)
          .add("count", DataTypes.LongType, true)
          .add("price", DataTypes.createDecimalType(12, 2), true)
          .add("test", DataTypes.BooleanType, true);

  private static final String[] FEATURES = {"width", "count", "price"};

  private final SparkSession shared;
  private SparkSession strict;
  private SageMakerFixture embedded;
  private SageMakerFixture embeddedOfShared;

  PlainColumnsTest(SparkSession spark) {
    this.shared = spark;
  }

  @BeforeAll
  void start(LocalSageMaker local) {
    SparkSession.clearActiveSession();
    SparkSession.clearDefaultSession();
    Function1<SparkSessionExtensions, BoxedUnit> refusing =
        extensions -> {
          extensions.injectCheckRule(session -> PlainColumnsTest::refuseForeign);
          return BoxedUnit.UNIT;
        };
    strict = SparkSession.builder().withExtensions(refusing).getOrCreate();
    strict.conf().set(SessionKeys.PLAIN_PLANS, "true");
    embedded = new SageMakerFixture(strict, local);
    SparkSession.setDefaultSession(shared);
    SparkSession.setActiveSession(shared);
    embeddedOfShared = new SageMakerFixture(shared, local);
  }

  @AfterAll
  void stop() {
    embedded.close();
    embeddedOfShared.close();
  }

  /** Refuses plans with a type or a data source that is not Spark SQL's own. */
  private static BoxedUnit refuseForeign(LogicalPlan plan) {
    plan.foreach(
        node -> {
          if (Columns.isForeign(node.schema())) {
            throw new UnsupportedOperationException("A foreign type: " + node.schema());
          }
          if (node instanceof SaveIntoDataSourceCommand
              || node.toString().contains("org.sagemakerspark.datasource")) {
            throw new UnsupportedOperationException("A foreign data source: " + node.nodeName());
          }
          return BoxedUnit.UNIT;
        });
    return BoxedUnit.UNIT;
  }

  private static Dataset<Row> rows(SparkSession spark) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      int label = i % 2;
      rows.add(
          RowFactory.create(
              i,
              label,
              label * 10 + i / 100.0,
              label * 5L,
              BigDecimal.valueOf(100L * label + i, 2),
              i % 5 == 0));
    }
    return spark.createDataFrame(rows, SCHEMA);
  }

  private static Dataset<Row> withArray(Dataset<Row> rows) {
    return rows.withColumn(
        "features",
        functions.array(
            Arrays.stream(FEATURES)
                .map(name -> functions.col(name).cast("double"))
                .toArray(Column[]::new)));
  }

  private static List<String> values(Dataset<Row> scored, String column) {
    return scored.orderBy("id").select(column).collectAsList().stream()
        .map(row -> String.valueOf(row.get(0)))
        .toList();
  }

  private List<String> trainedLines() {
    String uri =
        embedded.lastTrainingJob().at("/InputDataConfig/0/DataSource/S3DataSource/S3Uri").asText();
    return embedded.lines(uri);
  }

  private String contentType() {
    return embedded.lastTrainingJob().at("/InputDataConfig/0/ContentType").asText();
  }

  /** Endpoint and artifact tell the two halves of the rows apart alike. */
  private static void requireTwoClusters(KMeansSageMakerModel model, Dataset<Row> rows) {
    Dataset<Row> scored = model.transform(rows);
    assertThat(scored.columns()).startsWith(rows.columns()).hasSize(rows.columns().length + 2);
    List<String> clusters = values(scored, "closest_cluster");
    assertThat(clusters).hasSize(ROWS);
    for (int i = 0; i < ROWS; i++) {
      assertThat(clusters.get(i)).isEqualTo(clusters.get(i % 2));
    }
    assertThat(clusters.get(0)).isNotEqualTo(clusters.get(1));
    KMeansSageMakerModel natively = model.copy(ParamMap.empty()).setScoringMode("native");
    assertThat(values(natively.transform(rows), "closest_cluster")).isEqualTo(clusters);
  }

  private static KMeansSageMakerEstimator kmeans() {
    return new KMeansSageMakerEstimator().setK(2).setDeleteStagingDataAfterTraining(false);
  }

  @Test
  @OnOneLine("The expressions are those of the other tests")
  void anArrayIsTrainedOnAndScoredWhereForeignTypesAndSourcesAreRefused() {
    Dataset<Row> rows = withArray(rows(strict));

    KMeansSageMakerModel model = kmeans().setFeatureDim(3).fit(rows);

    assertThat(contentType()).isEqualTo("text/csv;label_size=0");
    assertThat(trainedLines()).hasSize(ROWS).contains("0.0,0.0,0.0", "10.01,5.0,1.01");
    assertThat(model.getNumFeatures()).contains(3);
    requireTwoClusters(model, rows);
    model.deleteResources(strict);
  }

  @Test
  void columnsAreTrainedOnAndScoredWhereForeignTypesAndSourcesAreRefused() {
    Dataset<Row> rows = rows(strict);

    KMeansSageMakerModel model = kmeans().setFeatureDim(3).setFeaturesCols(FEATURES).fit(rows);

    assertThat(trainedLines()).hasSize(ROWS).contains("0.0,0.0,0.0", "10.01,5.0,1.01");
    assertThat(model.getNumFeatures()).contains(3);
    requireTwoClusters(model, rows);
    model.deleteResources(strict);
  }

  @Test
  @OnOneLine("The expressions are those of the other tests")
  void linesHaveTheLabelFirstAndEachRowIsInItsChannel() {
    LinearLearnerBinaryClassifierModel model =
        new LinearLearnerBinaryClassifier()
            .setEpochs(1)
            .setFeaturesCols(FEATURES)
            .setValidationIndicatorCol("test")
            .setDeleteStagingDataAfterTraining(false)
            .fit(rows(strict));

    assertThat(contentType()).isEqualTo("text/csv");
    assertThat(trainedLines())
        .hasSize(ROWS - ROWS / 5)
        .contains("1,10.01,5.0,1.01")
        .doesNotContain("0,0.0,0.0,0.0");
    assertThatThrownBy(() -> model.transform(rows(strict)))
        .hasMessageContaining("the column 'probability' is of type vector")
        .hasMessageContaining("an empty text");
    model.setRawPredictionCol("").setProbabilityCol("");
    assertThat(model.transform(rows(strict)).collectAsList()).hasSize(ROWS);
    model.deleteResources(strict);
  }

  @Test
  @OnOneLine("Spark writes its own format")
  void parquetHasTheColumnsAsTheyAre() {
    XGBoostSageMakerModel model =
        new XGBoostSageMakerEstimator()
            .setNumRound(2)
            .setFeaturesCols("width", "count")
            .setTrainingSparkDataFormat("parquet")
            .setDeleteStagingDataAfterTraining(false)
            .fit(rows(strict));

    assertThat(contentType()).isEqualTo("application/x-parquet");
    assertThat(model.getNumFeatures()).contains(2);
    Dataset<Row> scored = model.transform(rows(strict));
    XGBoostSageMakerModel natively = model.copy(ParamMap.empty()).setScoringMode("native");
    List<Row> byEndpoint = scored.orderBy("id").collectAsList();
    List<Row> byArtifact = natively.transform(rows(strict)).orderBy("id").collectAsList();
    for (int i = 0; i < ROWS; i++) {
      double prediction = byEndpoint.get(i).getAs("prediction");
      assertThat(prediction).isCloseTo(byArtifact.get(i).getAs("prediction"), within(1e-6));
    }
    model.deleteResources(strict);
  }

  @Test
  void theRuleOfTheseTestsRefusesVectorsAndTheDataSource() {
    Dataset<Row> vectors =
        shared
            .createDataFrame(
                List.of(RowFactory.create(Vectors.dense(1, 2))),
                new StructType().add("features", SQLDataTypes.VectorType(), false))
            .toDF();
    assertThatThrownBy(
            () -> strict.createDataFrame(vectors.collectAsList(), vectors.schema()).count())
        .hasMessageContaining("A foreign type");
    Dataset<Row> rows = withArray(rows(strict));
    assertThatThrownBy(() -> rows.select("features").write().format("sagemaker").save("target/no"))
        .hasMessageContaining("A foreign data source");
  }

  @Test
  @OnOneLine("It is refused by Params and schema")
  void whatOnlyTheLibraryItselfCanWriteIsRefusedBeforeDataIsMoved() {
    shared.conf().set(SessionKeys.PLAIN_PLANS, "true");
    try {
      Dataset<Row> vectors = embeddedOfShared.rows(3);
      assertThatThrownBy(() -> kmeans().setFeatureDim(1).fit(vectors))
          .hasMessageContaining(SessionKeys.PLAIN_PLANS + " is true")
          .hasMessageContaining("'features' is of type vector")
          .hasMessageContaining("featuresCols");
      Dataset<Row> rows = rows(shared);
      assertThatThrownBy(
              () ->
                  kmeans()
                      .setFeatureDim(3)
                      .setFeaturesCols(FEATURES)
                      .setTrainingSparkDataFormat("sagemaker")
                      .fit(rows))
          .hasMessageContaining("own data source")
          .hasMessageContaining("csv or parquet");
      KMeansSageMakerModel model =
          new KMeansSageMakerModel().setEndpointName("none").setFeaturesCols(FEATURES);
      assertThatThrownBy(
              () -> model.transform(rows.crossJoin(vectors.withColumnRenamed("features", "v"))))
          .hasMessageContaining("the column 'v' is of type vector");
    } finally {
      shared.conf().unset(SessionKeys.PLAIN_PLANS);
    }
  }

  @Test
  void rowsThatNoLineHoldsAreRefusedByTheirColumn() {
    KMeansSageMakerEstimator estimator = kmeans().setFeatureDim(3).setFeaturesCols(FEATURES);
    int jobs = embedded.jobs().size();
    for (String wrong : List.of("null", "double('NaN')", "double('Infinity')")) {
      Dataset<Row> rows =
          rows(strict).withColumn("width", functions.expr("if(id = 7, " + wrong + ", width)"));
      assertThatThrownBy(() -> estimator.fit(rows))
          .hasMessageContaining("no training job was started. The column 'featuresCols'")
          .hasMessageEndingWith("leave out such rows");
    }
    Dataset<Row> labels = rows(strict).withColumn("label", functions.expr("if(id = 7, 2, label)"));
    assertThatThrownBy(
            () -> new LinearLearnerBinaryClassifier().setFeaturesCols(FEATURES).fit(labels))
        .hasMessageContaining("The column 'label' holds a label that is none of those");
    Dataset<Row> arrays =
        withArray(rows(strict))
            .withColumn("features", functions.expr("if(id = 7, array(1D), features)"));
    assertThatThrownBy(() -> new LinearLearnerBinaryClassifier().fit(arrays))
        .hasMessageContaining("Some rows have 1 feature and some have 3");
    assertThatThrownBy(
            () ->
                new LinearLearnerBinaryClassifier()
                    .setFeaturesCols("width", "label", "id")
                    .setValidationIndicatorCol("id")
                    .fit(rows(strict)))
        .hasMessageContaining(
            "the column 'label' is one of featuresCols and labelCol too; take it out of featuresCols")
        .hasMessageContaining(
            "the column 'id' is one of featuresCols and validationIndicatorCol too");
    assertThat(embedded.jobs()).hasSize(jobs);
  }

  @Test
  void severalColumnsAreTheFeaturesInRecordsAndRequestsToo() {
    Dataset<Row> rows = rows(shared);
    KMeansSageMakerModel model = kmeans().setFeatureDim(3).setFeaturesCols(FEATURES).fit(rows);

    assertThat(model.getNumFeatures()).contains(3);
    assertThat(model.getFeaturesCols()).hasValue(FEATURES);
    requireTwoClusters(model, rows);

    Dataset<Row> large =
        rows.withColumn("count", functions.lit((1L << 53) + 1).plus(functions.col("id")));
    assertThatThrownBy(() -> kmeans().setFeatureDim(3).setFeaturesCols(FEATURES).fit(large))
        .hasMessageContaining("The column 'count' holds a number that not even a double holds");
    assertThatThrownBy(() -> model.setFeaturesCols("width", "count").transform(rows))
        .hasMessageContaining("'featuresCols' has 2 features; 3 are expected");
    model.deleteResources(shared);
  }

  @Test
  @OnOneLine("They are refused by the schema")
  void wrongColumnsAreRefusedOnTheDriver() {
    Dataset<Row> rows = rows(shared);
    KMeansSageMakerEstimator estimator = kmeans().setFeatureDim(3);
    assertThatThrownBy(() -> estimator.setFeaturesCols("width", "cont", "price").fit(rows))
        .hasMessageContaining("no features column 'cont'")
        .hasMessageContaining("count");
    assertThatThrownBy(() -> estimator.setFeaturesCols("width", "test", "price").fit(rows))
        .hasMessageContaining("the features column 'test' is of type boolean");
    assertThatThrownBy(() -> estimator.setFeaturesCols("width", "count").fit(rows))
        .hasMessageContaining("as featureDim says");
    assertThatThrownBy(
            () ->
                estimator
                    .setFeaturesCols(FEATURES)
                    .fit(rows.withColumn("FeaturesCols", functions.lit(1))))
        .hasMessageContaining("rename the column");
    assertThatThrownBy(() -> estimator.setFeaturesCol("width").fit(rows))
        .hasMessageContaining("featuresCol and featuresCols are both set");
  }
}
