package org.sagemakerspark.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagemakerspark.testing.FakeEndpoint;
import org.sagemakerspark.testing.JvmProcess;
import org.sagemakerspark.testing.ScoreModel;
import org.sagemakerspark.testing.SparkExtension;
import org.sagemakerspark.testing.StandaloneCluster;
import org.sagemakerspark.testing.Until;

@ExtendWith(SparkExtension.class)
class KilledTasksTest {

  private static final String GROUP = "to-be-cancelled";
  private static final int ROWS = 2_000;

  /** The column of the system's tables of connections that names the socket. */
  private static final int INODE = 9;

  private final SparkSession spark;

  KilledTasksTest(SparkSession spark) {
    this.spark = spark;
  }

  /** Scores rows, and tells how many came out and how many of them are right. */
  public static final class Application {
    private Application() {}

    public static void main(String[] arguments) {
      SparkSession spark = SparkSession.builder().getOrCreate();
      List<Row> scored =
          new ScoreModel()
              .setEndpointName("fake")
              .setMaxBatchSizeInRecords(10)
              .transform(
                  spark
                      .range(0, ROWS, 1, 8)
                      .selectExpr("id", "array(cast(id AS float)) AS features"))
              .collectAsList();
      System.err.printf(
          "scored %d rows, %d different ones, %d right%n",
          scored.size(),
          scored.stream().map(row -> row.getLong(0)).distinct().count(),
          scored.stream().filter(row -> row.getDouble(2) == row.getLong(0)).count());
      spark.stop();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void leavesNoThreadAndNoConnectionWhenTheJobIsCancelled(boolean interrupt) throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    try (FakeEndpoint endpoint =
        new FakeEndpoint((number, features, exchange) -> hold(end, features, exchange))) {
      endpoint.sparkConf().forEach(spark.conf()::set);
      Dataset<Row> scored =
          new ScoreModel()
              .setEndpointName("fake")
              .setMaxBatchSizeInRecords(1)
              .transform(
                  spark
                      .range(0, 100, 1, 2)
                      .selectExpr("id", "array(cast(id AS float)) AS features"));
      CompletableFuture<Throwable> job =
          CompletableFuture.supplyAsync(
              () -> {
                spark.sparkContext().setJobGroup(GROUP, "scoring", interrupt);
                return catchThrowable(scored::collectAsList);
              });
      // Two tasks with four requests each, none of which is answered.
      Until.holds("eight requests", () -> endpoint.requests() == 8);
      assertThat(connections(endpoint)).isEqualTo(8);

      spark.sparkContext().cancelJobGroup(GROUP);

      assertThat(job.get(1, TimeUnit.MINUTES)).hasStackTraceContaining("cancelled");
      Until.holds("no thread", () -> scoringThreads() == 0);
      Until.holds("no connection", () -> connections(endpoint) == 0);
      assertThat(endpoint.requests()).isEqualTo(8);
    } finally {
      end.countDown();
      spark.sparkContext().clearJobGroup();
    }
  }

  @Test
  void scoresEachRowOnceThoughAnExecutorIsLost() throws Exception {
    try (FakeEndpoint endpoint =
            new FakeEndpoint(
                (number, features, exchange) -> {
                  pause();
                  FakeEndpoint.score(features, exchange);
                });
        StandaloneCluster cluster = StandaloneCluster.start(2);
        JvmProcess driver = cluster.submit(Application.class, endpoint.sparkConf())) {
      AtomicReference<ProcessHandle> lost = new AtomicReference<>();
      Until.holds(
          "it scores",
          () -> {
            lost.set(atWork(cluster, endpoint));
            return endpoint.requests() > 20 && lost.get() != null;
          });
      lost.get().destroyForcibly();

      assertThat(driver.awaitEnd(180)).as(driver.output()).isZero();
      assertThat(driver.output())
          .contains("scored 2000 rows, 2000 different ones, 2000 right")
          .contains("Lost executor");
      Until.holds("no connection", () -> connections(endpoint) == 0);
      // What was in flight on the lost executor was asked for once more.
      assertThat(endpoint.requests()).isGreaterThan(ROWS / 10);
    }
  }

  private static void hold(
      CountDownLatch end, List<Float> features, com.sun.net.httpserver.HttpExchange exchange)
      throws IOException {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    FakeEndpoint.score(features, exchange);
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static long scoringThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("sagemaker-fake"))
        .count();
  }

  /** Returns an executor that has several requests under way; null if there is none. */
  private static ProcessHandle atWork(StandaloneCluster cluster, FakeEndpoint endpoint) {
    return cluster.executors().stream()
        .filter(executor -> connections(endpoint, executor) > 1)
        .findFirst()
        .orElse(null);
  }

  /** Returns how many connections to the endpoint are open. */
  private static long connections(FakeEndpoint endpoint) {
    return sockets(endpoint).size();
  }

  /** Returns how many of them a process has. */
  private static long connections(FakeEndpoint endpoint, ProcessHandle process) {
    Set<String> all = sockets(endpoint);
    try (Stream<Path> files = Files.list(Path.of("/proc/" + process.pid() + "/fd"))) {
      return files.filter(file -> all.contains(target(file))).count();
    } catch (IOException | UncheckedIOException e) {
      // It has ended: what starts an executor is gone soon.
      return 0;
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return "closed meanwhile";
    }
  }

  /** Returns the sockets that are connected to the endpoint, by the system's own tables. */
  private static Set<String> sockets(FakeEndpoint endpoint) {
    String to = String.format(Locale.ROOT, ":%04X 01", endpoint.port());
    Set<String> sockets = new HashSet<>();
    try {
      for (String table : List.of("tcp", "tcp6")) {
        for (String line : Files.readAllLines(Path.of("/proc/net", table))) {
          if (line.contains(to)) {
            sockets.add("socket:[" + line.strip().split("\\s+", -1)[INODE] + "]");
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sockets;
  }
}
