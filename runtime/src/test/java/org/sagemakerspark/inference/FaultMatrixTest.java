package org.sagemakerspark.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sagemakerspark.local.Faults.Aim;
import org.sagemakerspark.testing.Repetitions;
import org.sagemakerspark.testing.ScoreModel;
import org.sagemakerspark.testing.ScoreService;
import org.sagemakerspark.testing.SparkExtension;

/**
 * Whatever an endpoint does: each row comes out once, in input order, with its own answer or with
 * the reason why it has none; or the job ends with the reason. The score of a row is its feature,
 * so a row that was shifted, repeated or made up shows.
 */
@ExtendWith(SparkExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultMatrixTest {

  /** What goes wrong. */
  private enum Kind {
    THROTTLED(Cure.TIME),
    THROTTLED_AS_BAD_REQUEST(Cure.TIME),
    INTERNAL_FAILURE(Cure.TIME),
    UNAVAILABLE(Cure.TIME),
    DEPENDENCY_FAILURE(Cure.TIME),
    MODEL_REFUSES(Cure.HALVES),
    MODEL_FAILS(Cure.FEW_ATTEMPTS),
    MODEL_IS_BUSY(Cure.TIME),
    MODEL_IS_SILENT(Cure.TIME),
    TOO_LARGE(Cure.HALVES),
    CUT_BEFORE_THE_ANSWER(Cure.TIME),
    CUT_IN_THE_ANSWER(Cure.TIME),
    CUT_AFTER_THE_ANSWER(Cure.TIME),
    STALLED(Cure.FEW_ATTEMPTS),
    SHORTENED(Cure.FEW_ATTEMPTS),
    ONE_TOO_FEW(Cure.FEW_ATTEMPTS),
    ONE_TOO_MANY(Cure.FEW_ATTEMPTS),
    GARBAGE(Cure.FEW_ATTEMPTS),
    EMPTY_BODY(Cure.FEW_ATTEMPTS),
    WRONG_CONTENT_TYPE(Cure.NONE);

    private final Cure cure;

    Kind(Cure cure) {
      this.cure = cure;
    }

    void strike(Aim aim, Random random) {
      switch (this) {
        case THROTTLED -> aim.fail(429, "ThrottlingException");
        case THROTTLED_AS_BAD_REQUEST -> aim.fail(400, "ThrottlingException", null);
        case INTERNAL_FAILURE -> aim.fail(500, "InternalFailure");
        case UNAVAILABLE -> aim.fail(503, "ServiceUnavailable");
        case DEPENDENCY_FAILURE -> aim.fail(530, "InternalDependencyException");
        case MODEL_REFUSES -> aim.failModel(400 + random.nextInt(100));
        case MODEL_FAILS -> aim.failModel(500 + random.nextInt(100));
        case MODEL_IS_BUSY -> aim.failModel(random.nextBoolean() ? 429 : 503);
        case MODEL_IS_SILENT -> aim.failModel(0);
        case TOO_LARGE -> aim.fail(413, "PayloadTooLarge");
        case CUT_BEFORE_THE_ANSWER -> aim.cutBefore();
        case CUT_IN_THE_ANSWER -> aim.cut();
        case CUT_AFTER_THE_ANSWER -> aim.cutAfter();
        case STALLED -> aim.stall();
        case SHORTENED -> aim.shorten();
        case ONE_TOO_FEW -> aim.tooFewRows();
        case ONE_TOO_MANY -> aim.tooManyRows();
        case GARBAGE -> aim.garbage();
        case EMPTY_BODY -> aim.emptyBody();
        case WRONG_CONTENT_TYPE -> aim.contentType("text/html");
      }
    }
  }

  /** What helps, if anything does. */
  private enum Cure {
    TIME,
    FEW_ATTEMPTS,
    HALVES,
    NONE
  }

  /** How often it goes wrong. */
  private enum Extent {
    ONCE,
    NOW_AND_THEN,
    ALWAYS
  }

  /** What came of a run. */
  private enum Result {
    ALL_RIGHT,
    REASONS_IN_THE_ERROR_COLUMN,
    STATED_ERROR
  }

  /** What came of a run with a kind of fault. */
  private record Outcome(Kind kind, Result result) {}

  /** One run, made from its seed. */
  private record Plan(
      Kind kind,
      Extent extent,
      boolean keeps,
      int rows,
      int partitions,
      int rowsOfABatch,
      int inFlight) {

    static Plan of(int seed) {
      Random random = new Random(seed);
      int round = seed / KINDS.size();
      Kind kind = KINDS.get(seed % KINDS.size());
      if (kind == Kind.STALLED && round % 3 < 2) {
        kind = Kind.ONE_TOO_FEW; // What stalls takes a second at least.
      }
      // Each kind with each extent; those that end with the batch's time limit are the rarest.
      int turn = round % 10;
      Extent extent = turn < 6 ? Extent.ONCE : turn < 9 ? Extent.NOW_AND_THEN : Extent.ALWAYS;
      boolean stalls = kind == Kind.STALLED;
      return new Plan(
          kind,
          extent,
          random.nextBoolean(),
          1 + random.nextInt(stalls ? 3 : 40),
          1 + random.nextInt(2),
          1 + random.nextInt(12),
          1 + random.nextInt(6));
    }

    /** Tells whether nothing but right answers will do. */
    boolean mustBeRight() {
      return extent == Extent.ONCE && (kind.cure == Cure.TIME || kind.cure == Cure.FEW_ATTEMPTS);
    }

    /** Tells whether right answers are impossible. */
    boolean cannotBeRight() {
      return extent == Extent.ALWAYS && kind != Kind.CUT_AFTER_THE_ANSWER;
    }
  }

  /** A server of its own, whose faults strike nobody else, and a session that knows it. */
  private static final class Lane implements AutoCloseable {

    private final SparkSession spark;
    private final String endpoint;
    private final ScoreService service = new ScoreService();

    Lane(SparkSession spark, String endpoint) {
      this.spark = spark;
      this.endpoint = endpoint;
      service.host(endpoint);
      service.sparkConf().forEach(spark.conf()::set);
    }

    /** Takes one seed after the other, until there are none. */
    List<Outcome> run(Queue<Integer> seeds) {
      List<Outcome> outcomes = new ArrayList<>();
      for (Integer seed = seeds.poll(); seed != null; seed = seeds.poll()) {
        Plan plan = Plan.of(seed);
        outcomes.add(new Outcome(plan.kind(), run(seed, plan)));
      }
      return outcomes;
    }

    private Result run(int seed, Plan plan) {
      aim(seed, plan);
      ScoreModel model =
          new ScoreModel()
              .setEndpointName(endpoint)
              .setHandleInvalid(plan.keeps() ? "keep" : "error")
              .setMaxBatchSizeInRecords(plan.rowsOfABatch())
              .setMaxConcurrentRequestsPerTask(plan.inFlight())
              .setRequestTimeLimitInSeconds(plan.kind() == Kind.STALLED ? 1 : 20)
              .setBatchTimeLimitInSeconds(plan.extent() == Extent.ALWAYS ? 1 : 60);
      Dataset<Row> rows =
          spark
              .range(0, plan.rows(), 1, plan.partitions())
              .selectExpr("id", "array(cast(1000 + id AS float)) AS features");
      try {
        Result result = check(seed, plan, model.transform(rows).collectAsList());
        assertThat(plan.cannotBeRight() && result == Result.ALL_RIGHT)
            .as("seed %s, %s: answers that nobody gave", seed, plan)
            .isFalse();
        return result;
      } catch (Exception e) {
        assertThat(plan.mustBeRight())
            .as("seed %s, %s ended with %s", seed, plan, stated(e))
            .isFalse();
        assertThat(stated(e))
            .as("seed %s, %s", seed, plan)
            .contains("Endpoint " + endpoint + ", batch ");
        return Result.STATED_ERROR;
      } finally {
        service.faults().clear();
      }
    }

    private void aim(int seed, Plan plan) {
      Aim aim = service.faults().invocations(endpoint);
      Random random = new Random(seed);
      plan.kind()
          .strike(
              switch (plan.extent()) {
                case ONCE -> aim.after(random.nextInt(2)).times(1);
                case NOW_AND_THEN -> aim.probability(0.25, seed);
                case ALWAYS -> aim;
              },
              random);
    }

    @Override
    public void close() {
      service.close();
    }
  }

  private static final List<Kind> KINDS = List.of(Kind.values());
  private static final int RUNS = 30 * KINDS.size();

  /** Most runs wait for something; Spark has two threads. */
  private static final int LANES = 2;

  private final SparkSession spark;
  private final List<Lane> lanes = new ArrayList<>();

  FaultMatrixTest(SparkSession spark) {
    this.spark = spark;
  }

  @BeforeAll
  void start() {
    for (int i = 0; i < LANES; i++) {
      lanes.add(new Lane(spark.newSession(), "matrix-" + i));
    }
  }

  @AfterAll
  void stop() {
    lanes.forEach(Lane::close);
  }

  @Test
  void answersEachRowOnceAndInOrderOrSaysWhyNot() throws Exception {
    // The last of each three rounds have each kind with each extent, too.
    List<Integer> seeds =
        IntStream.range(0, RUNS)
            .filter(seed -> Repetitions.makes(seed / KINDS.size()))
            .boxed()
            .toList();
    Map<Kind, Set<Result>> results = new EnumMap<>(Kind.class);
    Map<Result, Integer> counts = new EnumMap<>(Result.class);
    for (Outcome outcome : runSideBySide(seeds)) {
      results
          .computeIfAbsent(outcome.kind(), kind -> EnumSet.noneOf(Result.class))
          .add(outcome.result());
      counts.merge(outcome.result(), 1, Integer::sum);
    }

    assertThat(counts.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(seeds.size());
    for (Kind kind : KINDS) {
      assertThat(results.get(kind)).as(kind.name()).contains(Result.ALL_RIGHT);
      if (kind != Kind.CUT_AFTER_THE_ANSWER) {
        assertThat(results.get(kind)).as(kind.name()).hasSizeGreaterThan(1);
      }
    }
    assertThat(counts).containsOnlyKeys(Result.values());
  }

  @Test
  void comesBackFromEveryStatusThatAModelAnswersOnce() {
    Lane lane = lanes.get(0);
    ScoreService service = lane.service;
    ScoreModel model = new ScoreModel().setEndpointName(lane.endpoint);
    Dataset<Row> rows =
        lane.spark.range(0, 4, 1, 1).selectExpr("id", "array(cast(id AS float)) AS features");
    IntStream some = IntStream.range(400, 600).filter(Repetitions::makes);
    for (int status : IntStream.concat(IntStream.of(0, 429, 503), some).distinct().toArray()) {
      service.faults().invocations(lane.endpoint).times(1).failModel(status);
      long requests = service.invocations(lane.endpoint);
      assertThat(model.transform(rows).where("score = id").count()).as("%s", status).isEqualTo(4);
      // Refused rows go in two halves; others once more as they were.
      assertThat(service.invocations(lane.endpoint) - requests)
          .as("%s", status)
          .isEqualTo(status >= 400 && status < 500 && status != 429 ? 3 : 2);
      service.faults().clear();
    }
  }

  private List<Outcome> runSideBySide(List<Integer> seeds) throws Exception {
    Queue<Integer> next = new ConcurrentLinkedQueue<>(seeds);
    List<Callable<List<Outcome>>> work =
        lanes.stream().<Callable<List<Outcome>>>map(lane -> () -> lane.run(next)).toList();
    ExecutorService threads = Executors.newFixedThreadPool(LANES);
    try {
      List<Outcome> outcomes = new ArrayList<>();
      for (Future<List<Outcome>> each : threads.invokeAll(work)) {
        outcomes.addAll(each.get());
      }
      return outcomes;
    } finally {
      threads.shutdownNow();
    }
  }

  private static Result check(int seed, Plan plan, List<Row> scored) {
    List<Long> ids = new ArrayList<>();
    List<Long> failed = new ArrayList<>();
    for (Row row : scored) {
      long id = row.getLong(row.fieldIndex("id"));
      ids.add(id);
      if (row.isNullAt(row.fieldIndex("score"))) {
        assertThat(plan.keeps()).as("seed %s, %s: no score", seed, plan).isTrue();
        Row error = row.getStruct(row.fieldIndex("error"));
        assertThat(error.getString(0)).as("seed %s, %s: status", seed, plan).isNotBlank();
        assertThat(error.getString(1)).as("seed %s, %s: reason", seed, plan).isNotBlank();
        failed.add(id);
      } else {
        assertThat(row.<Double>getAs("score"))
            .as("seed %s, %s: row %s", seed, plan, id)
            .isEqualTo((double) (1000 + id));
        assertThat(plan.keeps() && !row.isNullAt(row.fieldIndex("error")))
            .as("seed %s, %s: row %s has a score and an error", seed, plan, id)
            .isFalse();
      }
    }
    assertThat(ids)
        .as("seed %s, %s", seed, plan)
        .isEqualTo(LongStream.range(0, plan.rows()).boxed().toList());
    assertThat(plan.mustBeRight() && !failed.isEmpty())
        .as("seed %s, %s: rows %s have no score", seed, plan, failed)
        .isFalse();
    return failed.isEmpty() ? Result.ALL_RIGHT : Result.REASONS_IN_THE_ERROR_COLUMN;
  }

  private static String stated(Throwable error) {
    StringBuilder text = new StringBuilder();
    for (Throwable each = error; each != null; each = each.getCause()) {
      text.append(each.getMessage()).append('\n');
    }
    return text.toString();
  }
}
