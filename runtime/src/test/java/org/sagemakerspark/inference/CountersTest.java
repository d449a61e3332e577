package org.sagemakerspark.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sagemakerspark.testing.FakeEndpoint;
import org.sagemakerspark.testing.ScoreModel;
import org.sagemakerspark.testing.SparkExtension;
import org.sagemakerspark.testing.Until;

@ExtendWith(SparkExtension.class)
class CountersTest {

  private final SparkSession spark;

  CountersTest(SparkSession spark) {
    this.spark = spark;
  }

  /** What Spark shows on a stage's page. */
  private static final class StagePage extends SparkListener {
    private final Map<String, String> counters = new ConcurrentHashMap<>();

    @Override
    public void onStageCompleted(SparkListenerStageCompleted stage) {
      scala.collection.Iterator<AccumulableInfo> all =
          stage.stageInfo().accumulables().valuesIterator();
      while (all.hasNext()) {
        AccumulableInfo each = all.next();
        if (each.name().isDefined() && each.value().isDefined()) {
          counters.put(each.name().get(), each.value().get().toString());
        }
      }
    }
  }

  @Test
  void countsWhatScoringTakesUnderANameOfTheUsers() throws InterruptedException {
    Map<String, String> counters;
    try (FakeEndpoint endpoint =
        new FakeEndpoint(
            (number, features, exchange) -> {
              if (number == 0) {
                FakeEndpoint.fail(exchange, 400, "ThrottlingException", "{\"message\":null}");
              } else if (features.contains(13f)) {
                FakeEndpoint.fail(exchange, 424, "ModelError", "{\"OriginalStatusCode\":400}");
              } else {
                FakeEndpoint.score(features, exchange);
              }
            })) {
      counters = counters(endpoint);
    }

    assertThat(counters)
        .containsEntry("nightly: rows", "40")
        .containsEntry("nightly: failed rows", "1")
        .containsEntry("nightly: throttles", "1")
        .containsEntry("nightly: retries", "1")
        // Ten rows, of which one is bad: 10, 5 + 5, then 2 + 3, then 1 + 2 or so.
        .hasEntrySatisfying("nightly: splits", n -> assertThat(Long.parseLong(n)).isBetween(3L, 4L))
        .hasEntrySatisfying(
            "nightly: requests", n -> assertThat(Long.parseLong(n)).isBetween(11L, 13L));
    // A record of one float takes 28 bytes, and some rows were sent more than once.
    assertThat(Long.parseLong(counters.get("nightly: request bytes"))).isGreaterThan(40 * 28);
    assertThat(Long.parseLong(counters.get("nightly: response bytes"))).isPositive();
    assertThat(counters.get("nightly: answers by latency")).contains(" ms: ");
  }

  private Map<String, String> counters(FakeEndpoint endpoint) throws InterruptedException {
    StagePage page = new StagePage();
    endpoint.sparkConf().forEach(spark.conf()::set);
    spark.sparkContext().addSparkListener(page);
    try {
      new ScoreModel()
          .setEndpointName("fake")
          .setHandleInvalid("keep")
          .setMetricsPrefix("nightly")
          .setMaxBatchSizeInRecords(10)
          .transform(
              spark.range(0, 40, 1, 1).selectExpr("id", "array(cast(id AS float)) AS features"))
          .collectAsList();
      Until.holds("a stage is completed", () -> !page.counters.isEmpty());
      return page.counters;
    } finally {
      spark.sparkContext().removeSparkListener(page);
    }
  }
}
