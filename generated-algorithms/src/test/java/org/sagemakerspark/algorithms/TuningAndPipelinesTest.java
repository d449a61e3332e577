package org.sagemakerspark.algorithms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.evaluation.RegressionEvaluator;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.tuning.CrossValidator;
import org.apache.spark.ml.tuning.CrossValidatorModel;
import org.apache.spark.ml.tuning.ParamGridBuilder;
import org.apache.spark.ml.tuning.TrainValidationSplit;
import org.apache.spark.ml.tuning.TrainValidationSplitModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.sagemakerspark.codec.CSVResponseRowDeserializer;
import org.sagemakerspark.codec.ColumnType;
import org.sagemakerspark.codec.Describable;
import org.sagemakerspark.codec.RequestRowSerializer;
import org.sagemakerspark.codec.ResponseColumn;
import org.sagemakerspark.codec.RowEncoder;
import org.sagemakerspark.codec.UnlabeledCSVRequestRowSerializer;
import org.sagemakerspark.estimator.SageMakerEstimator;
import org.sagemakerspark.hosting.EndpointCreationPolicy;
import org.sagemakerspark.local.LocalSageMaker;
import org.sagemakerspark.local.LocalSageMakerExtension;
import org.sagemakerspark.model.SageMakerModel;
import org.sagemakerspark.testing.OnOneLine;
import org.sagemakerspark.testing.SageMakerFixture;
import org.sagemakerspark.testing.SparkExtension;

/** Stages within what Spark builds of stages: pipelines, and searches for the best values. */
@ExtendWith(SparkExtension.class)
class TuningAndPipelinesTest {

  @RegisterExtension
  static final LocalSageMakerExtension SAGEMAKER =
      new LocalSageMakerExtension(
          LocalSageMaker.builder().image(OffsetImage.URI, OffsetImage.class));

  private final SparkSession spark;
  private final LocalSageMaker sageMaker;
  private SageMakerFixture embedded;

  TuningAndPipelinesTest(SparkSession spark, LocalSageMaker sageMaker) {
    this.spark = spark;
    this.sageMaker = sageMaker;
  }

  @BeforeEach
  void useTheEmbeddedSageMaker() {
    embedded = new SageMakerFixture(spark, sageMaker);
  }

  @AfterEach
  void forgetTheEmbeddedSageMaker() {
    embedded.close();
  }

  /** A user's own serializer. */
  public static final class OwnSerializer implements RequestRowSerializer, Describable {
    private static final long serialVersionUID = 1L;

    private final String column;

    /** Makes it of its options. */
    public OwnSerializer(Map<String, String> options) {
      column = options.get("column");
    }

    @Override
    public Map<String, String> options() {
      return Map.of("column", column);
    }

    @Override
    public String contentType() {
      return "text/csv";
    }

    @Override
    public RowEncoder<Row> bind(StructType schema, String owner) {
      return new UnlabeledCSVRequestRowSerializer(column).bind(schema, owner);
    }
  }

  @Test
  void aSavedPipelineTrainsAndItsSavedModelScores(@TempDir Path folder) throws Exception {
    String pipeline = folder.resolve("pipeline").toUri().toString();
    String fitted = folder.resolve("fitted").toUri().toString();
    SageMakerEstimator estimator =
        estimator()
            .setFeaturesCol("both")
            .setHyperParameters(Map.of("offset", "100"))
            .setRequestRowSerializer(new OwnSerializer(Map.of("column", "both")));
    new Pipeline()
        .setStages(
            new PipelineStage[] {
              new VectorAssembler().setInputCols(new String[] {"x", "y"}).setOutputCol("both"),
              estimator
            })
        .save(pipeline);

    Pipeline.load(pipeline).fit(rows()).save(fitted);
    PipelineModel model = PipelineModel.load(fitted);
    try {
      Row row = model.transform(rows()).filter("x = 3").first();

      assertThat(row.<Double>getAs("score")).isEqualTo(3 + 6 + 100);
      assertThat(embedded.endpoints()).hasSize(1);
    } finally {
      ((SageMakerModel) model.stages()[1]).deleteResources(spark);
    }
    assertThat(embedded.endpoints()).isEmpty();
  }

