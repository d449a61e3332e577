package org.sagemakerspark.inference;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.auth.AWSCredentials;
import com.amazonaws.auth.AWSCredentialsProvider;
import com.amazonaws.auth.BasicAWSCredentials;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sagemakerspark.testing.FakeEndpoint;
import org.sagemakerspark.testing.JvmProcess;
import org.sagemakerspark.testing.OnOneLine;
import org.sagemakerspark.testing.ScoreModel;
import org.sagemakerspark.testing.SparkExtension;

/** What a task costs beside its rows. */
@ExtendWith(SparkExtension.class)
class TaskCostTest {

  private static final int TASKS = 60;
  private static final int THREADS = 2;
  private static final int MANY_ROWS = 60_000;

  /** Their texts together are nearly as large as the heap. */
  private static final int LONG_TEXTS = 45_000;

  private final SparkSession spark;
  private final Set<Integer> connections = ConcurrentHashMap.newKeySet();
  private final AtomicInteger rows = new AtomicInteger();
  private FakeEndpoint endpoint;

  TaskCostTest(SparkSession spark) {
    this.spark = spark;
  }

  /** Counts how often somebody wants to know who calls. */
  public static final class CountingProvider implements AWSCredentialsProvider {
    private static final AtomicInteger MADE = new AtomicInteger();

    public CountingProvider() {
      MADE.incrementAndGet();
    }

    @Override
    public AWSCredentials getCredentials() {
      return new BasicAWSCredentials("test", "test");
    }

    @Override
    public void refresh() {}
  }

  @BeforeEach
  void start() {
    endpoint =
        new FakeEndpoint(
            (number, features, exchange) -> {
              connections.add(exchange.getRemoteAddress().getPort());
              rows.addAndGet(features.size());
              FakeEndpoint.score(features, exchange);
            });
    endpoint.sparkConf().forEach(spark.conf()::set);
  }

  @AfterEach
  void stop() {
    endpoint.sparkConf().keySet().forEach(spark.conf()::unset);
    endpoint.close();
  }

  @Test
  void tasksOfOneJvmShareConnectionsAndTheAssumedRole() throws IOException {
    AtomicInteger assumed = new AtomicInteger();
    HttpServer sts =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    sts.createContext(
        "/",
        exchange -> {
          try (exchange) {
            assumed.incrementAndGet();
            byte[] answer =
                ("<AssumeRoleResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">"
                        + "<AssumeRoleResult><Credentials><AccessKeyId>a</AccessKeyId>"
                        + "<SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>"
                        + "<Expiration>2999-01-01T00:00:00Z</Expiration></Credentials>"
                        + "</AssumeRoleResult></AssumeRoleResponse>")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/xml");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
          }
        });
    sts.start();
    String key = "spark.sagemaker.sts.endpoint";
    spark.conf().set(key, "http://127.0.0.1:" + sts.getAddress().getPort());
    try {
      Dataset<Row> scored =
          model().setAssumeRoleArn("arn:aws:iam::123456789012:role/Caller").transform(oneRowEach());

      assertThat(scored.where("score = id").count()).isEqualTo(TASKS);
      assertThat(scored.where("score = id").count()).isEqualTo(TASKS);
    } finally {
      spark.conf().unset(key);
      sts.stop(0);
    }
    assertThat(assumed).hasValue(1);
    assertThat(endpoint.requests()).isEqualTo(2 * TASKS);
    assertThat(connections).hasSizeLessThanOrEqualTo(2 * THREADS);
  }

  @Test
  void partitionsWithoutRowsMakeNoClient() {
    List.of("credentials.accessKey", "credentials.secretKey")
        .forEach(key -> spark.conf().unset("spark.sagemaker." + key));
    ScoreModel model = model().setCredentialsProviderClass(CountingProvider.class.getName());
    Dataset<Row> scored = model.transform(oneRowEach().where("id < 0"));
    CountingProvider.MADE.set(0);

    assertThat(scored.count()).isZero();
    assertThat(CountingProvider.MADE).hasValue(0);
    assertThat(model.transform(oneRowEach()).count()).isEqualTo(TASKS);
    assertThat(CountingProvider.MADE.get()).isBetween(1, THREADS);
  }

  @Test
  void asksForFewRowsWhereFewAreWantedAndForManyInFewRequests() {
    Dataset<Row> scored =
        model()
            .transform(
                spark
                    .range(0, MANY_ROWS, 1, 1)
                    .selectExpr("id", "array(cast(id AS float)) AS features"));

    assertThat(scored.limit(1).collectAsList()).hasSize(1);
    assertThat(endpoint.requests()).isEqualTo(1);
    assertThat(rows.get()).isLessThanOrEqualTo(200);

    assertThat(scored.where("score = id").count()).isEqualTo(MANY_ROWS);
    assertThat(rows.get()).isLessThanOrEqualTo(200 + MANY_ROWS);
    assertThat(endpoint.requests()).isLessThan(20);
  }

  /** Scores rows of few features beside a long text. */
  public static final class LongTexts {
    private LongTexts() {}

    /** Takes the number of rows. */
    public static void main(String[] arguments) {
      SparkSession spark = SparkSession.builder().master("local[2]").getOrCreate();
      Dataset<Row> rows =
          spark
              .range(0, Long.parseLong(arguments[0]), 1, 2)
              .selectExpr(
                  "id",
                  "array(cast(id AS float), 1F, 2F, 3F) AS features",
                  "concat(repeat('0123456789', 1024), id) AS text");
      long right =
          new ScoreModel()
              .setEndpointName("fake")
              .transform(rows)
              .where("score = id AND substr(text, 10241) = cast(id AS string)")
              .count();
      System.err.println("right: " + right);
      spark.stop();
    }
  }

  @Test
  @OnOneLine("What is held of waiting rows is the same code.")
  void longTextsBesideFewFeaturesNeedNoLargeHeap(@TempDir Path folder) throws Exception {
    List<String> options = new ArrayList<>();
    endpoint.sparkConf().forEach((key, value) -> options.add("-D" + key + "=" + value));
    options.addAll(
        List.of(
            "-Dspark.ui.enabled=false",
            "-Dspark.driver.host=127.0.0.1",
            "-Dspark.driver.bindAddress=127.0.0.1",
            "-Daws.java.v1.disableDeprecationAnnouncement=true",
            "-Xmx512m"));
    try (JvmProcess texts =
        JvmProcess.start(
            folder.resolve("texts.log"),
            options,
            List.of(LongTexts.class.getName(), Integer.toString(LONG_TEXTS)))) {
      assertThat(texts.awaitEnd(600)).as(texts.output()).isZero();
      assertThat(texts.output()).contains("right: " + LONG_TEXTS);
    }
  }

  private Dataset<Row> oneRowEach() {
    return spark.range(0, TASKS, 1, TASKS).selectExpr("id", "array(cast(id AS float)) AS features");
  }

  private static ScoreModel model() {
    return new ScoreModel().setEndpointName("fake");
  }
}
