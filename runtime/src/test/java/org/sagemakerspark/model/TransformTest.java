package org.sagemakerspark.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.spark.ml.linalg.Matrices;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagemakerspark.testing.FakeEndpoint;
import org.sagemakerspark.testing.OnOneLine;
import org.sagemakerspark.testing.ScoreModel;
import org.sagemakerspark.testing.SparkExtension;
import org.sagemakerspark.testing.Until;

@ExtendWith(SparkExtension.class)
class TransformTest {

  private final SparkSession spark;
  private FakeEndpoint endpoint;

  TransformTest(SparkSession spark) {
    this.spark = spark;
  }

  @AfterEach
  void stop() {
    if (endpoint != null) {
      endpoint.sparkConf().keySet().forEach(spark.conf()::unset);
      endpoint.close();
    }
  }

  @Test
  void keepsInputOrderWhenLaterRequestsAreAnsweredFirst() {
    answer(
        (number, features, exchange) -> {
          // The earlier a request, the longer it takes.
          sleep(Math.max(0, 100 - 20 * number));
          FakeEndpoint.score(features, exchange);
        });

    List<Row> scored = model().setMaxBatchSizeInRecords(7).transform(rows(100)).collectAsList();

    assertScored(scored, 100);
    assertThat(endpoint.requests()).isGreaterThanOrEqualTo(15);
  }

  @Test
  void keepsToTheByteLimitOfARequest() {
    answer((number, features, exchange) -> FakeEndpoint.score(features, exchange));
    // A record of one float takes 28 bytes.
    List<Row> scored = model().setMaxBatchSizeInBytes(80).transform(rows(10)).collectAsList();
    assertScored(scored, 10);
    assertThat(endpoint.requests()).isGreaterThanOrEqualTo(5);
  }

  @Test
  void refusesARowThatFitsNoRequest() {
    answer((number, features, exchange) -> FakeEndpoint.score(features, exchange));
    assertThatThrownBy(() -> model().setMaxBatchSizeInBytes(10).transform(rows(1)).collectAsList())
        .hasStackTraceContaining("One row takes")
        .hasStackTraceContaining("at most 10 (maxBatchSizeInBytes)");
    assertThat(endpoint.requests()).isZero();
  }

  @Test
  void dropsNoRowWhenTheEndpointAnswersTooFew() {
    answer(
        (number, features, exchange) ->
            FakeEndpoint.score(features.subList(1, features.size()), exchange));
    assertThatThrownBy(() -> model().transform(rows(10)).collectAsList())
        .hasStackTraceContaining("Endpoint fake, batch 0")
        .hasStackTraceContaining("answered");
  }

  @Test
  void comesBackAfterThrottlingThatIsSentAsABadRequest() {
    answer(
        (number, features, exchange) -> {
          if (number < 2) {
            FakeEndpoint.fail(exchange, 400, "ThrottlingException", "{\"message\":null}");
          } else {
            FakeEndpoint.score(features, exchange);
          }
        });
    assertScored(model().transform(rows(3)).collectAsList(), 3);
  }

  @Test
  void comesBackAfterAnAnswerThatWasCutOff() {
    answer(
        (number, features, exchange) -> {
          if (number == 0) {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write(new byte[10]);
            exchange.getResponseBody().flush();
            exchange.close();
          } else {
            FakeEndpoint.score(features, exchange);
          }
        });
    assertScored(model().transform(rows(3).coalesce(1)).collectAsList(), 3);
  }

  @Test
  void givesUpOnAnErrorOfTheModelAndShowsNoRow() {
    answer(
        (number, features, exchange) ->
            FakeEndpoint.fail(
                exchange, 424, "ModelError", "{\"Message\":\"bad\",\"OriginalStatusCode\":400}"));
    assertThatThrownBy(() -> model().transform(rows(1)).collectAsList())
        .hasStackTraceContaining("Endpoint fake, batch 0")
        .hasStackTraceContaining("row 0: the model answered HTTP 400");
  }

  @Test
  void sendsABatchInHalvesUntilTheBadRowStandsAlone() {
    answer(
        (number, features, exchange) -> {
          if (features.contains(13f)) {
            FakeEndpoint.fail(
                exchange,
                424,
                "ModelError",
                "{\"Message\":\"cannot read 13.0\",\"OriginalStatusCode\":400}");
          } else {
            FakeEndpoint.score(features, exchange);
          }
        });
    List<Row> scored = model().setHandleInvalid("keep").transform(rows(40)).collectAsList();

    assertThat(scored).hasSize(40);
    for (int i = 0; i < 40; i++) {
      assertThat(scored.get(i).getLong(0)).isEqualTo(i);
      if (i == 13) {
        assertThat(scored.get(i).isNullAt(2)).isTrue();
        assertThat(scored.get(i).getStruct(3).getString(0)).isEqualTo("ModelError 400");
        assertThat(scored.get(i).getStruct(3).getString(1)).doesNotContain("13.0");
      } else {
        assertThat(scored.get(i).getDouble(2)).isEqualTo(i);
        assertThat(scored.get(i).isNullAt(3)).isTrue();
      }
    }
    assertThatThrownBy(() -> model().transform(rows(40)).collectAsList())
        .hasStackTraceContaining("row 13: the model answered HTTP 400");
  }

