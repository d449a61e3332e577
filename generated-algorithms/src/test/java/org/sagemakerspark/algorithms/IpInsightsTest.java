package org.sagemakerspark.algorithms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sagemakerspark.local.LocalSageMaker;
import org.sagemakerspark.local.LocalSageMakerExtension;
import org.sagemakerspark.testing.SageMakerFixture;
import org.sagemakerspark.testing.SparkExtension;
import org.sagemakerspark.training.TrainingJobException;

/** Entities and addresses, from DataFrames to the embedded image and back. */
@ExtendWith({SparkExtension.class, LocalSageMakerExtension.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IpInsightsTest {
  private SparkSession spark;
  private SageMakerFixture embedded;
  private IPInsightsSageMakerModel model;

  @BeforeAll
  void train(SparkSession session, LocalSageMaker sageMaker) {
    spark = session;
    embedded = new SageMakerFixture(session, sageMaker);
    model = estimator().setValidationIndicatorCol("held").fit(events(0, 1200, "id % 10 = 0"));
  }

  @AfterAll
  void forgetTheEmbeddedSageMaker() {
    model.deleteResources(spark);
    embedded.close();
  }

  private static IPInsightsSageMakerEstimator estimator() {
    return new IPInsightsSageMakerEstimator()
        .setNumEntityVectors(1000)
        .setVectorDim(16)
        .setEpochs(20)
        .setMiniBatchSize(200)
        .setLearningRate(0.05);
  }

  /** Makes events of 40 entities, each from two of 20 networks. */
  private Dataset<Row> events(int from, int to, String held) {
    return spark
        .range(from, to)
        .selectExpr(
            "id",
            "concat('entity, \"', id % 40, '\"') AS entity",
            "concat('10.7.', (id % 40 + 3 * (id % 3)) % 20, '.', 1 + id * 11 % 250) AS ip",
            held + " AS held");
  }

  @Test
  void tellsEventsFromOthersBetterThanHowOftenANetworkIsSeen() {
    Dataset<Row> heldOut =
        events(2000, 2400, "true")
            .union(
                events(2000, 2400, "false")
                    .selectExpr("id", "concat('entity, \"', (id + 10) % 40, '\"')", "ip", "held"));
    List<Row> scored = model.transform(heldOut).collectAsList();
    Map<String, Integer> seen = new HashMap<>();
    for (Row row : events(0, 1200, "true").collectAsList()) {
      seen.merge(network(row), 1, Integer::sum);
    }

    double learned = areaUnderCurve(scored, row -> row.getAs("dot_product"));
    double counted = areaUnderCurve(scored, row -> seen.getOrDefault(network(row), 0));

    assertThat(scored).hasSize(800);
    assertThat(learned).isGreaterThan(0.9).isGreaterThan(counted + 0.2);
  }

  private static String network(Row row) {
    return row.<String>getAs("ip").replaceFirst("\\.\\d+$", "");
  }

  private static double areaUnderCurve(List<Row> rows, ToDoubleFunction<Row> score) {
    double above = 0;
    double pairs = 0;
    for (Row actual : rows) {
      for (Row madeUp : rows) {
        if (actual.<Boolean>getAs("held") && !madeUp.<Boolean>getAs("held")) {
          pairs++;
          double difference = score.applyAsDouble(actual) - score.applyAsDouble(madeUp);
          above += difference > 0 ? 1 : difference == 0 ? 0.5 : 0;
        }
      }
    }
    return above / pairs;
  }

  @Test
  void answersWithVectorsWhereTheyAreAskedFor() {
    Dataset<Row> rows = events(0, 5, "true");
    Dataset<Row> verbose = model.setVerbose(true).transform(rows);
    List<Row> scored = verbose.orderBy("id").collectAsList();
    List<Row> plain = model.setVerbose(false).transform(rows).orderBy("id").collectAsList();

    assertThat(verbose.columns()).endsWith("dot_product", "entity_embedding", "ip_embedding");
    for (int i = 0; i < scored.size(); i++) {
      Vector entity = scored.get(i).getAs("entity_embedding");
      Vector address = scored.get(i).getAs("ip_embedding");
      assertThat(entity.size()).isEqualTo(16);
      assertThat(Math.abs(entity.dot(address) - scored.get(i).<Double>getAs("dot_product")))
          .isLessThan(1e-4);
      assertThat(plain.get(i).<Double>getAs("dot_product"))
          .isEqualTo(scored.get(i).<Double>getAs("dot_product"));
      assertThat(plain.get(i).size()).isEqualTo(scored.get(i).size() - 2);
    }
  }

  @Test
  void asksInEachFormatThatTheImageKnows() {
    Dataset<Row> rows = events(0, 5, "true");
    List<Row> expected = sorted(model.transform(rows));

    for (String request : List.of("csv", "jsonlines", "json")) {
      for (String response : List.of("jsonlines", "json")) {
        model.setRequestRowSerializer(request).setResponseRowDeserializer(response);
        assertThat(sorted(model.transform(rows)))
            .as("%s, %s", request, response)
            .isEqualTo(expected);
      }
    }
    model.clear(model.requestRowSerializer()).clear(model.responseRowDeserializer());
  }

  private static List<Row> sorted(Dataset<Row> rows) {
    return rows.collectAsList().stream()
        .sorted(Comparator.comparing(row -> row.<Long>getAs("id")))
        .toList();
  }

  @Test
  void refusesNoAddressesToHoldRowsAgainstBeforeAnythingIsMoved() {
    assertThatThrownBy(
            () ->
                estimator()
                    .setRandomNegativeSamplingRate(0)
                    .setShuffledNegativeSamplingRate(0)
                    .fit(events(0, 10, "false")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "the sum of random_negative_sampling_rate, shuffled_negative_sampling_rate is 0, and"
                + " must be at least 1 and at most 500");
    assertThatThrownBy(
            () -> estimator().setRandomNegativeSamplingRate(500).fit(events(0, 10, "false")))
        .hasMessageContaining("shuffled_negative_sampling_rate is 501");
  }

  @Test
  void refusesWhatIsNoAddressBeforeAJobIsStartedAndInScoring() {
    Dataset<Row> rows =
        spark.sql(
            "SELECT * FROM VALUES ('a', '10.0.0.255'), ('a', '10.0.0.256') AS rows(entity, ip)");
    int jobs = embedded.jobs().size();

    assertThatThrownBy(() -> estimator().fit(rows))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no training job was started")
        .hasMessageContaining("The column 'ip' has a text that does not match ((25[0-5]|");
    assertThat(embedded.jobs()).hasSize(jobs);
    List<Row> scored =
        model.copy(ParamMap.empty()).setHandleInvalid("keep").transform(rows).collectAsList();
    assertThat(scored).extracting(row -> row.isNullAt(2)).containsExactly(false, true);
  }

  /** What others have written the library does not see. */
  @Test
  void failsInTheWordsOfTheImageForWhatIsNoAddressInAChannelOfOthers() {
    embedded.s3().createBucket("events");
    embedded.put("s3://events/others/part-0.csv", "a,10.0.0.256\n".getBytes(UTF_8));

    assertThatThrownBy(
            () ->
                estimator()
                    .setExtraChannels(
                        "{\"validation\":{\"s3Uri\":\"s3://events/others/\","
                            + "\"contentType\":\"text/csv\"}}")
                    .fit(events(0, 200, "false")))
        .isInstanceOf(TrainingJobException.class)
        .hasMessageContaining("Row 1 of channel 'validation'")
        .hasMessageContaining("has no IPv4 address in dotted decimal notation");
  }
}
