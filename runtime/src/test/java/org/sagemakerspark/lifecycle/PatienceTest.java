package org.sagemakerspark.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.s3.model.ListMultipartUploadsRequest;
import com.amazonaws.services.sagemaker.model.DeleteEndpointRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagemakerspark.estimator.SageMakerEstimator;
import org.sagemakerspark.hosting.EndpointCreationPolicy;
import org.sagemakerspark.hosting.HostingException;
import org.sagemakerspark.lifecycle.CreatedResource.Kind;
import org.sagemakerspark.local.LocalSageMaker;
import org.sagemakerspark.local.LocalSageMakerExtension;
import org.sagemakerspark.model.SageMakerModel;
import org.sagemakerspark.testing.LightAlgorithm;
import org.sagemakerspark.testing.OnOneLine;
import org.sagemakerspark.testing.SageMakerFixture;
import org.sagemakerspark.testing.Signal;
import org.sagemakerspark.testing.SparkExtension;
import org.sagemakerspark.testing.Until;

/**
 * No single call that fails, and no single caller that goes away, decides what becomes of a job.
 */
@ExtendWith(SparkExtension.class)
class PatienceTest {

  /** Counted down by the first row that is written. */
  private static volatile CountDownLatch started;

  @RegisterExtension
  static final LocalSageMakerExtension SERVER =
      new LocalSageMakerExtension(LightAlgorithm.builder());

  private final SparkSession spark;
  private final LocalSageMaker server;
  private SageMakerFixture fixture;

  PatienceTest(SparkSession spark, LocalSageMaker server) {
    this.spark = spark;
    this.server = server;
  }

  @BeforeEach
  void open() {
    fixture = new SageMakerFixture(spark, server);
  }

