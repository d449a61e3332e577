package org.sagemakerspark.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sagemakerspark.testing.Lanes;
import org.sagemakerspark.testing.LifecycleMatrix;
import org.sagemakerspark.testing.LifecycleMatrix.Finding;
import org.sagemakerspark.testing.Repetitions;
import org.sagemakerspark.testing.SparkExtension;

/**
 * Nothing that is paid for is left without a word, and nothing of others is touched, whatever goes
 * wrong. {@code -Dtests.lifecycle=1000} makes as many runs.
 */
@ExtendWith(SparkExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LifecycleMatrixTest {

  private static final int RUNS = Integer.getInteger("tests.lifecycle", Repetitions.of(120));
  private static final int FIRST = Integer.getInteger("tests.lifecycle.seed", 0);

  /** Most runs wait for something. */
  private static final int LANES = 3;

  private final SparkSession spark;
  private final List<LifecycleMatrix> lanes = new ArrayList<>();

  LifecycleMatrixTest(SparkSession spark) {
    this.spark = spark;
  }

  @BeforeAll
  void start() {
    for (int i = 0; i < LANES; i++) {
      lanes.add(new LifecycleMatrix(spark));
    }
  }

  @AfterAll
  void stop() {
    lanes.forEach(LifecycleMatrix::close);
  }

  @Test
  void leavesNothingBehindThatItDoesNotNameAndTouchesNothingOfOthers() throws Exception {
    List<Finding> findings =
        Lanes.share(
            IntStream.range(FIRST, FIRST + RUNS).boxed().toList(), lanes, LifecycleMatrix::run);

    assertThat(findings).hasSize(RUNS);
    assertThat(findings).filteredOn(finding -> !finding.isClean()).isEmpty();
  }
}
