package org.sagemakerspark.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.sagemakerspark.hosting.EndpointCreationPolicy;
import org.sagemakerspark.local.LocalSageMaker;
import org.sagemakerspark.testing.LightAlgorithm;
import org.sagemakerspark.testing.ScoreModel;
import org.sagemakerspark.testing.ScoreService;

/**
 * What tasks and carried columns cost.
 *
 * <ul>
 *   <li>Seconds to score 1,000 partitions of one row, beside a function of partitions that sends
 *       the same requests with one client for all tasks.
 *   <li>Threads that a fit of 300 partitions leaves in the JVM, after a fit of one partition has
 *       made what a JVM makes once. The data goes through S3A.
 *   <li>Time a row to score rows of four features with 30 columns of text beside them, from rows
 *       that Spark holds in memory to rows that nobody keeps, beside the function of partitions
 *       that sends the same requests. What a row takes without those columns, the CPU time of the
 *       driver, and what of that only reading the rows takes, are in the table too.
 * </ul>
 *
 * Run: {@code ./sagemaker-spark bench tasks}.
 */
final class TasksReport {

  private static final String ENDPOINT = "bench";
  private static final int TASKS = 1_000;
  private static final int PARTITIONS_OF_A_FIT = 300;
  private static final int TEXTS = 30;
  private static final int ROWS = 100_000;
  private static final int ROUNDS = 7;
  private static final int WARM_UP_ROUNDS = 3;
  private static final long MOST_SECONDS_TO_SETTLE = 90;

  private final ScoreService service;
  private final SparkSession spark;
  private final ScoreModel model = new ScoreModel().setEndpointName(ENDPOINT);

  private TasksReport(ScoreService service, SparkSession spark) {
    this.service = service;
    this.spark = spark;
  }

  /** Figures of rounds that took turns. */
  private record Pair(double ours, double plain, double ratio) {}

  /** What a row takes, in microseconds. */
  private record Cost(double time, double cpu) {}

  private record Carried(Cost ours, Cost plain, Cost without, Cost reading, double ratio) {}

  static void print(PrintStream out) throws Exception {
    SparkSession spark = InferenceReport.session("local[2]");
    try (ScoreService service = new ScoreService()) {
      service.host(ENDPOINT);
      service.sparkConf().forEach(spark.conf()::set);
      TasksReport report = new TasksReport(service, spark);
      Pair tasks = report.tasks();
      Carried carried = report.carried();
      int threads = threadsOfAFit(spark, out);

      line(out, "seconds to score 1,000 partitions of one row", tasks.ours());
      line(out, "  by hand, with one client", tasks.plain());
      line(out, "threads that a fit of 300 partitions leaves", threads);
      line(out, "microseconds a row, 30 columns of text carried", carried.ours().time());
      line(out, "  by hand, with one client", carried.plain().time());
      line(out, "  without them", carried.without().time());
      line(out, "CPU microseconds a row, 30 columns carried", carried.ours().cpu());
      line(out, "  by hand, with one client", carried.plain().cpu());
      line(out, "  without them", carried.without().cpu());
      line(out, "  30 columns only read", carried.reading().cpu());
      out.printf(
          Locale.ROOT,
          "{\"bench\":\"tasks\",\"one_row_tasks_over_plain\":%.2f,\"threads_left\":%d,"
              + "\"carried30_us_per_row\":%.2f,\"carried30_over_plain\":%.2f}%n",
          tasks.ratio(),
          threads,
          carried.ours().time(),
          carried.ratio());
    } finally {
      spark.stop();
    }
  }

  private static void line(PrintStream out, String what, double figure) {
    out.printf(Locale.ROOT, "%-52s %8.2f%n", what, figure);
  }

