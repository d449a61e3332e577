package org.sagemakerspark.inference;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sagemakerspark.testing.FakeEndpoint;
import org.sagemakerspark.testing.ScoreModel;
import org.sagemakerspark.testing.SparkExtension;

/** What rows cost that the endpoint refuses. */
@ExtendWith(SparkExtension.class)
class BadRowsTest {

  private static final int ROWS = 12_000;

  /** Every hundredth row is bad. */
  private static final int BAD = 13;

  private static final int SECONDS_OF_SILENCE = 4;

  private final SparkSession spark;

  BadRowsTest(SparkSession spark) {
    this.spark = spark;
  }

  /** Refuses requests with a bad row, and takes its time. */
  private static final class Picky implements FakeEndpoint.Answer {
    private final List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();

    @Override
    public void to(int number, List<Float> features, HttpExchange exchange) throws IOException {
      sizes.add(features.size());
      mostAtOnce.accumulateAndGet(now.incrementAndGet(), Math::max);
      try {
        TimeUnit.MILLISECONDS.sleep(15);
        if (features.stream().anyMatch(id -> id % 100 == BAD)) {
          FakeEndpoint.fail(exchange, 424, "ModelError", "{\"OriginalStatusCode\":400}");
        } else {
          FakeEndpoint.score(features, exchange);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        now.decrementAndGet();
      }
    }
  }

  @Test
  void findsManyBadRowsSideBySideWithSmallerRequestsAndWithoutATimeLimitForAll() {
    Picky picky = new Picky();
    long start = System.nanoTime();
    try (FakeEndpoint endpoint = new FakeEndpoint(picky)) {
      endpoint.sparkConf().forEach(spark.conf()::set);
      Dataset<Row> scored =
          new ScoreModel()
              .setEndpointName("fake")
              .setHandleInvalid("keep")
              .setBatchTimeLimitInSeconds(SECONDS_OF_SILENCE)
              .transform(
                  spark
                      .range(0, ROWS, 1, 1)
                      .selectExpr("id", "array(cast(id AS float)) AS features"));
      List<Row> counts =
          scored
              .groupBy()
              .agg(
                  org.apache.spark.sql.functions.expr("count_if(score = id)"),
                  org.apache.spark.sql.functions.expr(
                      "count_if(error.status = 'ModelError 400' AND id % 100 = " + BAD + ")"))
              .collectAsList();

      assertThat(counts.get(0).getLong(0)).isEqualTo(ROWS - ROWS / 100);
      assertThat(counts.get(0).getLong(1)).isEqualTo(ROWS / 100);
    }
    // All in all it takes longer than the endpoint may be silent.
    assertThat(System.nanoTime() - start)
        .isGreaterThan(TimeUnit.SECONDS.toNanos(SECONDS_OF_SILENCE));
    assertThat(picky.mostAtOnce).hasValue(4);
    // To halve all rows down to each bad one takes some 1,650 requests.
    assertThat(picky.sizes).hasSizeLessThan(1_600);
    assertThat(picky.sizes.subList(picky.sizes.size() / 2, picky.sizes.size()))
        .allSatisfy(size -> assertThat(size).isLessThan(100));
  }

  @Test
  void learnsWhatSizeOfRequestsGoesThrough() {
    List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
    try (FakeEndpoint endpoint =
        new FakeEndpoint(
            (number, features, exchange) -> {
              sizes.add(features.size());
              if (features.size() > 50) {
                FakeEndpoint.fail(exchange, 413, "PayloadTooLarge", "{}");
              } else {
                FakeEndpoint.score(features, exchange);
              }
            })) {
      endpoint.sparkConf().forEach(spark.conf()::set);
      long scored =
          new ScoreModel()
              .setEndpointName("fake")
              .transform(
                  spark
                      .range(0, ROWS, 1, 1)
                      .selectExpr("id", "array(cast(id AS float)) AS features"))
              .where("score = id")
              .count();
      assertThat(scored).isEqualTo(ROWS);
    }
    assertThat(sizes.stream().filter(size -> size > 50).count()).isLessThan(sizes.size() / 4);
    assertThat(sizes.subList(sizes.size() / 2, sizes.size()))
        .allSatisfy(size -> assertThat(size).isLessThan(100));
  }
}
