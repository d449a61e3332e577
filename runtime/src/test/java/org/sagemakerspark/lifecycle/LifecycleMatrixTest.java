package org.sagemakerspark.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sagemakerspark.testing.LifecycleMatrix;
import org.sagemakerspark.testing.LifecycleMatrix.Finding;
import org.sagemakerspark.testing.Repetitions;
import org.sagemakerspark.testing.SparkExtension;

/**
 * Nothing that is paid for is left without a word, and nothing of others is touched, whatever goes
 * wrong. {@code -Dtests.lifecycle=1000} makes as many runs.
 */
@ExtendWith(SparkExtension.class)
class LifecycleMatrixTest {

  private static final int RUNS = Integer.getInteger("tests.lifecycle", Repetitions.of(120));
  private static final int FIRST = Integer.getInteger("tests.lifecycle.seed", 0);

  /** Most runs wait for something. */
  private static final int LANES = 3;

  private final SparkSession spark;

  LifecycleMatrixTest(SparkSession spark) {
    this.spark = spark;
  }

  @Test
  void leavesNothingBehindThatItDoesNotNameAndTouchesNothingOfOthers() throws Exception {
    Queue<Integer> seeds =
        new ConcurrentLinkedQueue<>(IntStream.range(FIRST, FIRST + RUNS).boxed().toList());
    ExecutorService threads = Executors.newFixedThreadPool(LANES);
    List<Finding> findings = new ArrayList<>();
    try {
      List<Callable<List<Finding>>> lanes = new ArrayList<>();
      for (int i = 0; i < LANES; i++) {
        lanes.add(() -> run(seeds));
      }
      for (Future<List<Finding>> lane : threads.invokeAll(lanes)) {
        findings.addAll(lane.get());
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(findings).hasSize(RUNS);
    assertThat(findings).filteredOn(finding -> !finding.isClean()).isEmpty();
  }

  private List<Finding> run(Queue<Integer> seeds) throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    try (LifecycleMatrix matrix = new LifecycleMatrix(spark)) {
      for (Integer seed = seeds.poll(); seed != null; seed = seeds.poll()) {
        findings.add(matrix.run(seed));
      }
    }
    return findings;
  }
}