  @AfterEach
  void removeAll() {
    server.faults().clear();
    try (SageMakerResourceCleanup cleanup = SageMakerResourceCleanup.of(spark)) {
      cleanup.deleteAllOf(spark.sparkContext().applicationId());
    }
    fixture.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ExpiredTokenException", "AccessDeniedException", "UnrecognizedClientException"})
  @OnOneLine("No code of Spark runs in these calls.")
  void goesOnWhenAStatusIsDeniedOnce(String code) {
    server.faults().operation("DescribeTrainingJob").times(2).fail(400, code);
    server.faults().operation("DescribeEndpoint").after(1).times(2).fail(400, code);
    int before = server.requests("StopTrainingJob").size();

    SageMakerModel model = LightAlgorithm.estimator().fit(fixture.rows(4));

    assertThat(model.transform(fixture.rows(4)).count()).isEqualTo(4);
    assertThat(server.requests("StopTrainingJob")).hasSize(before);
  }

  @Test
  @OnOneLine("No code of Spark runs in these calls.")
  void goesOnWhenTheLogAnswersWithoutATokenOrNotAtAll() {
    server.faults().operation("GetLogEvents").emptyBody();
    server.faults().operation("DescribeLogStreams").after(3).garbage();

    SageMakerModel model = estimator().setTrainingLog("all").fit(fixture.rows(4));

    assertThat(model.getModelDataS3Uri()).isPresent();
  }

  @Test
  @OnOneLine("No code of Spark runs in these calls.")
  void countsAsCreatedWhatIsThereThoughNoAnswerCame() {
    server.faults().operation("CreateTrainingJob").cutBefore();
    server.faults().operation("CreateModel").cutBefore();
    server.faults().operation("CreateEndpointConfig").cutBefore();
    server.faults().operation("CreateEndpoint").cutBefore();

    SageMakerModel model = LightAlgorithm.estimator().fit(fixture.rows(4));

    assertThat(model.transform(fixture.rows(4)).count()).isEqualTo(4);
    model.deleteResources(spark);
    assertThat(fixture.endpoints()).isEmpty();
    assertThat(fixture.models()).isEmpty();
  }

  @Test
  @OnOneLine("No code of Spark runs in these calls.")
  void namesWhatItCannotSeeAndDeletesItLater() throws Exception {
    server.faults().operation("CreateEndpoint").times(1).cut();
    server.faults().operation("DescribeEndpoint").after(2).fail(500, "InternalFailure");
    spark.conf().set("spark.sagemaker.watch.giveUpAfterSeconds", "2");
    try {
      assertThatThrownBy(() -> LightAlgorithm.estimator().fit(fixture.rows(4)))
          .isInstanceOfSatisfying(
              HostingException.class,
              e ->
                  assertThat(e.left())
                      .extracting(CreatedResource::kind)
                      .containsExactly(Kind.ENDPOINT, Kind.ENDPOINT_CONFIG, Kind.MODEL))
          .hasMessageContaining("its status cannot be read")
          .hasMessageContaining("Still there and perhaps paid for: endpoint light-");
    } finally {
      spark.conf().unset("spark.sagemaker.watch.giveUpAfterSeconds");
    }
    assertThat(fixture.models()).hasSize(1);
    server.faults().clear();

    // The driver goes on trying behind.
    Until.holds("the model is gone", () -> fixture.models().isEmpty());
    assertThat(fixture.endpoints()).isEmpty();
    assertThat(fixture.endpointConfigs()).isEmpty();
  }

  @Test
  @OnOneLine("No code of Spark runs in these calls.")
  void leavesAnUpdateAloneWhoseCallerIsInterrupted() throws Exception {
    LightAlgorithm.estimator().setCustomEndpointName("prod").fit(fixture.rows(4));
    SageMakerModel next =
        estimator()
            .fit(fixture.rows(4))
            .setCustomEndpointName("prod")
            .setUpdateExistingEndpoint(true);
    server.faults().operation("DescribeEndpoint").delay(Duration.ofMillis(150));
    Call update = call(() -> next.createEndpoint(spark));
    Until.holds("the update is asked for", () -> !server.requests("UpdateEndpoint").isEmpty());
    update.caller().interrupt();

    HostingException failure = (HostingException) failureOf(update);
    server.faults().clear();
    assertThat(failure)
        .hasMessageContaining("the caller was interrupted")
        .hasMessageContaining("endpoint prod");
    assertThat(failure.left())
        .extracting(CreatedResource::kind)
        .containsExactly(Kind.ENDPOINT, Kind.ENDPOINT_CONFIG, Kind.MODEL);
    // What it is on its way to is there when it comes to it.
    next.createEndpoint(spark);
    assertThat(next.transform(fixture.rows(4)).count()).isEqualTo(4);
  }

  @Test
  @OnOneLine("No code of Spark runs in these calls.")
  void leavesAnEndpointToTheCopyThatWaitsForItToo() throws Exception {
    SageMakerModel model =
        LightAlgorithm.estimator()
            .setEndpointCreationPolicy(EndpointCreationPolicy.CREATE_ON_TRANSFORM)
            .fit(fixture.rows(4));
    SageMakerModel copy = model.copy(ParamMap.empty());
    int creations = server.requests("CreateEndpoint").size();
    // Nobody sees it come up before both wait for it.
    server.faults().operation("DescribeEndpoint").after(1).fail(500, "InternalFailure");
    Call first = call(() -> model.createEndpoint(spark));
    Until.holds(
        "the endpoint is asked for", () -> server.requests("CreateEndpoint").size() > creations);
    awaitWatching(first);
    Call second = call(() -> copy.createEndpoint(spark));
    awaitWatching(second);
    assertThat(server.requests("CreateEndpoint")).hasSize(creations + 1);
    first.caller().interrupt();

    assertThat(failureOf(first))
        .isInstanceOf(HostingException.class)
        .hasMessageContaining("another call of this driver waits for it");
    server.faults().clear();
    second.get();

    assertThat(copy.transform(fixture.rows(4)).count()).isEqualTo(4);
    assertThat(fixture.endpoints()).hasSize(1);
    copy.deleteResources(spark);
    assertThat(fixture.endpoints()).isEmpty();
    assertThat(fixture.endpointConfigs()).isEmpty();
    assertThat(fixture.models()).isEmpty();
  }

  @Test
  @OnOneLine("No code of Spark runs in these calls.")
  void deletesItsOwnEndpointAlsoWhereAnEarlierCallHasMadeTheConfiguration() throws Exception {
    SageMakerModel model = LightAlgorithm.estimator().fit(fixture.rows(4));
    fixture
        .sageMaker()
        .deleteEndpoint(
            new DeleteEndpointRequest().withEndpointName(model.getEndpointName().orElseThrow()));
    SageMakerModel copy = model.copy(ParamMap.empty());
    copy.clear(copy.endpointName());
    int creations = server.requests("CreateEndpoint").size();
    Call create = call(() -> copy.createEndpoint(spark));
    Until.holds(
        "the endpoint is asked for", () -> server.requests("CreateEndpoint").size() > creations);
    create.caller().interrupt();

    HostingException failure = (HostingException) failureOf(create);
    List<String> there = fixture.endpoints();
    assertThat(failure.left()).extracting(CreatedResource::name).containsAll(there);
    Until.holds("the endpoint is gone", () -> fixture.endpoints().isEmpty());
    copy.deleteResources(spark);
    assertThat(fixture.endpointConfigs()).isEmpty();
    assertThat(fixture.models()).isEmpty();
  }

  @Test
  void leavesNothingOfAWriteWhoseCallerIsInterrupted() throws Exception {
    Dataset<Row> slow = slowRows();
    int jobs = fixture.jobs().size();
    Call fit = call(() -> estimator().fit(slow));
    started.await();
    fit.caller().interrupt();

    assertThat(failureOf(fit)).isNotNull();
    assertThat(fit.endsInterrupted()).isTrue();
    assertThat(fixture.jobs()).hasSize(jobs);
    assertThatNothingIsStaged();
  }

  @Test
  void leavesNothingOfAWriteWhoseDriverIsShutDown() throws Exception {
    Dataset<Row> slow = slowRows();
    int jobs = fixture.jobs().size();
    ThreadGroup driver = new ThreadGroup("driver");
    Call fit = new Call(driver, () -> estimator().fit(slow));
    fit.caller().start();
    started.await();

    assertThat(Signal.send(driver, Signal.hooks(driver))).isEmpty();

    assertThatNothingIsStaged();
    assertThat(failureOf(fit)).isNotNull();
    assertThat(fixture.jobs()).hasSize(jobs);
  }

  @Test
  void hasNoMorePatienceThanADriverThatIsShutDown() throws Exception {
    CountDownLatch tries = new CountDownLatch(1);
    ThreadGroup driver = new ThreadGroup("driver");
    Call undo =
        new Call(
            driver,
            () -> {
              try (Ledger ledger =
                  Ledger.open(
                      fixture.sageMaker(),
                      Ownership.ofThisCall("application", "stage", "model"),
                      Duration.ofHours(1))) {
                ledger.intend(
                    new CreatedResource(Kind.MODEL, "some-model"),
                    patience -> {
                      tries.countDown();
                      if (patience.compareTo(Duration.ofHours(1)) >= 0) {
                        TimeUnit.HOURS.sleep(1);
                      }
                      throw new IllegalStateException("it is still there");
                    });
                ledger.undo(Duration.ofHours(1));
              }
            });
    undo.caller().start();
    tries.await();

    assertThat(Signal.send(driver, Signal.hooks(driver)))
        .contains("Still there and perhaps paid for: model some-model (it is still there)");
    assertThat(failureOf(undo)).isNull();
  }

  private void assertThatNothingIsStaged() {
    assertThat(fixture.stagedObjects()).isEmpty();
    String bucket = "sagemaker-" + server.region() + "-" + server.accountId();
    assertThat(
            fixture
                .s3()
                .listMultipartUploads(new ListMultipartUploadsRequest(bucket))
                .getMultipartUploads())
        .isEmpty();
    assertThat(
            JavaSparkContext.fromSparkContext(spark.sparkContext())
                .statusTracker()
                .getActiveJobIds())
        .isEmpty();
  }

  @Test
  void fitsNothingForACallerThatWasInterruptedBefore() throws Exception {
    String bucket = "sagemaker-" + server.region() + "-" + server.accountId();
    int jobs = fixture.jobs().size();
    for (SageMakerEstimator each :
        List.of(
            estimator(),
            estimator()
                .setTrainingInputS3Uri("s3://" + bucket + "/in")
                .setTrainingOutputS3Uri("s3://" + bucket + "/out"))) {
      Call fit = interrupted(() -> each.fit(fixture.rows(4)));

      assertThat(failureOf(fit)).isNotNull();
      assertThat(fit.endsInterrupted()).isTrue();
    }
    assertThat(fixture.jobs()).hasSize(jobs);
  }

  @Test
  @OnOneLine("No code of Spark runs in these calls.")
  void deletesNothingForACallerThatWasInterruptedBeforeAndNamesWhatIsThere() throws Exception {
    SageMakerModel model = LightAlgorithm.estimator().fit(fixture.rows(4));

    Call deletion = interrupted(() -> model.deleteResources(spark));
    assertThat(failureOf(deletion))
        .isInstanceOf(ResourceCleanupException.class)
        .hasMessageContaining("Still there and perhaps paid for: endpoint light-");
    assertThat(deletion.endsInterrupted()).isTrue();

    try (SageMakerResourceCleanup cleanup = SageMakerResourceCleanup.of(spark)) {
      Call all = interrupted(() -> cleanup.deleteAllOf(spark.sparkContext().applicationId()));
      assertThat(failureOf(all))
          .isInstanceOf(ResourceCleanupException.class)
          .hasMessageContaining("endpoints (interrupted)");
      assertThat(all.endsInterrupted()).isTrue();
    }
    assertThat(fixture.endpoints()).hasSize(1);
  }

  @Test
  @OnOneLine("No code of Spark runs in these calls.")
  void keepsTheInterruptOfACallerWhileItDeletes() throws Exception {
    LightAlgorithm.estimator().fit(fixture.rows(4));
    try (SageMakerResourceCleanup cleanup = SageMakerResourceCleanup.of(spark)) {
      for (String operation : List.of("ListModels", "ListTags", "DescribeEndpoint")) {
        // Every call takes a while, so that some are still to come when one has been seen.
        server.faults().operation("*").delay(Duration.ofMillis(500));
        int before = server.requests(operation).size();
        Call all = call(() -> cleanup.deleteAllOf(spark.sparkContext().applicationId()));
        Until.holds(operation, () -> server.requests(operation).size() > before);
        all.caller().interrupt();

        assertThat(failureOf(all)).as(operation).isInstanceOf(ResourceCleanupException.class);
        assertThat(all.endsInterrupted()).as(operation).isTrue();
        server.faults().clear();
      }
    }
  }

  /** Makes a call in a thread that somebody has interrupted already. */
  private static Call interrupted(Runnable call) {
    return call(
        () -> {
          Thread.currentThread().interrupt();
          call.run();
        });
  }

  /** Returns rows of which a write takes seconds, and which say when it has begun. */
  private Dataset<Row> slowRows() {
    started = new CountDownLatch(1);
    return fixture
        .rows(160)
        .repartition(4)
        .map(
            (MapFunction<Row, Row>)
                row -> {
                  started.countDown();
                  TimeUnit.MILLISECONDS.sleep(100);
                  return row;
                },
            Encoders.row(fixture.rows(1).schema()));
  }

  private static SageMakerEstimator estimator() {
    return LightAlgorithm.estimator()
        .setEndpointCreationPolicy(EndpointCreationPolicy.DO_NOT_CREATE);
  }

  private static Call call(Runnable call) {
    Call task = new Call(Thread.currentThread().getThreadGroup(), call);
    task.caller().start();
    return task;
  }

  /** A call in a thread of its own. */
  private static final class Call extends FutureTask<Void> {
    private final Thread caller;
    private volatile boolean endsInterrupted;

    Call(ThreadGroup group, Runnable call) {
      super(call, null);
      caller = new Thread(group, this);
    }

    /** Tells whether its thread was still interrupted when it had failed. */
    boolean endsInterrupted() {
      return endsInterrupted;
    }

    @Override
    protected void setException(Throwable failure) {
      endsInterrupted = Thread.currentThread().isInterrupted();
      super.setException(failure);
    }

    Thread caller() {
      return caller;
    }
  }

  /** Waits until a call waits for a status. */
  private static void awaitWatching(Call call) throws InterruptedException {
    Until.holds(
        "the call waits for a status",
        () ->
            Arrays.stream(call.caller().getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(StatusWatch.class.getName())));
  }

  private static Throwable failureOf(FutureTask<?> task) throws InterruptedException {
    try {
      task.get();
      return null;
    } catch (ExecutionException e) {
      return e.getCause();
    }
  }
}
