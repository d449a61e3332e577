package org.sagemakerspark.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.apache.spark.SparkEnv;
import org.apache.spark.SparkFirehoseListener;
import org.apache.spark.scheduler.EventLoggingListener;
import org.apache.spark.scheduler.SparkListenerEvent;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.ui.SQLTab;
import org.apache.spark.ui.SparkUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.sagemakerspark.testing.ByLine;
import org.sagemakerspark.testing.FakeEndpoint;
import org.sagemakerspark.testing.ScoreModel;
import org.sagemakerspark.testing.SparkExtension;
import org.sagemakerspark.testing.Until;
import scala.Option;

/**
 * Whatever fails at a row, its content is in no log, no error and no event of Spark, not in the
 * event log and on no page of Spark's.
 */
@ExtendWith(SparkExtension.class)
class NoRowContentTest {

  /** A value that is met nowhere else; a float holds it exactly. */
  private static final String MARK = "7654.25";

  /** The same, computed where no plan shows it. */
  private static final String MARKED = "(id + 30617D) / 4";

  private final SparkSession spark;
  private final Queue<String> said = new ConcurrentLinkedQueue<>();
  private final SparkFirehoseListener events =
      new SparkFirehoseListener() {
        @Override
        public void onEvent(SparkListenerEvent event) {
          said.add(event.toString());
          if (event instanceof SparkListenerStageCompleted stage) {
            said.add(stage.stageInfo().failureReason().toString());
          }
        }
      };
  private final AbstractAppender logs =
      new AbstractAppender("marked", null, null, false, Property.EMPTY_ARRAY) {
        @Override
        public void append(LogEvent event) {
          said.add(event.getMessage().getFormattedMessage());
          if (event.getThrown() != null) {
            said.add(stackTrace(event.getThrown()));
          }
        }
      };
  private FakeEndpoint endpoint;
  private EventLoggingListener eventLog;
  private SparkUI pages;

  @TempDir java.nio.file.Path temporary;

  NoRowContentTest(SparkSession spark) {
    this.spark = spark;
  }

  @BeforeEach
  void listen() {
    eventLog =
        new EventLoggingListener(
            "marked",
            Option.empty(),
            temporary.toUri(),
            spark.sparkContext().getConf().set("spark.eventLog.compress", "false"));
    eventLog.start();
    // The tests' session has no pages, but holds all that they show.
    pages =
        SparkUI.create(
            Option.apply(spark.sparkContext()),
            spark.sparkContext().statusStore(),
            spark.sparkContext().getConf().set("spark.ui.port", "0"),
            SparkEnv.get().securityManager(),
            "tests",
            "",
            spark.sparkContext().startTime(),
            spark.version());
    pages.setAppId(spark.sparkContext().applicationId());
    pages.attachTab(new SQLTab(spark.sharedState().statusStore(), pages));
    pages.bind();
    pages.attachAllHandlers();
    spark.sparkContext().addSparkListener(eventLog);
    spark.sparkContext().addSparkListener(events);
    logs.start();
    Logger root = (Logger) LogManager.getRootLogger();
    root.getContext().getConfiguration().getRootLogger().addAppender(logs, Level.ALL, null);
    root.getContext().updateLoggers();
  }

  @AfterEach
  void stop() {
    spark.sparkContext().removeSparkListener(events);
    spark.sparkContext().removeSparkListener(eventLog);
    eventLog.stop();
    pages.stop();
    Logger root = (Logger) LogManager.getRootLogger();
    root.getContext().getConfiguration().getRootLogger().removeAppender("marked");
    root.getContext().updateLoggers();
    if (endpoint != null) {
      endpoint.sparkConf().keySet().forEach(spark.conf()::unset);
      endpoint.close();
    }
  }

  /** What an endpoint does with a batch that holds the mark. */
  private enum Failure {
    MODEL_REFUSES(424, "ModelError", modelError(400)),
    MODEL_FAILS(424, "ModelError", modelError(500)),
    ANSWERS_TEXT(200, "text/html", MARK),
    ANSWERS_GARBAGE(200, "application/x-recordio-protobuf", MARK),
    ANSWERS_NOTHING(200, "application/x-recordio-protobuf", "");

    private final int status;
    private final String type;
    private final String body;

    Failure(int status, String type, String body) {
      this.status = status;
      this.type = type;
      this.body = body;
    }

    private static String modelError(int status) {
      return "{\"Message\":\"Received error ("
          + status
          + ") from primary with message could not convert string to float: '"
          + MARK
          + "'\",\"OriginalMessage\":\"could not convert string to float: '"
          + MARK
          + "'\",\"OriginalStatusCode\":"
          + status
          + "}";
    }
  }