  private Pair tasks() {
    Dataset<Row> rows =
        spark
            .range(0, TASKS, 1, TASKS)
            .selectExpr("id", "array(cast(id AS float), 1F, 2F, 3F) AS features");
    StructType output = rows.schema().add("score", DataTypes.DoubleType);
    PlainScorer.use(new BareClient(service, ENDPOINT, 1));
    List<Double> ours = new ArrayList<>();
    List<Double> plain = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
      double one = seconds(model.transform(rows));
      double other =
          seconds(rows.mapPartitions(new PlainScorer(rows.schema()), Encoders.row(output)));
      if (round >= 0) {
        ours.add(one);
        plain.add(other);
        ratios.add(one / other);
      }
    }
    return new Pair(median(ours), median(plain), median(ratios));
  }

  private Carried carried() {
    String[] columns = {"id", "array(cast(id AS float), 1F, 2F, 3F) AS features"};
    String[] many = new String[columns.length + TEXTS];
    System.arraycopy(columns, 0, many, 0, columns.length);
    for (int i = 0; i < TEXTS; i++) {
      many[columns.length + i] = "concat('text " + i + " of row ', id) AS t" + i;
    }
    Dataset<Row> without = spark.range(0, ROWS, 1, 2).selectExpr(columns).cache();
    Dataset<Row> with = spark.range(0, ROWS, 1, 2).selectExpr(many).cache();
    StructType output = with.schema().add("score", DataTypes.DoubleType);
    Dataset<Row> byHand = with.mapPartitions(new PlainScorer(with.schema()), Encoders.row(output));
    List<Cost> ours = new ArrayList<>();
    List<Cost> plain = new ArrayList<>();
    List<Cost> withouts = new ArrayList<>();
    List<Cost> readings = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
      Cost one = cost(model.transform(with));
      Cost other = cost(byHand);
      Cost few = cost(model.transform(without));
      Cost reading = cost(with);
      if (round >= 0) {
        ours.add(one);
        plain.add(other);
        withouts.add(few);
        readings.add(reading);
        ratios.add(one.time() / other.time());
      }
    }
    without.unpersist();
    with.unpersist();
    return new Carried(
        medianCost(ours),
        medianCost(plain),
        medianCost(withouts),
        medianCost(readings),
        median(ratios));
  }

  private static int threadsOfAFit(SparkSession spark, PrintStream out)
      throws InterruptedException {
    try (LocalSageMaker server = LightAlgorithm.builder().start()) {
      server.sparkConf().forEach(spark.conf()::set);
      fit(spark, 1);
      Set<Long> before = threads().stream().map(Thread::getId).collect(Collectors.toSet());
      fit(spark, PARTITIONS_OF_A_FIT);
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS_TO_SETTLE);
      while (!left(before).isEmpty() && System.nanoTime() < deadline) {
        TimeUnit.MILLISECONDS.sleep(100);
      }
      List<String> left = left(before);
      left.stream()
          .collect(
              Collectors.groupingBy(
                  name -> name.replaceAll("[0-9]+", "N"), TreeMap::new, Collectors.counting()))
          .forEach((name, count) -> out.printf(Locale.ROOT, "left: %d of %s%n", count, name));
      return left.size();
    }
  }

  private static void fit(SparkSession spark, int partitions) {
    LightAlgorithm.estimator()
        .setEndpointCreationPolicy(EndpointCreationPolicy.DO_NOT_CREATE)
        .fit(
            spark
                .range(0, 2L * partitions, 1, partitions)
                .selectExpr("array(cast(id AS float)) AS features"));
  }

  private static List<String> left(Set<Long> before) {
    return threads().stream()
        .filter(thread -> !before.contains(thread.getId()))
        .map(Thread::getName)
        .toList();
  }

  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet();
  }

  private static void use(Dataset<Row> rows) {
    rows.write().format("noop").mode(SaveMode.Overwrite).save();
  }

  private static double seconds(Dataset<Row> rows) {
    long start = System.nanoTime();
    use(rows);
    return (System.nanoTime() - start) / 1e9;
  }

  private static Cost cost(Dataset<Row> rows) {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long start = system.getProcessCpuTime();
    double seconds = seconds(rows);
    return new Cost(seconds * 1e6 / ROWS, (system.getProcessCpuTime() - start) / 1e3 / ROWS);
  }

  private static Cost medianCost(List<Cost> costs) {
    return new Cost(
        median(costs.stream().map(Cost::time).toList()),
        median(costs.stream().map(Cost::cpu).toList()));
  }

  private static double median(List<Double> figures) {
    return figures.stream().sorted(Comparator.naturalOrder()).toList().get(figures.size() / 2);
  }
}
