package org.sagemakerspark.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sagemakerspark.testing.FakeEndpoint;
import org.sagemakerspark.testing.ScoreModel;
import org.sagemakerspark.testing.SparkExtension;

/** A task asks an endpoint as fast as it bears, and no faster. */
@ExtendWith(SparkExtension.class)
class PacingTest {

  private static final int FREE = 100;
  private static final int THROTTLED = 400;
  private static final int FREE_AGAIN = 300;
  private static final double RATE = 25;
  private static final int IN_FLIGHT = 8;
  private static final Duration LATENCY = Duration.ofMillis(20);

  private static final int SETTLED = FREE + THROTTLED / 2;
  private static final int END = FREE + THROTTLED;
  private static final double LOWEST = 0.8 * RATE;
  private static final double HIGHEST = 1.2 * RATE;
  private static final int BUSY_TRIES = 3;

  private final SparkSession spark;

  PacingTest(SparkSession spark) {
    this.spark = spark;
  }

  /** An endpoint that answers freely, then so many requests a second, then freely again. */
  private static final class Throttle implements FakeEndpoint.Answer {
    private final AtomicInteger inFlight = new AtomicInteger();
    private final List<Sample> samples = Collections.synchronizedList(new ArrayList<>());
    private int accepted;
    private long nextFree = Long.MIN_VALUE;

    /** One request: when it came, how many were accepted before, how many are in flight. */
    record Sample(long nanos, int before, int inFlight, boolean isAccepted) {}

    @Override
    public void to(int number, List<Float> features, com.sun.net.httpserver.HttpExchange exchange)
        throws java.io.IOException {
      int now = inFlight.incrementAndGet();
      try {
        boolean isAccepted = accept(now);
        pause();
        if (isAccepted) {
          FakeEndpoint.score(features, exchange);
        } else {
          FakeEndpoint.fail(exchange, 400, "ThrottlingException", "{\"message\":null}");
        }
      } finally {
        inFlight.decrementAndGet();
      }
    }

    private synchronized boolean accept(int now) {
      long nanos = System.nanoTime();
      boolean isFree = accepted < FREE || accepted >= FREE + THROTTLED;
      boolean isAccepted = isFree || nanos >= nextFree;
      samples.add(new Sample(nanos, accepted, now, isAccepted));
      if (isAccepted) {
        accepted++;
        if (!isFree) {
          // What was not used in a second may be used at once, as services let it.
          nextFree = Math.max(nextFree, nanos - (long) 1e9) + (long) (1e9 / RATE);
        }
      }
      return isAccepted;
    }

    private static void pause() {
      try {
        TimeUnit.MILLISECONDS.sleep(LATENCY.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    /** Returns requests a second between two counts of accepted ones. */
    double rate(int from, int to, boolean onlyAccepted) {
      List<Sample> between = between(from, to);
      double seconds = (between.get(between.size() - 1).nanos - between.get(0).nanos) / 1e9;
      return between.stream().filter(s -> s.isAccepted || !onlyAccepted).count() / seconds;
    }

    double settledRate() {
      return rate(SETTLED, END, true);
    }

    double meanInFlight(int from, int to) {
      return between(from, to).stream().mapToInt(Sample::inFlight).average().orElseThrow();
    }

    private List<Sample> between(int from, int to) {
      return samples.stream().filter(s -> s.before >= from && s.before < to).toList();
    }
  }

  @Test
  void settlesAtTheRateThatTheEndpointBearsAndComesBack() {
    Throttle throttle = score();
    // A machine that is busy with other things sends less than the endpoint bears.
    for (int i = 0; i < BUSY_TRIES && throttle.settledRate() < LOWEST; i++) {
      throttle = score();
    }

    // The first requests of each part show how it gets there, the others where it settles.
    double before = throttle.meanInFlight(FREE / 4, FREE);
    double during = throttle.meanInFlight(SETTLED, END);
    double after = throttle.meanInFlight(END + FREE_AGAIN / 2, END + FREE_AGAIN);
    assertThat(throttle.settledRate()).isBetween(LOWEST, HIGHEST);
    assertThat(throttle.rate(SETTLED, END, false)).isBetween(LOWEST, HIGHEST);
    assertThat(during).isLessThan(before);
    assertThat(after).isGreaterThan(during);
    assertThat(throttle.rate(END + FREE_AGAIN / 2, END + FREE_AGAIN, true))
        .isGreaterThan(1.5 * RATE);
  }

  private Throttle score() {
    Throttle throttle = new Throttle();
    try (FakeEndpoint endpoint = new FakeEndpoint(throttle)) {
      endpoint.sparkConf().forEach(spark.conf()::set);
      int rows = FREE + THROTTLED + FREE_AGAIN;
      long scored =
          new ScoreModel()
              .setEndpointName("fake")
              .setMaxBatchSizeInRecords(1)
              .setMaxConcurrentRequestsPerTask(IN_FLIGHT)
              .transform(
                  spark
                      .range(0, rows, 1, 1)
                      .selectExpr("id", "array(cast(id AS float)) AS features"))
              .where("score = id")
              .count();
      assertThat(scored).isEqualTo(rows);
    } finally {
      List.of("spark.sagemaker.endpoint", "spark.sagemaker.runtime.endpoint")
          .forEach(spark.conf()::unset);
    }
    return throttle;
  }
}
