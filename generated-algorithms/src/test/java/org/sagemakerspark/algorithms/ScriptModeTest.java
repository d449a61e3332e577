package org.sagemakerspark.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sagemakerspark.estimator.AlgorithmEstimator;
import org.sagemakerspark.local.LocalSageMaker;
import org.sagemakerspark.local.LocalSageMakerExtension;
import org.sagemakerspark.testing.SageMakerFixture;
import org.sagemakerspark.testing.SparkExtension;

/**
 * What the tabular algorithms are given whose images run a script: JumpStart's, as the developer
 * guide and the notebooks Amazon_Tabular_Classification_LightGBM_CatBoost.ipynb and
 * Amazon_Tabular_Regression_LightGBM_CatBoost.ipynb (aws/amazon-sagemaker-examples) start them.
 */
@ExtendWith(SparkExtension.class)
class ScriptModeTest {

  private static final String SCRIPT = "s3://scripts/classification/sourcedir.tar.gz";
  private static final String MODEL = "s3://pre-trained/model/";

  @RegisterExtension
  static final LocalSageMakerExtension SAGEMAKER =
      new LocalSageMakerExtension(
          LocalSageMaker.builder().image(OffsetImage.URI, OffsetImage.class));

  private final SageMakerFixture embedded;
  private final Dataset<Row> rows;

  ScriptModeTest(SparkSession spark, LocalSageMaker sageMaker) {
    embedded = new SageMakerFixture(spark, sageMaker);
    rows =
        spark
            .createDataFrame(
                List.of(
                    RowFactory.create(1.0, Vectors.dense(1.5, 2), false),
                    RowFactory.create(
                        0.0, Vectors.sparse(2, new int[] {1}, new double[] {4}), true)),
                new StructType()
                    .add("label", DataTypes.DoubleType, false)
                    .add("features", SQLDataTypes.VectorType(), false)
                    .add("isHeldBack", DataTypes.BooleanType, false))
            .coalesce(1);
  }

  @BeforeEach
  void putThePreTrainedModel() {
    embedded.put(MODEL + "model.tar.gz", new byte[] {1});
  }

  @AfterEach
  void forgetTheEmbeddedSageMaker() {
    embedded.close();
  }

  static Stream<AlgorithmEstimator<?, ?>> estimators() {
    return Estimators.all().stream()
        .filter(each -> each.hasParam("sagemakerSubmitDirectory"))
        .map(
            each -> {
              Estimators.set(each, each.getParam("sagemakerSubmitDirectory"), SCRIPT);
              each.setExtraChannels(Map.of("model", MODEL));
              return each;
            });
  }

  static Stream<AlgorithmEstimator<?, ?>> withoutImages() {
    return estimators().filter(each -> each.algorithm().images().get(0).source().isOfUser());
  }

  @ParameterizedTest
  @MethodSource("withoutImages")
  void asksForImagesThatNobodyKnowsBeforeAnythingIsMoved(AlgorithmEstimator<?, ?> estimator) {
    String name = estimator.algorithm().name();
    int jobs = embedded.jobs().size();
    int objects = embedded.objects().size();

    assertThatThrownBy(() -> estimator.fit(rows))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("trainingImage is not set, and the library knows no image of " + name)
        .hasMessageContaining("modelImage is not set, and the image that trains " + name);
    assertThatThrownBy(() -> estimator.setTrainingImage(OffsetImage.URI).fit(rows))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("set modelImage to the URI of the image that does")
        .hasMessageNotContaining("trainingImage is not set");
    assertThat(embedded.jobs()).hasSize(jobs);
    assertThat(embedded.objects()).hasSize(objects);
  }

  @ParameterizedTest
  @MethodSource("estimators")
  void asksForTheScriptAndTheModelToStartFrom(AlgorithmEstimator<?, ?> estimator) {
    estimator.setTrainingImage(OffsetImage.URI).setEndpointCreationPolicy("DO_NOT_CREATE");

    assertThatThrownBy(
            () ->
                Estimators.create(estimator.getClass())
                    .setTrainingImage(OffsetImage.URI)
                    .setEndpointCreationPolicy("DO_NOT_CREATE")
                    .fit(rows))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sagemakerSubmitDirectory is required")
        .hasMessageContaining(
            "the algorithm needs the channel model; give its place in S3 in extraChannels");
  }

  @ParameterizedTest
  @MethodSource("estimators")
  void refusesWhatTheScriptDoesNotRead(AlgorithmEstimator<?, ?> estimator) {
    if (estimator.algorithm().images().get(0).source().isOfUser()) {
      estimator.setTrainingImage(OffsetImage.URI).setModelImage(OffsetImage.URI);
    }

    assertThatThrownBy(() -> estimator.setTrainingSparkDataFormat("libsvm").fit(rows))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("does not read 'text/libsvm'");
    estimator.clear(estimator.trainingSparkDataFormat());
    assertThatThrownBy(() -> estimator.setRequestRowSerializer("json").fit(rows))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("does not read requests in 'application/json'; it reads text/csv");
  }

