package org.sagemakerspark.testing;

import com.amazonaws.services.s3.model.ListMultipartUploadsRequest;
import com.amazonaws.services.s3.model.MultipartUpload;
import com.amazonaws.services.sagemaker.model.AmazonSageMakerException;
import com.amazonaws.services.sagemaker.model.ContainerDefinition;
import com.amazonaws.services.sagemaker.model.CreateEndpointConfigRequest;
import com.amazonaws.services.sagemaker.model.CreateEndpointRequest;
import com.amazonaws.services.sagemaker.model.CreateModelRequest;
import com.amazonaws.services.sagemaker.model.DeleteEndpointConfigRequest;
import com.amazonaws.services.sagemaker.model.DeleteEndpointRequest;
import com.amazonaws.services.sagemaker.model.DeleteModelRequest;
import com.amazonaws.services.sagemaker.model.DescribeEndpointRequest;
import com.amazonaws.services.sagemaker.model.DescribeEndpointResult;
import com.amazonaws.services.sagemaker.model.ListTrainingJobsRequest;
import com.amazonaws.services.sagemaker.model.ProductionVariant;
import com.amazonaws.services.sagemaker.model.StopTrainingJobRequest;
import com.amazonaws.services.sagemaker.model.TrainingJobSummary;
import com.amazonaws.services.sagemaker.model.UpdateEndpointRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.sagemakerspark.hosting.EndpointCreationPolicy;
import org.sagemakerspark.lifecycle.CreatedResource;
import org.sagemakerspark.lifecycle.CreatedResource.Kind;
import org.sagemakerspark.local.Faults.Aim;
import org.sagemakerspark.local.LocalSageMaker;
import org.sagemakerspark.model.SageMakerModel;
import org.sagemakerspark.storage.S3Location;
import org.sagemakerspark.storage.S3Objects;

/**
 * Calls that make, change and remove what is paid for, while the service and the caller misbehave.
 * After each, SageMaker holds nothing of it, or what the call has returned or its error names, and
 * whatever belongs to others is as it was. A run is made from its seed alone.
 */
public final class LifecycleMatrix implements AutoCloseable {

  /** The call that is disturbed, by the operation that is aimed at. */
  public enum Intent {
    CREATE_TRAINING_JOB("CreateTrainingJob", "DescribeTrainingJob"),
    CREATE_MODEL("CreateModel", "DescribeModel"),
    CREATE_ENDPOINT_CONFIG("CreateEndpointConfig", "DescribeEndpointConfig"),
    CREATE_ENDPOINT("CreateEndpoint", "DescribeEndpoint"),
    UPDATE_ENDPOINT("UpdateEndpoint", "DescribeEndpoint"),
    DELETE_ENDPOINT("DeleteEndpoint", "DescribeEndpoint");

    private final String operation;
    private final String description;

    Intent(String operation, String description) {
      this.operation = operation;
      this.description = description;
    }
  }

  /** What goes wrong. */
  public enum Fault {
    /** Requests do not arrive. */
    REQUEST_LOST,
    /** Requests are carried out, and nobody hears of it. */
    ANSWER_LOST,
    THROTTLED,
    /** The caller is interrupted at some moment. */
    INTERRUPTED,
    /** The caller is interrupted while an operation takes its time. */
    INTERRUPTED_IN_THE_CALL,
    /** The driver is shut down at some moment. */
    SIGNALLED,
    /** The driver is shut down while the service carries out an operation. */
    SIGNALLED_IN_THE_CALL,
    DESCRIPTION_DENIED,
    /** A token expires in the middle and is replaced, or is not. */
    TOKEN_EXPIRED,
    TAGS_DENIED,
    /** The log answers with what is none. */
    LOG_FAILS,
    REMOVAL_DENIED
  }

  /** What a run has found; nothing, if all is well. */
  public record Finding(
      int seed,
      Intent intent,
      Fault fault,
      int leftBehind,
      int foreignTouched,
      int unreported,
      String detail) {

    /** Tells whether all is well. */
    public boolean isClean() {
      return leftBehind + foreignTouched + unreported == 0;
    }
  }

  private static final String PROD = "prod";
  private static final int ROWS = 4;

  /** The embedded S3 keeps the file of a part that comes in while its upload is aborted. */
  private static final String PART = "/.mpus-";

  private static final int LONGEST_WAIT_SECONDS = 120;

  private final SparkSession spark;
  private final LocalSageMaker server;
  private final SageMakerFixture fixture;
  private final String modelData;

  /** Starts a server, on which there is something of others as well. */
  public LifecycleMatrix(SparkSession session) {
    spark = session.newSession();
    server = LightAlgorithm.builder().start();
    fixture = new SageMakerFixture(spark, server);
    spark.conf().set("spark.sagemaker.watch.giveUpAfterSeconds", "3");
    modelData =
        LightAlgorithm.estimator()
            .setEndpointCreationPolicy(EndpointCreationPolicy.DO_NOT_CREATE)
            .fit(fixture.rows(ROWS))
            .getModelDataS3Uri()
            .orElseThrow();
    createForeign("own");
    createForeign(PROD);
  }

