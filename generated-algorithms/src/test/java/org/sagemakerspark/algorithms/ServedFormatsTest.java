package org.sagemakerspark.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sagemakerspark.codec.Format;
import org.sagemakerspark.estimator.AlgorithmEstimator;
import org.sagemakerspark.spec.Algorithm.ServedData;
import org.sagemakerspark.testing.SparkExtension;

/** Holds what is sent to an image, and asked of it, against what the image knows. */
@ExtendWith(SparkExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServedFormatsTest {

  private static final JsonNode FACTS = Facts.read("served-formats.json");

  /** Is refused in any case, so that no fit goes further than to its checks. */
  private static final String OTHER_PROBLEM = "checkpointLocalPath needs checkpointS3Uri";

  private final Dataset<Row> rows;
  private final SparkSession spark;

  ServedFormatsTest(SparkSession spark) {
    rows = FactsTest.rows(spark);
    this.spark = spark;
  }

  static Stream<AlgorithmEstimator<?, ?>> firstParty() {
    return Estimators.all().stream().filter(each -> FACTS.has(each.algorithm().name()));
  }

  @Test
  void knowsTheFormatsOfEachDeliveredAlgorithm() {
    assertThat(Estimators.all())
        .allSatisfy(
            each -> {
              assertThat(each.algorithm().requests()).isNotEmpty();
              assertThat(each.algorithm().answers()).isNotEmpty();
            });
  }

  @ParameterizedTest
  @MethodSource("firstParty")
  void knowsWhatTheDeveloperGuideSays(AlgorithmEstimator<?, ?> estimator) {
    JsonNode facts = FACTS.get(estimator.algorithm().name());

    assertThat(types(estimator.algorithm().requests())).isEqualTo(texts(facts.get("requests")));
    assertThat(types(estimator.algorithm().answers())).isEqualTo(texts(facts.get("answers")));
  }

  @ParameterizedTest
  @MethodSource("firstParty")
  void refusesLibSvmBeforeAnythingIsPaidFor(AlgorithmEstimator<?, ?> estimator) {
    estimator.setRequestRowSerializer("libsvm");
    if (!estimator.algorithm().inputs().isEmpty()) {
      assertThatThrownBy(() -> estimator.fit(StageRows.of(spark, estimator, "s3://b/k")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("requests in libsvm hold features only, and the image reads ")
          .hasMessageContaining("choose csv, json or jsonlines");
      return;
    }

    assertThat(refusal(estimator))
        .contains(
            ":1 does not read requests in 'text/libsvm'; it reads "
                + String.join(", ", ordered(estimator.algorithm().requests())))
        .contains("Set requestRowSerializer to ")
        .doesNotContain("another version of the image");
    // Who only trains sends no requests.
    assertThat(refusal(estimator.setEndpointCreationPolicy("DO_NOT_CREATE")))
        .doesNotContain("does not read requests");
  }

  @Test
  void refusesToScoreInAFormatThatTheImageDoesNotRead() {
    KMeansSageMakerModel model =
        KMeansSageMakerModel.fromModelData("s3://of-somebody/model.tar.gz")
            .setRequestRowSerializer("libsvm");

    assertThatThrownBy(() -> model.transform(rows))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "the image kmeans:1 does not read requests in 'text/libsvm'; it reads text/csv,"
                + " application/json, application/jsonlines, application/x-recordio-protobuf. Set"
                + " requestRowSerializer to csv or json or jsonlines or recordio-protobuf");
    assertThat(model.setRequestRowSerializer("csv").transformSchema(rows.schema()).fieldNames())
        .contains("closest_cluster");
  }

  @Test
  void servesAModelByTheVersionOfTheImageThatIsChosen() {
    XGBoostSageMakerModel model =
        XGBoostSageMakerModel.fromModelData("s3://of-somebody/model.tar.gz");

    assertThat(model.algorithm().imageTag()).isEqualTo("1.7-1");
    assertThat(model.setImageVersion("1.0-1").algorithm().imageTag()).isEqualTo("1.0-1-cpu-py3");
    assertThatThrownBy(
            () -> model.setResponseRowDeserializer("json").transformSchema(rows.schema()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1.0-1-cpu-py3 does not answer in 'application/json'");
    assertThat(model.setImageVersion("1.2-2").transformSchema(rows.schema()).fieldNames())
        .contains("prediction");
    assertThatThrownBy(() -> model.setImageVersion("2"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3.2-0");
  }

  @Test
  void refusesCsvWhereFactorizationMachinesReadNone() {
    assertThat(refusal(new FactorizationMachinesRegressor().setRequestRowSerializer("csv")))
        .contains("the image factorization-machines:1 does not read requests in 'text/csv'")
        .contains("Set requestRowSerializer to json or jsonlines or recordio-protobuf");
  }

  @ParameterizedTest
  @CsvSource({
    "1, csv, , true",
    "1, json, , false",
    "1, json, SAGEMAKER_INFERENCE_OUTPUT, false",
    "0.90-2, json, SAGEMAKER_INFERENCE_OUTPUT, false",
    "1.0-1, json, , false",
    "1.0-1, json, SAGEMAKER_INFERENCE_OUTPUT, true",
    "1.2-1, jsonlines, SAGEMAKER_INFERENCE_OUTPUT, true",
    "1.2-1, json, , false",
    "1.2-2, json, , true",
    "1.7-1, csv, , true",
    "1.7-1, json, , true",
    "1.7-1, jsonlines, , false",
    "1.7-1, jsonlines, ANOTHER_VARIABLE, false",
    "1.7-1, jsonlines, SAGEMAKER_INFERENCE_OUTPUT, true",
    "1.7-1, recordio-protobuf, , false",
    "1.7-1, recordio-protobuf, SAGEMAKER_INFERENCE_OUTPUT, true",
    "3.2-0, jsonlines, , false",
    "3.2-0, json, , true"
  })
  void asksXGBoostForAnswersThatItsVersionGives(
      String version, String response, String variable, boolean isGiven) {
    XGBoostSageMakerEstimator estimator =
        new XGBoostSageMakerEstimator()
            .setNumRound(1)
            .setImageVersion(version)
            .setTrainingSparkDataFormat("csv")
            .setRequestRowSerializer("csv")
            .setResponseRowDeserializer(response.equals("csv") ? "csv" : ofLabels(response));
    if (variable != null) {
      estimator.setModelEnvironment("{\"" + variable + "\": \"predicted_label\"}");
    }

    assertThat(!refusal(estimator).contains(" does not answer in '")).isEqualTo(isGiven);
  }

  @Test
  void saysHowXGBoostGivesAnAnswer() {
    assertThat(
            refusal(
                new XGBoostSageMakerEstimator()
                    .setNumRound(1)
                    .setResponseRowDeserializer(ofLabels("jsonlines"))))
        .contains(
            "the image sagemaker-xgboost:1.7-1 does not answer in 'application/jsonlines'; it"
                + " answers in text/csv, application/json. Set responseRowDeserializer to csv or"
                + " json, or set SAGEMAKER_INFERENCE_OUTPUT in modelEnvironment");
  }

  /** Describes what reads the answers that the variable makes. */
  private static String ofLabels(String format) {
    return new Format(
            format, Map.of("columns", "[{\"key\": \"predicted_label\", \"type\": \"double\"}]"))
        .toText();
  }

  private String refusal(AlgorithmEstimator<?, ?> estimator) {
    estimator.setCheckpointLocalPath("/opt/ml/checkpoints");
    Throwable refusal =
        catchThrowable(() -> estimator.fit(StageRows.of(spark, estimator, "s3://b/k")));
    assertThat(refusal)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(OTHER_PROBLEM);
    return refusal.getMessage();
  }

  private static List<String> ordered(List<ServedData> formats) {
    return formats.stream().flatMap(each -> each.contentTypes().stream()).toList();
  }

  private static Set<String> types(List<ServedData> formats) {
    return new TreeSet<>(ordered(formats));
  }

  private static Set<String> texts(JsonNode array) {
    return new TreeSet<>(
        StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList());
  }
}