  @ParameterizedTest
  @ByLine(
      value = {
        "MODEL_REFUSES",
        "MODEL_FAILS",
        "ANSWERS_TEXT",
        "ANSWERS_GARBAGE",
        "ANSWERS_NOTHING"
      },
      other = {"MODEL_REFUSES"},
      because = "What fails leaves a task in the same way.")
  void aFailedRequestShowsNoRow(Failure failure) {
    endpoint =
        new FakeEndpoint(
            (number, features, exchange) -> {
              if (failure.status == 200) {
                exchange.getResponseHeaders().set("Content-Type", failure.type);
                byte[] body = failure.body.getBytes(java.nio.charset.StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
              } else {
                FakeEndpoint.fail(exchange, failure.status, failure.type, failure.body);
              }
            });
    endpoint.sparkConf().forEach(spark.conf()::set);

    assertFailsInSilence(() -> model().transform(marked()).collectAsList());
    List<Row> kept =
        failure == Failure.ANSWERS_TEXT
            ? List.of()
            : model().setHandleInvalid("keep").transform(marked()).collectAsList();
    assertThat(kept).allMatch(row -> !row.getStruct(row.size() - 1).mkString(" ").contains(MARK));
  }

  @Test
  void aRowThatCannotBeSentShowsNothing() {
    endpoint = new FakeEndpoint((number, features, exchange) -> {});
    endpoint.sparkConf().forEach(spark.conf()::set);

    assertFailsInSilence(
        () -> model().setMaxBatchSizeInBytes(10).transform(marked()).collectAsList());
    assertFailsInSilence(
        () ->
            model()
                .transform(
                    spark.range(1).selectExpr("array(" + MARKED + ", double('NaN')) AS features"))
                .collectAsList());
  }

  @ParameterizedTest
  @ByLine(
      value = {
        MARKED + " AS label, array(1D, double('NaN')) AS features",
        "1e300D AS label, array(" + MARKED + ") AS features",
        "1 AS label, array(" + MARKED + ", null) AS features",
        "cast(null AS double) AS label, array(" + MARKED + ") AS features",
        "16777217 AS label, array(" + MARKED + ") AS features",
        "9007199254740993L AS label, array(" + MARKED + ") AS features",
        "1 AS label, array(decimal(" + MARKED + "), 9007199254740993BD) AS features"
      },
      other = MARKED + " AS label, array(1D, double('NaN')) AS features",
      because = "What fails leaves a task in the same way.")
  void aRowThatCannotBeWrittenShowsNothing(String columns) {
    assertFailsInSilence(
        () ->
            spark
                .range(1)
                .selectExpr(columns.split(", (?=array)"))
                .write()
                .format("sagemaker")
                .options(Map.of("labelTensor", columns.startsWith("9") ? "float64" : "float32"))
                .save(temporary.resolve("records").toString()));
  }

  /** Runs what has to fail; what it says holds something, and the mark nowhere. */
  private void assertFailsInSilence(Runnable action) {
    said.clear();
    Throwable error = catchThrowable(action::run);
    assertThat(error).isNotNull();
    assertThat(stackTrace(error)).doesNotContain(MARK);
    await();
    assertThat(said)
        .anyMatch(text -> text.contains("SparkListenerTaskEnd") && text.contains("Exception"))
        .noneMatch(text -> text.contains(MARK));
    assertThat(eventLog()).contains("ExceptionFailure").doesNotContain(MARK);
    String ui = pages.webUrl();
    String application = ui + "/api/v1/applications/" + spark.sparkContext().applicationId();
    String failed = application + "/stages?details=true&status=failed";
    // What Spark's pages show is told to them beside the other listeners.
    Until.holds("the page shows it", () -> page(failed).contains("errorMessage"));
    assertThat(page(failed)).contains("failureReason", "errorMessage").doesNotContain(MARK);
    for (String page :
        List.of(
            application + "/jobs",
            application + "/sql?details=true&planDescription=true",
            application + "/executors",
            ui + "/jobs/",
            ui + "/stages/",
            ui + "/SQL/")) {
      assertThat(page(page)).as(page).isNotEmpty().doesNotContain(MARK);
    }
  }

  private String eventLog() {
    try (Stream<java.nio.file.Path> files = Files.walk(temporary)) {
      StringBuilder all = new StringBuilder();
      for (java.nio.file.Path file :
          files.filter(each -> each.getFileName().toString().contains("marked")).toList()) {
        all.append(Files.isRegularFile(file) ? Files.readString(file) : "");
      }
      return all.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String page(String url) {
    try {
      return HttpClient.newHttpClient()
          .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits until Spark has told its listeners everything, by a job of which they hear last. */
  private void await() {
    spark.range(1).count();
    Until.holds(
        "a job is heard of", () -> said.stream().anyMatch(text -> text.contains("JobSucceeded")));
  }

  private static String stackTrace(Throwable error) {
    StringWriter text = new StringWriter();
    error.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private static ScoreModel model() {
    return new ScoreModel().setEndpointName("fake");
  }

  private Dataset<Row> marked() {
    return spark.range(1).selectExpr("array(" + MARKED + ") AS features");
  }
}