  /** Makes one run. */
  public Finding run(int seed) throws InterruptedException {
    Random random = new Random(seed);
    Intent intent = Intent.values()[seed % Intent.values().length];
    Fault fault = Fault.values()[(seed / Intent.values().length) % Fault.values().length];
    Run run = new Run(intent, fault, random);
    try {
      return run.make(seed);
    } finally {
      server.faults().clear();
      sweep();
    }
  }

  /** One run. */
  private final class Run {
    private final Intent intent;
    private final Fault fault;
    private final Random random;
    private SageMakerModel model;
    private Throwable failure;
    private boolean withLog;

    /** What hooks have printed that the end of the driver ran; empty where none ran. */
    private Optional<String> said = Optional.empty();

    private Set<String> thereAtTheEnd = Set.of();

    Run(Intent intent, Fault fault, Random random) {
      this.intent = intent;
      this.fault = fault;
      this.random = random;
    }

    Finding make(int seed) throws InterruptedException {
      withLog = fault == Fault.LOG_FAILS || random.nextBoolean();
      prepare();
      aim();
      ThreadGroup group = new ThreadGroup("run-" + seed);
      List<String> requests = server.requests(intent.operation);
      Thread caller = new Thread(group, this::call, "run-" + seed);
      caller.start();
      if (fault == Fault.INTERRUPTED || fault == Fault.INTERRUPTED_IN_THE_CALL) {
        TimeUnit.MILLISECONDS.sleep(random.nextInt(2_000));
        caller.interrupt();
      } else if (fault == Fault.SIGNALLED) {
        TimeUnit.MILLISECONDS.sleep(random.nextInt(2_000));
        signal(group, caller);
      } else if (fault == Fault.SIGNALLED_IN_THE_CALL) {
        Until.holds(
            intent + " has come",
            () -> !caller.isAlive() || !server.requests(intent.operation).equals(requests));
        signal(group, caller);
        // A deletion may be over when its request has been seen.
        if (said.isEmpty() && intent != Intent.DELETE_ENDPOINT) {
          throw new IllegalStateException("seed " + seed + ": nobody waits for " + intent);
        }
      }
      caller.join(TimeUnit.SECONDS.toMillis(LONGEST_WAIT_SECONDS));
      if (caller.isAlive()) {
        throw new IllegalStateException("seed " + seed + " hangs: " + intent + ", " + fault);
      }
      server.faults().clear();
      if (failure == null && said.filter(String::isEmpty).isPresent()) {
        // The call was over when the end of the driver began, and has told its caller so.
        said = Optional.empty();
      }
      Set<String> thereAfter = said.isPresent() ? thereAtTheEnd : there();
      int unreported = countUnreported(thereAfter);
      String detail =
          intent
              + ", "
              + fault
              + ": "
              + thereAfter
              + " after "
              + outcome()
              + fixture.stagedObjects();
      int foreign = foreignTouched();
      int left = failure == null && said.isEmpty() && unreported == 0 ? leftAfterDeletion() : 0;
      return new Finding(seed, intent, fault, left, foreign, unreported, detail);
    }

    /**
     * Shuts the driver down, as far as this run is concerned, when it has begun to ask for things.
     * What is there when the last hook has run is what the end of the driver leaves; the caller
     * itself gets no further then.
     */
    private void signal(ThreadGroup group, Thread caller) throws InterruptedException {
      Until.holds("a hook", () -> !caller.isAlive() || !Signal.hooks(group).isEmpty());
      List<Thread> hooks = Signal.hooks(group);
      if (!hooks.isEmpty()) {
        said = Optional.of(Signal.send(group, hooks));
        thereAtTheEnd = there();
        caller.interrupt();
      }
    }

    private void prepare() {
      if (intent == Intent.CREATE_TRAINING_JOB) {
        return;
      }
      model = model();
      if (intent == Intent.UPDATE_ENDPOINT) {
        model.setCustomEndpointName(PROD).setUpdateExistingEndpoint(true);
      } else if (intent == Intent.DELETE_ENDPOINT) {
        model.createEndpoint(spark);
      }
    }

