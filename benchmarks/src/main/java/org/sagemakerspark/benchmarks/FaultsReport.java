package org.sagemakerspark.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.sagemakerspark.testing.Lanes;
import org.sagemakerspark.testing.LifecycleMatrix;
import org.sagemakerspark.testing.ScoringMatrix;

/**
 * Lets the service and the callers misbehave for as long as one likes: half of the runs make,
 * change and remove what is paid for, half of them score. Run with {@code ./sagemaker-spark bench
 * faults --runs 1000 --seed 1}. What a run finds is printed with its seed; {@code --runs 1 --seed
 * S} makes that run again.
 */
final class FaultsReport {

  private static final int LANES = 2;
  private static final int PROGRESS_EVERY = 20;

  private final PrintStream out;
  private final int runs;
  private final int seed;
  private final AtomicInteger made = new AtomicInteger();

  private FaultsReport(PrintStream out, int runs, int seed) {
    this.out = out;
    this.runs = runs;
    this.seed = seed;
  }

  /** What came of a number of runs. */
  private static final class Totals {
    private final Map<String, Integer> byKind = new TreeMap<>();
    private final List<String> found = new ArrayList<>();
    private int leftBehind;
    private int foreignTouched;
    private int unreported;
    private int rowsWrong;

    void add(Totals other) {
      other.byKind.forEach((kind, count) -> byKind.merge(kind, count, Integer::sum));
      found.addAll(other.found);
      leftBehind += other.leftBehind;
      foreignTouched += other.foreignTouched;
      unreported += other.unreported;
      rowsWrong += other.rowsWrong;
    }
  }

  /**
   * Makes the runs and prints the report.
   *
   * @param options {@code --runs} and {@code --seed}, each with a number
   */
  static void print(PrintStream out, String... options) throws InterruptedException {
    FaultsReport report =
        new FaultsReport(out, number(options, "--runs", 200), number(options, "--seed", 0));
    SparkSession spark =
        SparkSession.builder()
            .master("local[4]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", "2")
            .getOrCreate();
    spark.sparkContext().setLogLevel("OFF");
    try {
      report.print(report.run(spark));
    } finally {
      spark.stop();
    }
  }

  private static int number(String[] options, String name, int otherwise) {
    for (int i = 0; i + 1 < options.length; i++) {
      if (options[i].equals(name)) {
        return Integer.parseInt(options[i + 1]);
      }
    }
    return otherwise;
  }

  /** What the runs of one lane need. */
  private record Lane(LifecycleMatrix lifecycle, ScoringMatrix scoring) implements AutoCloseable {
    @Override
    public void close() {
      lifecycle.close();
      scoring.close();
    }
  }

  private Totals run(SparkSession spark) throws InterruptedException {
    List<Lane> lanes = new ArrayList<>();
    try {
      for (int i = 0; i < LANES; i++) {
        lanes.add(new Lane(new LifecycleMatrix(spark), new ScoringMatrix(spark, "matrix-" + i)));
      }
      Totals totals = new Totals();
      Lanes.share(IntStream.range(seed, seed + runs).boxed().toList(), lanes, this::run)
          .forEach(totals::add);
      return totals;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      lanes.forEach(Lane::close);
    }
  }

  private Totals run(Lane lane, int own) throws InterruptedException {
    Totals totals = new Totals();
    if (own % 2 == 0) {
      add(lane.lifecycle().run(own / 2), own, totals);
    } else {
      score(lane.scoring(), own, totals);
    }
    int sum = made.incrementAndGet();
    if (sum % PROGRESS_EVERY == 0) {
      out.printf(Locale.ROOT, "%d of %d runs%n", sum, runs);
    }
    return totals;
  }

  private static void add(LifecycleMatrix.Finding finding, int seed, Totals totals) {
    totals.byKind.merge(finding.intent() + " " + finding.fault(), 1, Integer::sum);
    totals.leftBehind += finding.leftBehind();
    totals.foreignTouched += finding.foreignTouched();
    totals.unreported += finding.unreported();
    if (!finding.isClean()) {
      totals.found.add("--runs 1 --seed " + seed + ": " + finding);
    }
  }

  private static void score(ScoringMatrix scoring, int seed, Totals totals) {
    try {
      ScoringMatrix.Outcome outcome = scoring.run(seed / 2);
      totals.byKind.merge("SCORE " + outcome.kind(), 1, Integer::sum);
    } catch (AssertionError e) {
      totals.rowsWrong++;
      totals.found.add("--runs 1 --seed " + seed + ": " + e.getMessage());
    }
  }

  private void print(Totals totals) {
    totals.byKind.forEach((kind, count) -> out.printf(Locale.ROOT, "%-55s %6d%n", kind, count));
    totals.found.forEach(out::println);
    out.printf(
        Locale.ROOT,
        "{\"bench\":\"faults\",\"runs\":%d,\"left_behind\":%d,\"foreign_touched\":%d,"
            + "\"rows_lost_or_shifted\":%d,\"unreported\":%d}%n",
        runs,
        totals.leftBehind,
        totals.foreignTouched,
        totals.rowsWrong,
        totals.unreported);
  }
}
