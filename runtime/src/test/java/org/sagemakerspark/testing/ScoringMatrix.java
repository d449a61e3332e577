package org.sagemakerspark.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.LongStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.sagemakerspark.local.Faults.Aim;

/**
 * Scoring while an endpoint misbehaves. Whatever it does: each row comes out once, in input order,
 * with its own answer or with the reason why it has none; or the job ends with the reason. The
 * score of a row is its feature, so a row that was shifted, repeated or made up shows. A run is
 * made from its seed alone.
 */
public final class ScoringMatrix implements AutoCloseable {

  /** What goes wrong. */
  public enum Kind {
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
  enum Extent {
    ONCE,
    NOW_AND_THEN,
    ALWAYS
  }

  /** What came of a run. */
  public enum Result {
    ALL_RIGHT,
    REASONS_IN_THE_ERROR_COLUMN,
    STATED_ERROR
  }

  /** What came of a run with a kind of fault. */
  public record Outcome(Kind kind, Result result) {}

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

  private static final List<Kind> KINDS = List.of(Kind.values());

  private final SparkSession spark;
  private final String endpoint;
  private final ScoreService service = new ScoreService();

  /** Starts a server of its own, whose faults strike nobody else. */
  public ScoringMatrix(SparkSession session, String endpoint) {
    this.spark = session.newSession();
    this.endpoint = endpoint;
    service.host(endpoint);
    service.sparkConf().forEach(spark.conf()::set);
  }

  /** Returns the session that knows the server. */
  public SparkSession spark() {
    return spark;
  }

  /** Returns the server. */
  public ScoreService service() {
    return service;
  }

  /**
   * Makes one run.
   *
   * @throws AssertionError with the seed, when a row is lost, shifted or made up, or an error does
   *     not say what it is about
   */
  public Outcome run(int seed) {
    Plan plan = Plan.of(seed);
    return new Outcome(plan.kind(), run(seed, plan));
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
      require(
          !(plan.cannotBeRight() && result == Result.ALL_RIGHT),
          "seed %s, %s: answers that nobody gave",
          seed,
          plan);
      return result;
    } catch (Exception e) {
      require(!plan.mustBeRight(), "seed %s, %s ended with %s", seed, plan, stated(e));
      require(stated(e).contains("Endpoint " + endpoint + ", batch "), "seed %s, %s", seed, plan);
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

  private static Result check(int seed, Plan plan, List<Row> scored) {
    List<Long> ids = new ArrayList<>();
    List<Long> failed = new ArrayList<>();
    for (Row row : scored) {
      long id = row.getLong(row.fieldIndex("id"));
      ids.add(id);
      if (row.isNullAt(row.fieldIndex("score"))) {
        require(plan.keeps(), "seed %s, %s: no score", seed, plan);
        Row error = row.getStruct(row.fieldIndex("error"));
        require(!error.getString(0).isBlank(), "seed %s, %s: status", seed, plan);
        require(!error.getString(1).isBlank(), "seed %s, %s: reason", seed, plan);
        failed.add(id);
      } else {
        require(row.<Double>getAs("score") == 1000 + id, "seed %s, %s: row %s", seed, plan, id);
        require(
            !(plan.keeps() && !row.isNullAt(row.fieldIndex("error"))),
            "seed %s, %s: row %s has a score and an error",
            seed,
            plan,
            id);
      }
    }
    require(
        ids.equals(LongStream.range(0, plan.rows()).boxed().toList()), "seed %s, %s", seed, plan);
    require(
        !(plan.mustBeRight() && !failed.isEmpty()),
        "seed %s, %s: rows %s have no score",
        seed,
        plan,
        failed);
    return failed.isEmpty() ? Result.ALL_RIGHT : Result.REASONS_IN_THE_ERROR_COLUMN;
  }

  private static String stated(Throwable error) {
    StringBuilder text = new StringBuilder();
    for (Throwable each = error; each != null; each = each.getCause()) {
      text.append(each.getMessage()).append('\n');
    }
    return text.toString();
  }

  private static void require(boolean holds, String what, Object... values) {
    if (!holds) {
      throw new AssertionError(String.format(Locale.ROOT, what, values));
    }
  }
}
