package org.sagemakerspark.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.IntArrayParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.StringArrayParam;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sagemakerspark.testing.SparkExtension;

/** Holds what each version of the XGBoost image accepts against what its container accepts. */
@ExtendWith(SparkExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class XGBoostVersionsTest {

  private static final Accepted FACTS =
      new ObjectMapper().convertValue(Facts.read("xgboost-values.json"), Accepted.class);

  /**
   * What the containers accept.
   *
   * @param values for each value of a hyperparameter, the versions that accept it
   */
  record Accepted(
      String sources,
      List<String> versions,
      Map<String, Map<String, List<String>>> values,
      List<Case> cases) {}

  /** Hyperparameters, and the versions that accept them together. */
  record Case(Map<String, String> hyperparameters, List<String> accepted) {}

  /** Is refused in any case, so that no fit goes further than to its checks. */
  private static final String OTHER_PROBLEM = "checkpointLocalPath needs checkpointS3Uri";

  private final Dataset<Row> rows;

  XGBoostVersionsTest(SparkSession spark) {
    rows = FactsTest.rows(spark);
  }

  static Stream<String> versions() {
    return FACTS.versions().stream();
  }

  @ParameterizedTest
  @MethodSource("versions")
  void takesTheValuesThatTheContainerTakes(String version) {
    List<String> wrong = new ArrayList<>();
    FACTS
        .values()
        .forEach(
            (name, values) ->
                values.forEach(
                    (value, accepted) -> {
                      Map<String, String> given = withNeeded(name, value);
                      if (isTaken(version, given) != accepted.contains(version)) {
                        wrong.add(given + ": accepted by " + accepted);
                      }
                    }));

    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("versions")
  void takesTheSetsThatTheContainerTakes(String version) {
    assertThat(FACTS.cases())
        .allSatisfy(
            each ->
                assertThat(isTaken(version, each.hyperparameters()))
                    .as("%s", each)
                    .isEqualTo(each.accepted().contains(version)));
  }

  @Test
  void takesTheMetricsOfTheLegacyImage() {
    Map<String, String> given =
        Map.of("eval_metric", "ndcg-,map-,ndcg@5-,map@5-", "objective", "rank:pairwise");

    assertThat(isTaken("1", given)).isTrue();
    assertThat(isTaken("0.90-1", given)).isFalse();
  }

  @Test
  void saysWhichVersionsKnowAValue() {
    XGBoostSageMakerEstimator estimator =
        new XGBoostSageMakerEstimator()
            .setNumRound(1)
            .setObjective("reg:absoluteerror")
            .setImageVersion("1.7-1");

    assertThat(catchThrowable(() -> estimator.fit(rows)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "objective has reg:absoluteerror, which the image of imageVersion 1.7-1 does not know;"
                + " that is known to 3.0-5, 3.2-0");
  }

  @Test
  void checksValuesThatAreGivenInTheMapOnly() {
    XGBoostSageMakerEstimator estimator =
        new XGBoostSageMakerEstimator()
            .setNumRound(1)
            .setImageVersion("1.0-1")
            .setHyperParameters("{\"tree_method\": \"gpu_hist\"}");

    assertThat(catchThrowable(() -> estimator.fit(rows)))
        .hasMessageContaining("treeMethod has gpu_hist, which the image of imageVersion 1.0-1");
  }

  @Test
  void writesATupleOfOneElementAsPythonReadsIt() {
    XGBoostSageMakerEstimator estimator = new XGBoostSageMakerEstimator();

    assertThat(estimator.setMonotoneConstraints(1).trainingHyperParameters())
        .containsEntry("monotone_constraints", "(1,)");
    assertThat(estimator.setMonotoneConstraints(1, 0, -1).trainingHyperParameters())
        .containsEntry("monotone_constraints", "(1,0,-1)");
  }

  @ParameterizedTest
  @CsvSource({
    "1,sagemaker,File,false",
    "1,parquet,File,false",
    "1,csv,File,true",
    "1,libsvm,File,true",
    "1,csv,Pipe,false",
    "1.7-1,sagemaker,File,true",
    "1.7-1,sagemaker,Pipe,true",
    "1.7-1,libsvm,Pipe,false",
    "1.7-1,json,File,false",
    "3.0-5,csv,Pipe,true",
    "3.2-0,csv,Pipe,false",
    "3.2-0,sagemaker,Pipe,false",
    "3.2-0,sagemaker,FastFile,true"
  })
  void refusesTrainingDataThatTheImageDoesNotRead(
      String version, String format, String mode, boolean isRead) {
    XGBoostSageMakerEstimator estimator =
        new XGBoostSageMakerEstimator()
            .setNumRound(1)
            .setImageVersion(version)
            .setTrainingSparkDataFormat(format)
            .setTrainingInputMode(mode)
            .setEndpointCreationPolicy("DO_NOT_CREATE")
            .setCheckpointLocalPath("/opt/ml/checkpoints");

    String refusal = refusal(estimator);
    assertThat(refusal.contains("does not read")).as(refusal).isEqualTo(!isRead);
    if (!isRead) {
      assertThat(refusal)
          .contains("the image of imageVersion " + version + " does not read '")
          .contains("in the input mode " + mode + "; it reads text/csv, csv by File or FastFile");
    }
    // Of a user's own image nobody knows what it reads.
    assertThat(refusal(estimator.setTrainingImage("own"))).doesNotContain("does not read");
  }

  @ParameterizedTest
  @CsvSource({
    "1,recordio-protobuf,application/x-recordio-protobuf",
    "1,csv,",
    "1,libsvm,",
    "1,labeled-libsvm,",
    "0.90-1,recordio-protobuf,",
    "1.7-1,json,application/json",
    "3.2-0,recordio-protobuf,",
    "3.2-0,jsonlines,application/jsonlines"
  })
  void refusesRequestsThatTheImageDoesNotRead(String version, String request, String refused) {
    XGBoostSageMakerEstimator estimator =
        new XGBoostSageMakerEstimator()
            .setNumRound(1)
            .setImageVersion(version)
            .setTrainingSparkDataFormat("csv")
            .setRequestRowSerializer(request)
            .setCheckpointLocalPath("/opt/ml/checkpoints");
    String says =
        "xgboost:"
            + version
            + (version.startsWith("0") ? "-cpu-py3" : "")
            + " does not read requests in '"
            + refused
            + "'; it reads text/csv, text/libsvm, text/x-libsvm"
            + (version.equals("1") ? "." : ", application/x-recordio-protobuf.");

    assertThat(refusal(estimator).contains(says)).isEqualTo(refused != null);
    // Who only trains sends no requests, and of a user's own image nobody knows what it reads.
    assertThat(refusal(estimator.setEndpointCreationPolicy("DO_NOT_CREATE")))
        .doesNotContain("does not read requests");
    assertThat(
            refusal(
                estimator
                    .setEndpointCreationPolicy("CREATE_ON_CONSTRUCT")
                    .setModelImage("123456789012.dkr.ecr.eu-west-1.amazonaws.com/mine:1")))
        .doesNotContain("does not read requests");
  }

  @Test
  void refusesToScoreOnAnEndpointWhoseImageDoesNotReadTheRequests() {
    XGBoostSageMakerModel model =
        XGBoostSageMakerModel.fromEndpoint("of-somebody")
            .setModelImage("685385470294.dkr.ecr.eu-west-1.amazonaws.com/xgboost:1");

    assertThat(catchThrowable(() -> model.transformSchema(rows.schema())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the image xgboost:1 does not read requests in")
        .hasMessageContaining("Set requestRowSerializer");
    assertThat(model.setRequestRowSerializer("csv").transformSchema(rows.schema()).fieldNames())
        .contains("prediction");
    assertThat(
            XGBoostSageMakerModel.fromEndpoint("of-somebody")
                .transformSchema(rows.schema())
                .fieldNames())
        .contains("prediction");
  }

  private String refusal(XGBoostSageMakerEstimator estimator) {
    Throwable refusal = catchThrowable(() -> estimator.fit(rows));
    assertThat(refusal)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(OTHER_PROBLEM);
    return refusal.getMessage();
  }

  /** Returns a value and those that the container wants beside it. */
  private static Map<String, String> withNeeded(String name, String value) {
    Map<String, String> given = new LinkedHashMap<>(Map.of(name, value));
    if (value.startsWith("multi:")) {
      given.put("num_class", "3");
    }
    if (name.equals("eval_metric")) {
      given.put("objective", value.equals("aft-nloglik") ? "survival:aft" : "binary:logistic");
    }
    if (name.equals("updater") && (value.equals("shotgun") || value.equals("coord_descent"))) {
      given.put("booster", "gblinear");
    }
    return given;
  }

  private boolean isTaken(String version, Map<String, String> given) {
    XGBoostSageMakerEstimator estimator =
        new XGBoostSageMakerEstimator()
            .setNumRound(1)
            .setImageVersion(version)
            .setCheckpointLocalPath("/opt/ml/checkpoints");
    Map<String, Param<?>> params = Estimators.byWireName(estimator);
    for (Map.Entry<String, String> each : given.entrySet()) {
      Object value = value(params.get(each.getKey()), each.getValue());
      if (!SampleValues.takes(params.get(each.getKey()), value)) {
        return false;
      }
      Estimators.set(estimator, params.get(each.getKey()), value);
    }
    return Stream.of("does not know", ", and must ", "must be set", "is required", "not allowed")
        .noneMatch(refusal(estimator)::contains);
  }

  private static Object value(Param<?> param, String text) {
    if (param instanceof IntParam) {
      return Integer.valueOf(text);
    }
    if (param instanceof BooleanParam) {
      return text.equals("1");
    }
    if (param instanceof StringArrayParam) {
      return text.split(",", -1);
    }
    if (param instanceof IntArrayParam) {
      return Stream.of(text.replaceAll("[(),]+", " ").strip().split(" +", -1))
          .mapToInt(Integer::parseInt)
          .toArray();
    }
    return text;
  }
}