  @ParameterizedTest
  @ValueSource(strings = {"error", "keep"})
  void failsWhereTheModelReadsNoRequestInTheFormatThatIsSent(String handleInvalid) {
    answer(
        (number, features, exchange) ->
            FakeEndpoint.fail(exchange, 424, "ModelError", "{\"OriginalStatusCode\":415}"));
    Dataset<Row> scored = model().setHandleInvalid(handleInvalid).transform(rows(40).coalesce(1));

    assertThatThrownBy(scored::collectAsList)
        .hasStackTraceContaining(
            ": the model answered HTTP 415. It has read no request in"
                + " 'application/x-recordio-protobuf' yet. Set requestRowSerializer to a format that"
                + " the model reads");
    assertThat(endpoint.requests()).isLessThan(40);
  }

  /** XGBoost's image answers 415 for rows, too (algorithm_mode/serve.py). */
  @Test
  void blamesARowWhereTheModelHasReadOthersInTheFormat() {
    answer(
        (number, features, exchange) -> {
          if (features.contains(13f)) {
            FakeEndpoint.fail(exchange, 424, "ModelError", "{\"OriginalStatusCode\":415}");
          } else {
            FakeEndpoint.score(features, exchange);
          }
        });
    List<Row> scored =
        model().setHandleInvalid("keep").transform(rows(40).coalesce(1)).collectAsList();

    assertThat(scored).hasSize(40);
    for (int i = 0; i < 40; i++) {
      assertThat(scored.get(i).isNullAt(2)).isEqualTo(i == 13);
    }
    assertThat(scored.get(13).getStruct(3).getString(0)).isEqualTo("ModelError 415");
  }

  @Test
  void failsWhereTheModelDoesNotAnswerInTheFormatThatIsAskedFor() {
    answer(
        (number, features, exchange) ->
            FakeEndpoint.fail(exchange, 424, "ModelError", "{\"OriginalStatusCode\":406}"));
    Dataset<Row> scored = model().setHandleInvalid("keep").transform(rows(40).coalesce(1));

    assertThatThrownBy(scored::collectAsList)
        .hasStackTraceContaining(
            "the model answered HTTP 406. It does not answer in"
                + " 'application/x-recordio-protobuf'. Set responseRowDeserializer");
  }

  @Test
  void curesAnswersThatAreTooFewByHalves() {
    answer(
        (number, features, exchange) ->
            FakeEndpoint.score(features.size() > 3 ? features.subList(0, 3) : features, exchange));
    assertScored(model().transform(rows(40)).collectAsList(), 40);
  }

  @Test
  void sendsSmallerRequestsWhenTheEndpointFindsThemTooLarge() {
    answer(
        (number, features, exchange) -> {
          if (features.size() > 5) {
            FakeEndpoint.fail(exchange, 413, "PayloadTooLarge", "{}");
          } else {
            FakeEndpoint.score(features, exchange);
          }
        });
    assertScored(model().transform(rows(40)).collectAsList(), 40);
  }

  @Test
  void comesBackAfterAModelThatFailedForAMoment() {
    answer(
        (number, features, exchange) -> {
          if (number == 0) {
            FakeEndpoint.fail(exchange, 424, "ModelError", "{\"OriginalStatusCode\":503}");
          } else {
            FakeEndpoint.score(features, exchange);
          }
        });
    assertScored(model().transform(rows(8).coalesce(1)).collectAsList(), 8);
    assertThat(endpoint.requests()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 429, 503})
  @OnOneLine("Requests wait without Spark.")
  void waitsForAModelThatIsAwayForAWhile(int status) {
    int away = 6;
    answer(
        (number, features, exchange) -> {
          if (number < away) {
            FakeEndpoint.fail(
                exchange, 424, "ModelError", "{\"OriginalStatusCode\":" + status + "}");
          } else {
            FakeEndpoint.score(features, exchange);
          }
        });
    Dataset<Row> scored = model().setHandleInvalid("keep").transform(rows(8).coalesce(1));

    assertScored(scored.select("id", "features", "score").collectAsList(), 8);
    assertThat(endpoint.requests()).isEqualTo(away + 1);
  }