  /**
   * The data of the only channel is in a folder of its own (developer guide: lightgbm.md,
   * catboost.md and their neighbours), in files that end in {@code .csv}, as JumpStart's script
   * wants them; beside a channel for validation it is not. What nobody has set is sent as the
   * tables of the developer guide have it: the scripts have other defaults.
   */
  @ParameterizedTest
  @MethodSource("estimators")
  void givesTheScriptItsDataAndTheDocumentedDefaults(AlgorithmEstimator<?, ?> estimator) {
    String channel = estimator.getTrainingChannelName();
    String folder = estimator.algorithm().training().folder().orElseThrow();
    estimator
        .setTrainingImage(OffsetImage.URI)
        .setEndpointCreationPolicy("DO_NOT_CREATE")
        .setDeleteStagingDataAfterTraining(false)
        .fit(rows);

    String alone = uri(channel);
    assertThat(files(alone))
        .hasSize(1)
        .allMatch(key -> key.matches(".*/" + channel + "/" + folder + "/[^/]+\\.csv"));
    assertThat(embedded.lines(alone)).containsExactly("1,1.5,2", "0,0,4");
    assertThat(uri("model")).isEqualTo(MODEL);
    assertThat(channel(channel).path("ContentType").asText()).isEqualTo("text/csv");
    assertThat(hyperParameters()).isEqualTo(documented(estimator.algorithm().name()));

    estimator.setValidationIndicatorCol("isHeldBack").fit(rows);

    assertThat(files(uri(channel)))
        .hasSize(1)
        .allMatch(key -> key.matches(".*=" + channel + "/[^/]+\\.csv"));
    assertThat(embedded.lines(uri("validation"))).containsExactly("0,0,4");
    assertThat(channel("validation").path("ContentType").asText()).isEqualTo("text/csv");
  }

  /** The values of the tables, and what the images' toolkit is told. */
  private Map<String, String> documented(String algorithm) {
    Map<String, String> values = new TreeMap<>();
    Facts.read("hyperparameters/" + algorithm + ".json")
        .get("hyperparameters")
        .forEach(each -> values.put(each.get("name").asText(), value(each)));
    values.keySet().retainAll(hyperParameters().keySet());
    values.put("sagemaker_submit_directory", SCRIPT);
    values.put("sagemaker_program", "transfer_learning.py");
    values.put("sagemaker_container_log_level", "20");
    return values;
  }

  private static String value(JsonNode fact) {
    String text = fact.get("default").asText();
    return switch (fact.get("type").asText()) {
      case "float" -> Double.toString(Double.parseDouble(text));
      case "int" -> Integer.toString((int) Double.parseDouble(text));
      default -> text;
    };
  }

  @Test
  void sendsWhatIsSetInsteadOfADefault() {
    LightGBMRegressor estimator =
        new LightGBMRegressor()
            .setSagemakerSubmitDirectory(SCRIPT)
            .setNumLeaves(7)
            .setHyperParameters(Map.of("max_depth", "3", "use_dask", "True"));

    assertThat(estimator.trainingHyperParameters())
        .containsEntry("num_leaves", "7")
        .containsEntry("max_depth", "3")
        .containsEntry("use_dask", "True")
        .containsEntry("num_boost_round", "100")
        .doesNotContainKeys("is_unbalance", "sagemaker_region");
  }

  /** lightgbm-hyperparameters.md of the developer guide. */
  @Test
  void refusesTwoWaysToWeighClasses() {
    LightGBMClassifier estimator =
        new LightGBMClassifier()
            .setTrainingImage(OffsetImage.URI)
            .setModelImage(OffsetImage.URI)
            .setIsUnbalance(true)
            .setScalePosWeight(2.0);

    assertThatThrownBy(() -> estimator.fit(rows))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "With is_unbalance, no other weight is given to class 1: scale_pos_weight is 2.0, and"
                + " must be 1");
    assertThatThrownBy(() -> estimator.setScalePosWeight(1.0).fit(rows))
        .hasMessageNotContaining("is_unbalance");
  }

  /** The notebooks send text/csv without the label and read these members of the answer. */
  @ParameterizedTest
  @MethodSource("estimators")
  void sendsAndReadsWhatTheNotebooksDo(AlgorithmEstimator<?, ?> estimator) throws Exception {
    boolean isClassifier = estimator.getClass().getSimpleName().endsWith("Classifier");
    String answer =
        isClassifier
            ? "{\"probabilities-1d\": [[0.75], [0.125]],"
                + " \"probabilities\": [[0.25, 0.75], [0.875, 0.125]]}"
            : "{\"prediction\": [2.5, -1.0]}";

    assertThat(estimator.serializer().contentType()).isEqualTo("text/csv");
    assertThat(estimator.deserializer().accept()).isEqualTo("application/json");
    assertThat(Requests.text(estimator, rows)).isEqualTo("1.5,2\n0,4\n");
    List<Object[]> predictions =
        estimator.deserializer().decode(answer.getBytes(StandardCharsets.UTF_8));
    if (isClassifier) {
      assertThat(predictions.get(0))
          .containsExactly(Vectors.dense(0.25, 0.75), 1.0, Vectors.dense(0.25, 0.75));
      assertThat(predictions.get(1))
          .containsExactly(Vectors.dense(0.875, 0.125), 0.0, Vectors.dense(0.875, 0.125));
    } else {
      assertThat(predictions).extracting(each -> each[0]).containsExactly(2.5, -1.0);
    }
  }

  private Map<String, String> hyperParameters() {
    Map<String, String> values = new TreeMap<>();
    embedded
        .lastTrainingJob()
        .get("HyperParameters")
        .properties()
        .forEach(each -> values.put(each.getKey(), each.getValue().asText()));
    return values;
  }

  private List<String> files(String uri) {
    return embedded.keys(uri).stream().filter(key -> !key.endsWith("/")).toList();
  }

  private String uri(String channel) {
    return channel(channel).at("/DataSource/S3DataSource/S3Uri").asText();
  }

  private JsonNode channel(String name) {
    for (JsonNode channel : embedded.lastTrainingJob().get("InputDataConfig")) {
      if (channel.get("ChannelName").asText().equals(name)) {
        return channel;
      }
    }
    throw new AssertionError("The job has no channel " + name);
  }
}