    private void aim() {
      Aim operation = server.faults().operation(intent.operation);
      Aim description = server.faults().operation(intent.description);
      int times = 1 + random.nextInt(6);
      boolean always = random.nextInt(4) == 0;
      switch (fault) {
        case REQUEST_LOST -> limited(operation, times, always).lose();
        case ANSWER_LOST -> limited(operation, times, always).cutBefore();
        case THROTTLED -> limited(operation, times, always).fail(400, "ThrottlingException", null);
        case INTERRUPTED -> {}
        case INTERRUPTED_IN_THE_CALL -> operation.delay(Duration.ofMillis(700));
        case SIGNALLED -> {}
        case SIGNALLED_IN_THE_CALL ->
            operation.delay(Duration.ofMillis(200 + random.nextInt(1_500)));
        case DESCRIPTION_DENIED ->
            limited(description.after(random.nextInt(3)), times, always)
                .fail(400, "AccessDeniedException", "not you");
        case TOKEN_EXPIRED ->
            limited(server.faults().operation("*").after(random.nextInt(12)), times, always)
                .fail(400, "ExpiredTokenException", "too old");
        case TAGS_DENIED -> {
          limited(server.faults().operation("ListTags"), times, always)
              .fail(400, "AccessDeniedException", "not you");
          operation.times(1).cutBefore();
        }
        case LOG_FAILS -> {
          server.faults().operation("DescribeLogStreams").after(random.nextInt(2)).emptyBody();
          server.faults().operation("GetLogEvents").garbage();
        }
        case REMOVAL_DENIED -> {
          String removal =
              intent == Intent.CREATE_TRAINING_JOB ? "StopTrainingJob" : "DeleteEndpointConfig";
          server.faults().operation(removal).fail(400, "AccessDeniedException", "not you");
          operation.times(5).cutBefore();
        }
      }
    }

    private Aim limited(Aim aim, int times, boolean always) {
      return always ? aim : aim.times(times);
    }

    private void call() {
      try {
        switch (intent) {
          case CREATE_TRAINING_JOB ->
              LightAlgorithm.estimator()
                  .setEndpointCreationPolicy(EndpointCreationPolicy.DO_NOT_CREATE)
                  .setProgress("none")
                  .setTrainingLog(withLog ? "all" : "none")
                  .setHyperParameters(Map.of("mode", random.nextBoolean() ? "slowly" : "quickly"))
                  .fit(fixture.rows(ROWS));
          case DELETE_ENDPOINT -> model.deleteResources(spark);
          default -> model.createEndpoint(spark);
        }
      } catch (Throwable e) {
        failure = e;
      }
    }

    private String outcome() {
      return said.map(text -> "the end of the driver, which said: " + text)
          .orElseGet(() -> text(failure));
    }

    private int countUnreported(Set<String> there) {
      if (failure == null && said.isEmpty()) {
        boolean complete = intent != Intent.CREATE_TRAINING_JOB && intent != Intent.DELETE_ENDPOINT;
        return complete ? 0 : there.size();
      }
      String text = outcome();
      return (int) there.stream().filter(name -> !text.contains(name)).count();
    }

    /** A call that has succeeded leaves what can be deleted; an updated endpoint goes on. */
    private int leftAfterDeletion() {
      if (intent == Intent.CREATE_TRAINING_JOB) {
        return there().size();
      }
      model.deleteResources(spark);
      int left = there().size();
      return intent == Intent.UPDATE_ENDPOINT ? Math.abs(2 - left) : left;
    }
  }

  private SageMakerModel model() {
    var known = LightAlgorithm.estimator();
    return SageMakerModel.fromModelData(LightAlgorithm.URI, modelData)
        .setNamePrefix("light")
        .setProgress("none")
        .setRequestRowSerializer(known.getRequestRowSerializer().orElseThrow())
        .setResponseRowDeserializer(known.getResponseRowDeserializer().orElseThrow());
  }

  /** Returns all that is there of runs, in the words in which an error names it. */
  private Set<String> there() {
    Set<String> all = new LinkedHashSet<>();
    add(Kind.ENDPOINT, fixture.endpoints(), all);
    add(Kind.ENDPOINT_CONFIG, fixture.endpointConfigs(), all);
    add(Kind.MODEL, fixture.models(), all);
    add(Kind.TRAINING_JOB, runningJobs(), all);
    Stream.concat(
            fixture.stagedObjects().stream().filter(key -> !key.contains(PART)), uploads().stream())
        .filter(key -> key.contains("/light-"))
        .map(key -> key.replaceFirst(".*(/light-[^/]+)/.*", "$1"))
        .forEach(all::add);
    return all;
  }

  /** Returns the keys of staged data that is being uploaded in parts. */
  private List<String> uploads() {
    return fixture
        .s3()
        .listMultipartUploads(new ListMultipartUploadsRequest(staging().bucket()))
        .getMultipartUploads()
        .stream()
        .map(MultipartUpload::getKey)
        .filter(key -> key.contains("/staging/"))
        .toList();
  }

  private static void add(Kind kind, List<String> names, Set<String> all) {
    names.stream()
        .filter(name -> name.startsWith("light-"))
        .map(name -> new CreatedResource(kind, name).describe())
        .forEach(all::add);
  }

