package org.sagemakerspark.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sagemakerspark.testing.Lanes;
import org.sagemakerspark.testing.Repetitions;
import org.sagemakerspark.testing.ScoreModel;
import org.sagemakerspark.testing.ScoreService;
import org.sagemakerspark.testing.ScoringMatrix;
import org.sagemakerspark.testing.ScoringMatrix.Kind;
import org.sagemakerspark.testing.ScoringMatrix.Outcome;
import org.sagemakerspark.testing.ScoringMatrix.Result;
import org.sagemakerspark.testing.SparkExtension;

/** Whatever an endpoint does, no row is lost, shifted, repeated or made up. */
@ExtendWith(SparkExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultMatrixTest {

  private static final List<Kind> KINDS = List.of(Kind.values());
  private static final int RUNS = 30 * KINDS.size();

  /** Most runs wait for something; Spark has two threads. */
  private static final int LANES = 2;

  private static final String FIRST = "matrix-0";

  private final SparkSession spark;
  private final List<ScoringMatrix> lanes = new ArrayList<>();

  FaultMatrixTest(SparkSession spark) {
    this.spark = spark;
  }

  @BeforeAll
  void start() {
    for (int i = 0; i < LANES; i++) {
      lanes.add(new ScoringMatrix(spark, "matrix-" + i));
    }
  }

  @AfterAll
  void stop() {
    lanes.forEach(ScoringMatrix::close);
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
    for (Outcome outcome : Lanes.share(seeds, lanes, ScoringMatrix::run)) {
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

  /** Not from 406, which is a matter of configuration and ends the task. */
  @Test
  void comesBackFromEveryStatusThatAModelAnswersOnce() {
    ScoringMatrix lane = lanes.get(0);
    ScoreService service = lane.service();
    ScoreModel model = new ScoreModel().setEndpointName(FIRST);
    Dataset<Row> rows =
        lane.spark().range(0, 4, 1, 1).selectExpr("id", "array(cast(id AS float)) AS features");
    IntStream some =
        IntStream.range(400, 600).filter(status -> status != 406).filter(Repetitions::makes);
    for (int status : IntStream.concat(IntStream.of(0, 429, 503), some).distinct().toArray()) {
      service.faults().invocations(FIRST).times(1).failModel(status);
      long requests = service.invocations(FIRST);
      assertThat(model.transform(rows).where("score = id").count()).as("%s", status).isEqualTo(4);
      // Refused rows go in two halves; others once more as they were.
      assertThat(service.invocations(FIRST) - requests)
          .as("%s", status)
          .isEqualTo(status >= 400 && status < 500 && status != 429 ? 3 : 2);
      service.faults().clear();
    }
  }
}