  @Test
  void aCrossValidatorFindsTheBestValuesAndItsOtherModelsCanBeRemoved(@TempDir Path folder)
      throws Exception {
    SageMakerEstimator estimator =
        estimator().setEndpointCreationPolicy(EndpointCreationPolicy.CREATE_ON_TRANSFORM);
    CrossValidatorModel tuned =
        new CrossValidator()
            .setEstimator(estimator)
            .setEstimatorParamMaps(
                new ParamMap[] {
                  ParamMap.empty().put(estimator.hyperParameters(), "{\"offset\": \"7\"}"),
                  ParamMap.empty().put(estimator.hyperParameters(), "{\"offset\": \"1\"}")
                })
            .setEvaluator(evaluator("score"))
            .setNumFolds(2)
            .setSeed(1)
            .fit(rows());

    assertThat(tuned.avgMetrics()[0]).isEqualTo(6.0);
    assertThat(tuned.avgMetrics()[1]).isZero();
    SageMakerModel best = (SageMakerModel) tuned.bestModel();
    assertThat(((SageMakerEstimator) best.parent()).getHyperParameterMap())
        .containsEntry("offset", "1");
    assertThat(embedded.endpoints()).hasSize(4);

    String path = folder.resolve("tuned").toUri().toString();
    tuned.save(path);
    Dataset<Row> scored = CrossValidatorModel.load(path).transform(rows());
    assertThat(evaluator("score").evaluate(scored)).isZero();

    best.deleteResourcesOfOtherModels(spark);
    assertThat(embedded.endpoints()).hasSize(1);
    assertThat(evaluator("score").evaluate(best.transform(rows()))).isZero();
    best.deleteResources(spark);
    assertThat(embedded.endpoints()).isEmpty();
  }

  @Test
  @OnOneLine("A CrossValidator copies, fits and compares stages in the same way.")
  void aTrainValidationSplitChoosesAmongTheHyperparametersOfATypedEstimator() {
    XGBoostSageMakerEstimator estimator =
        new XGBoostSageMakerEstimator()
            .setMinChildWeight(0)
            .setEndpointCreationPolicy(EndpointCreationPolicy.CREATE_ON_TRANSFORM);
    TrainValidationSplitModel tuned =
        new TrainValidationSplit()
            .setEstimator(estimator)
            .setEstimatorParamMaps(
                new ParamGridBuilder().addGrid(estimator.numRound(), new int[] {1, 60}).build())
            .setEvaluator(evaluator("prediction"))
            .setTrainRatio(0.7)
            .setSeed(1)
            .fit(rows().withColumn("features", org.apache.spark.sql.functions.array("x", "y")));
    XGBoostSageMakerModel best = (XGBoostSageMakerModel) tuned.bestModel();
    try {
      assertThat(((XGBoostSageMakerEstimator) best.parent()).getNumRound()).hasValue(60);
      assertThat(tuned.validationMetrics()[1]).isLessThan(tuned.validationMetrics()[0]);
    } finally {
      best.deleteResourcesOfOtherModels(spark);
      best.deleteResources(spark);
    }
    assertThat(embedded.endpoints()).isEmpty();
  }

  private static RegressionEvaluator evaluator(String predictions) {
    return new RegressionEvaluator().setMetricName("mae").setPredictionCol(predictions);
  }

  private static SageMakerEstimator estimator() {
    return new SageMakerEstimator()
        .setTrainingImage(OffsetImage.URI)
        .setRequestRowSerializer("csv")
        .setResponseRowDeserializer(
            new CSVResponseRowDeserializer(
                List.of(new ResponseColumn("value", ColumnType.DOUBLE, "score")), "text/csv"));
  }

  /** The label is one more than the sum of the features. */
  private Dataset<Row> rows() {
    return spark
        .range(40)
        .selectExpr(
            "double(id) AS x",
            "2.0D * id AS y",
            "array(double(id), 2.0D * id) AS features",
            "3.0D * id + 1 AS label");
  }
}