  private List<String> runningJobs() {
    return fixture
        .sageMaker()
        .listTrainingJobs(
            new ListTrainingJobsRequest().withStatusEquals("InProgress").withMaxResults(100))
        .getTrainingJobSummaries()
        .stream()
        .map(TrainingJobSummary::getTrainingJobName)
        .toList();
  }

  /** Counts what is not as it was, or serves on what is not there. */
  private int foreignTouched() throws InterruptedException {
    int touched = 0;
    for (String name : List.of("own", PROD)) {
      touched += fixture.models().contains(name) ? 0 : 1;
      touched += fixture.endpointConfigs().contains(name) ? 0 : 1;
      if (!fixture.endpoints().contains(name)) {
        touched++;
        continue;
      }
      DescribeEndpointResult endpoint = settled(name);
      boolean serves =
          endpoint.getEndpointStatus().equals("InService")
              && fixture.endpointConfigs().contains(endpoint.getEndpointConfigName());
      touched += serves ? 0 : 1;
    }
    return touched;
  }

  private DescribeEndpointResult settled(String name) throws InterruptedException {
    DescribeEndpointRequest describe = new DescribeEndpointRequest().withEndpointName(name);
    Until.holds(
        name + " has settled",
        () ->
            !fixture
                .sageMaker()
                .describeEndpoint(describe)
                .getEndpointStatus()
                .matches("Creating|Updating"));
    return fixture.sageMaker().describeEndpoint(describe);
  }

  private void createForeign(String name) {
    fixture
        .sageMaker()
        .createModel(
            new CreateModelRequest()
                .withModelName(name)
                .withExecutionRoleArn(server.roleArn())
                .withPrimaryContainer(
                    new ContainerDefinition()
                        .withImage(LightAlgorithm.URI)
                        .withModelDataUrl(modelData)));
    fixture
        .sageMaker()
        .createEndpointConfig(
            new CreateEndpointConfigRequest()
                .withEndpointConfigName(name)
                .withProductionVariants(
                    new ProductionVariant()
                        .withVariantName("all")
                        .withModelName(name)
                        .withInstanceType("ml.m5.large")
                        .withInitialInstanceCount(1)));
    fixture
        .sageMaker()
        .createEndpoint(
            new CreateEndpointRequest().withEndpointName(name).withEndpointConfigName(name));
    try {
      settled(name);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A call of the run that was under way may arrive between a look and the deletion. */
  private void deleteWhenSettled(String endpoint) throws InterruptedException {
    for (boolean isGone = false; !isGone; ) {
      settled(endpoint);
      try {
        fixture.sageMaker().deleteEndpoint(new DeleteEndpointRequest().withEndpointName(endpoint));
        isGone = true;
      } catch (AmazonSageMakerException e) {
        if (!e.getErrorMessage().contains("in-progress endpoint")) {
          throw e;
        }
      }
    }
  }

  /** Makes all as it was before the run. */
  private void sweep() throws InterruptedException {
    if (!settled(PROD).getEndpointConfigName().equals(PROD)) {
      fixture
          .sageMaker()
          .updateEndpoint(
              new UpdateEndpointRequest().withEndpointName(PROD).withEndpointConfigName(PROD));
      settled(PROD);
    }
    runningJobs()
        .forEach(
            job ->
                fixture
                    .sageMaker()
                    .stopTrainingJob(new StopTrainingJobRequest().withTrainingJobName(job)));
    for (String endpoint : fixture.endpoints()) {
      if (endpoint.startsWith("light-")) {
        deleteWhenSettled(endpoint);
      }
    }
    fixture.endpointConfigs().stream()
        .filter(name -> name.startsWith("light-"))
        .forEach(
            name ->
                fixture
                    .sageMaker()
                    .deleteEndpointConfig(
                        new DeleteEndpointConfigRequest().withEndpointConfigName(name)));
    fixture.models().stream()
        .filter(name -> name.startsWith("light-"))
        .forEach(
            name -> fixture.sageMaker().deleteModel(new DeleteModelRequest().withModelName(name)));
    S3Objects objects = new S3Objects(fixture.s3());
    try {
      objects.abortUploads(staging());
      objects.delete(staging());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private S3Location staging() {
    return new S3Location(
        "sagemaker-" + server.region() + "-" + server.accountId(), "sagemaker-spark/staging");
  }

  /** Returns an error with all that it carries, as a log shows it. */
  private static String text(Throwable error) {
    StringBuilder text = new StringBuilder();
    for (Throwable each = error; each != null; each = each.getCause()) {
      text.append(each).append('\n');
      for (Throwable other : each.getSuppressed()) {
        text.append(other).append('\n');
      }
    }
    return text.toString();
  }

  @Override
  public void close() {
    fixture.close();
    server.close();
  }
}