  @Test
  void keepsRowsThatCannotBeSentWhereTheyStand() {
    answer((number, features, exchange) -> FakeEndpoint.score(features, exchange));
    Dataset<Row> rows =
        spark
            .range(0, 10, 1, 2)
            .selectExpr("id", "if(id % 3 = 0, null, array(cast(id AS float))) AS features");
    List<Row> scored = model().setHandleInvalid("keep").transform(rows).collectAsList();
    assertThat(scored).hasSize(10);
    for (int i = 0; i < 10; i++) {
      assertThat(scored.get(i).getLong(0)).isEqualTo(i);
      assertThat(scored.get(i).isNullAt(2)).isEqualTo(i % 3 == 0);
      assertThat(scored.get(i).isNullAt(3)).isEqualTo(i % 3 != 0);
      if (i % 3 == 0) {
        assertThat(scored.get(i).getStruct(3).getString(0)).isEqualTo("InvalidRow");
      }
    }
    assertThatThrownBy(() -> model().transform(rows).collectAsList())
        .hasStackTraceContaining("The features column 'features' is null in a row");
  }

  @Test
  void scoresVectorsOfTheOldLibrary() {
    answer((number, features, exchange) -> FakeEndpoint.score(features, exchange));
    List<Row> rows =
        List.of(
            RowFactory.create(org.apache.spark.mllib.linalg.Vectors.dense(7, 1)),
            RowFactory.create(
                org.apache.spark.mllib.linalg.Vectors.sparse(3, new int[] {0}, new double[] {8})));
    Dataset<Row> frame =
        spark.createDataFrame(
            rows, new StructType().add("features", new org.apache.spark.mllib.linalg.VectorUDT()));
    assertThat(model().transform(frame).selectExpr("sum(score)").first().getDouble(0))
        .isEqualTo(15);
  }

  @Test
  void refusesMatricesBeforeAnythingIsSent() {
    answer((number, features, exchange) -> FakeEndpoint.score(features, exchange));
    Dataset<Row> frame =
        spark.createDataFrame(
            List.of(RowFactory.create(Matrices.zeros(2, 2))),
            new StructType().add("features", SQLDataTypes.MatrixType()));
    assertThatThrownBy(() -> model().transform(frame))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'features' is of type matrix")
        .hasMessageContaining("vectors or arrays");
  }

  @Test
  void refusesAnOutputColumnThatTheInputHas() {
    answer((number, features, exchange) -> FakeEndpoint.score(features, exchange));
    assertThatThrownBy(() -> model().setScoreCol("id").transform(rows(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the output column 'id' exists in the input already");
    assertThat(endpoint.requests()).isZero();
  }

  @Test
  void scoresTwoLazyResultsEachByItsOwnColumn() {
    answer((number, features, exchange) -> FakeEndpoint.score(features, exchange));
    ScoreModel model = model();
    Dataset<Row> rows =
        spark
            .range(5)
            .selectExpr("array(cast(id AS float)) AS a", "array(cast(-id AS float)) AS b");
    Dataset<Row> first = model.setFeaturesCol("a").transform(rows);
    Dataset<Row> second = model.setFeaturesCol("b").transform(rows);
    assertThat(first.selectExpr("sum(score)").first().getDouble(0)).isEqualTo(10);
    assertThat(second.selectExpr("sum(score)").first().getDouble(0)).isEqualTo(-10);
  }

  @Test
  void leavesNoThreadBehind() {
    answer((number, features, exchange) -> FakeEndpoint.score(features, exchange));
    model().transform(rows(50)).collectAsList();
    // A cut-off read leaves requests in flight when the task ends.
    model().setMaxBatchSizeInRecords(1).transform(rows(50)).limit(1).collectAsList();
    Until.holds("no thread is left", TransformTest::noThreadScores);
  }

  private static boolean noThreadScores() {
    return Thread.getAllStackTraces().keySet().stream()
        .noneMatch(thread -> thread.getName().startsWith("sagemaker-fake"));
  }

  private void answer(FakeEndpoint.Answer answer) {
    endpoint = new FakeEndpoint(answer);
    endpoint.sparkConf().forEach(spark.conf()::set);
  }

  private static ScoreModel model() {
    return new ScoreModel().setEndpointName("fake");
  }

  private Dataset<Row> rows(int count) {
    return spark.range(0, count, 1, 2).selectExpr("id", "array(cast(id AS float)) AS features");
  }

  private static void assertScored(List<Row> scored, int count) {
    assertThat(scored).hasSize(count);
    for (int i = 0; i < count; i++) {
      assertThat(scored.get(i).getLong(0)).isEqualTo(i);
      assertThat(scored.get(i).getDouble(2)).isEqualTo(i);
    }
  }

  private static void sleep(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
