package org.sagemakerspark.benchmarks;

import static org.apache.spark.sql.functions.col;

import com.sun.management.OperatingSystemMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import org.apache.spark.ml.functions;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructType;
import org.sagemakerspark.aws.SessionSettings;
import org.sagemakerspark.codec.BodyBuffer;
import org.sagemakerspark.codec.Codecs;
import org.sagemakerspark.codec.ColumnType;
import org.sagemakerspark.codec.Format;
import org.sagemakerspark.codec.ProtobufRequestRowSerializer;
import org.sagemakerspark.codec.ProtobufResponseRowDeserializer;
import org.sagemakerspark.codec.RequestRowSerializer;
import org.sagemakerspark.codec.ResponseColumn;
import org.sagemakerspark.codec.ResponseRowDeserializer;
import org.sagemakerspark.codec.RowEncoder;
import org.sagemakerspark.inference.BatchLimits;
import org.sagemakerspark.inference.Counter;
import org.sagemakerspark.inference.RequestLimits;
import org.sagemakerspark.inference.RowFailure;
import org.sagemakerspark.inference.RowPolicy;
import org.sagemakerspark.inference.SageMakerEndpoint;
import org.sagemakerspark.inference.ScoringIterator;
import org.sagemakerspark.inference.ScoringSettings;
import org.sagemakerspark.inference.ScoringTask;
import org.sagemakerspark.inference.Tally;
import org.sagemakerspark.testing.ScoreModel;
import org.sagemakerspark.testing.ScoreService;

/**
 * Scoring rows of 784 features on an embedded endpoint.
 *
 * <ul>
 *   <li>Rows a second of a {@code transform} with one task, when each answer takes 20 ms longer and
 *       a request holds 50 rows: with 1 request in flight, with the default, with 8.
 *   <li>CPU time a row of the engine in batches of 6 MB, beside a bare HTTP client that signs and
 *       sends ready-made bodies, as many at a time, and reads the answers. What it costs without
 *       the signature, which SageMaker refuses, is in the table too. The same of rows of 30 and of
 *       784 random doubles as CSV and as LibSVM.
 *   <li>Peak heap of a whole Spark driver with two tasks that scores 200,000 rows in batches of 6
 *       MB under {@code -Xmx512m}.
 * </ul>
 *
 * Run: {@code ./sagemaker-spark bench inference}.
 */
final class InferenceReport {

  static final String ENDPOINT = "bench";
  static final int FEATURES = 784;

  private static final int LATENCY_MILLIS = 20;
  private static final int ROWS_OF_A_SMALL_REQUEST = 50;
  private static final int ROWS_WITH_LATENCY = 20_000;
  private static final int ROWS_FOR_CPU = 60_000;

  /** Enough for the clock of the processor, and few enough for the memory. */
  private static final int NUMBERS_OF_TEXT = 8_000_000;

  private static final int ROUNDS = 7;
  private static final int WARM_UP_ROUNDS = 3;
  private static final ScoringSettings LARGE =
      new ScoringSettings(
          new BatchLimits(6_291_456, 100_000, Duration.ofMinutes(1)),
          new RequestLimits(
              4, Duration.ofSeconds(10), Duration.ofSeconds(70), Duration.ofMinutes(10)),
          RowPolicy.FAIL);

  private final ScoreService service;
  private final SparkSession spark;

  private InferenceReport(ScoreService service, SparkSession spark) {
    this.service = service;
    this.spark = spark;
  }

  static void print(PrintStream out) throws Exception {
    try (ScoreService service = new ScoreService()) {
      service.host(ENDPOINT);
      SparkSession spark = session("local[1]");
      service.sparkConf().forEach(spark.conf()::set);
      try {
        new InferenceReport(service, spark).measure(out);
      } finally {
        spark.stop();
      }
    }
  }

  static SparkSession session(String master) {
    return SparkSession.builder()
        .master(master)
        .appName("inference")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .getOrCreate();
  }

  /** Returns rows of pixels: whole numbers from 0 to 255 that differ from row to row. */
  static Dataset<Row> rows(SparkSession spark, int count, int partitions) {
    return spark
        .range(0, count, 1, partitions)
        .selectExpr(
            "transform(sequence(0, "
                + (FEATURES - 1)
                + "), i -> double((id * 31 + i * i * 7) % 256)) AS pixels")
        .select(functions.array_to_vector(col("pixels")).alias("features"));
  }

  private void measure(PrintStream out) throws Exception {
    Dataset<Row> few = rows(spark, ROWS_WITH_LATENCY, 1).cache();
    few.count();
    ScoreModel model =
        new ScoreModel()
            .setEndpointName(ENDPOINT)
            .setMaxBatchSizeInRecords(ROWS_OF_A_SMALL_REQUEST);
    int usual = model.getMaxConcurrentRequestsPerTask();
    service.faults().invocations().delay(Duration.ofMillis(LATENCY_MILLIS));
    IntToDoubleFunction rate =
        inFlight ->
            median(
                () ->
                    ROWS_WITH_LATENCY
                        / seconds(
                            () ->
                                model
                                    .setMaxConcurrentRequestsPerTask(inFlight)
                                    .transform(few)
                                    .write()
                                    .format("noop")
                                    .mode(SaveMode.Overwrite)
                                    .save()));
    double one = rate.applyAsDouble(1);
    double byDefault = rate.applyAsDouble(usual);
    double eight = rate.applyAsDouble(8);
    service.faults().clear();
    few.unpersist();

    // Few enough to stay in the processor's cache, as rows that Spark has just made are.
    List<Row> sample = rows(spark, 300, 1).collectAsList();
    List<byte[]> bodies =
        bodies(sample, new ProtobufRequestRowSerializer("features"), ROWS_FOR_CPU);
    List<Double> ratios = new ArrayList<>();
    List<Double> engines = new ArrayList<>();
    List<Double> signed = new ArrayList<>();
    List<Double> unsigned = new ArrayList<>();
    BareClient client = new BareClient(service, ENDPOINT, LARGE.requests().inFlight());
    for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
      double engine = cpuMicrosPerRow(() -> score(sample), ROWS_FOR_CPU);
      double signing = cpuMicrosPerRow(() -> client.sendSigned(bodies), ROWS_FOR_CPU);
      double bare = cpuMicrosPerRow(() -> client.sendUnsigned(bodies), ROWS_FOR_CPU);
      if (round >= 0) {
        engines.add(engine);
        signed.add(signing);
        unsigned.add(bare);
        ratios.add(engine / signing);
      }
    }

    List<TextScoring> texts = new ArrayList<>();
    for (String format : List.of("csv", "libsvm")) {
      for (int features : new int[] {30, FEATURES}) {
        texts.add(text(format, features));
      }
    }
    double heap = InferenceHeap.peakMegabytes(service);

    out.printf(Locale.ROOT, "%-44s %12s%n", "rows/s with 20 ms of latency, 50 rows a request", "");
    out.printf(Locale.ROOT, "%-44s %12.0f%n", "  1 request in flight", one);
    out.printf(Locale.ROOT, "%-44s %12.0f%n", "  " + usual + " (the default)", byDefault);
    out.printf(Locale.ROOT, "%-44s %12.0f%n", "  8", eight);
    out.printf(Locale.ROOT, "%-44s %12s%n", "CPU microseconds a row, batches of 6 MB", "");
    out.printf(Locale.ROOT, "%-44s %12.2f%n", "  engine", median(engines));
    out.printf(Locale.ROOT, "%-44s %12.2f%n", "  bare HTTP client", median(signed));
    out.printf(Locale.ROOT, "%-44s %12.2f%n", "  the same without a signature", median(unsigned));
    StringBuilder json = new StringBuilder();
    for (TextScoring text : texts) {
      out.printf(Locale.ROOT, "%-44s %12.2f%n", "  engine, " + text.name(), text.engine());
      out.printf(Locale.ROOT, "%-44s %12.2f%n", "  bare HTTP client", text.bare());
      json.append(
          String.format(Locale.ROOT, "\"%s_over_bare_client\":%.2f,", text.name(), text.over()));
    }
    out.printf(Locale.ROOT, "%-44s %12.0f%n", "peak heap in MB, 200,000 rows, -Xmx512m", heap);
    out.printf(
        Locale.ROOT,
        "{\"bench\":\"inference\",\"rows_per_s_1\":%.0f,\"rows_per_s_default\":%.0f,\"rows_per_s_8\":%.0f,"
            + "\"default_over_1\":%.2f,\"inflight8_over_1\":%.2f,\"cpu_over_bare_client\":%.2f,"
            + "%s\"peak_heap_mb\":%.0f}%n",
        one,
        byDefault,
        eight,
        byDefault / one,
        eight / one,
        median(ratios),
        json,
        heap);
  }

  /**
   * What it costs to score rows of random doubles that go as text.
   *
   * @param engine CPU microseconds a row
   * @param bare those of a client that sends ready-made bodies
   * @param over how many times as much
   */
  private record TextScoring(String name, double engine, double bare, double over) {}

  private TextScoring text(String format, int features) {
    int rows = NUMBERS_OF_TEXT / features;
    Random random = new Random(features);
    StructType schema = new StructType().add("features", SQLDataTypes.VectorType());
    List<Row> sample = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      double[] numbers = random.doubles(features, -255, 255).toArray();
      sample.add(new GenericRowWithSchema(new Object[] {Vectors.dense(numbers)}, schema));
    }
    RequestRowSerializer serializer = Codecs.request(new Format(format, Map.of()), "features");
    ResponseRowDeserializer deserializer =
        Codecs.response(
            new Format("csv", Map.of()),
            List.of(new ResponseColumn("value", ColumnType.DOUBLE, "score")));
    BareClient client =
        new BareClient(
            service,
            ENDPOINT,
            LARGE.requests().inFlight(),
            serializer.contentType(),
            deserializer.accept());
    List<byte[]> bodies = bodies(sample, serializer, rows);
    List<Double> engines = new ArrayList<>();
    List<Double> bares = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
      double engine = cpuMicrosPerRow(() -> score(sample, serializer, deserializer, rows), rows);
      double bare = cpuMicrosPerRow(() -> client.sendSigned(bodies), rows);
      if (round >= 0) {
        engines.add(engine);
        bares.add(bare);
        ratios.add(engine / bare);
      }
    }
    return new TextScoring(format + features, median(engines), median(bares), median(ratios));
  }

  private void score(List<Row> sample) {
    score(
        sample,
        new ProtobufRequestRowSerializer("features"),
        new ProtobufResponseRowDeserializer(
            List.of(new ResponseColumn("score", ColumnType.DOUBLE, "score"))),
        ROWS_FOR_CPU);
  }

  /** Scores rows as a task does, without Spark around it. */
  private void score(
      List<Row> sample,
      RequestRowSerializer serializer,
      ResponseRowDeserializer deserializer,
      int count) {
    Iterator<Row> input =
        Collections.nCopies(count / sample.size() + 1, sample).stream()
            .flatMap(List::stream)
            .limit(count)
            .iterator();
    try (ScoringIterator<Row, Object> scored =
        new ScoringIterator<>(
            input,
            serializer.bind(sample.get(0).schema(), "bench"),
            SageMakerEndpoint.connect(
                SessionSettings.of(spark).aws(),
                ENDPOINT,
                serializer.contentType(),
                deserializer.accept(),
                LARGE.requests()),
            deserializer,
            LARGE,
            new OnlyScores())) {
      int rows = 0;
      while (scored.hasNext()) {
        scored.next();
        rows++;
      }
      if (rows != count) {
        throw new IllegalStateException(rows + " rows were scored");
      }
    }
  }

  /** Returns the bodies of as many rows as the engine scores. */
  private static List<byte[]> bodies(List<Row> sample, RequestRowSerializer serializer, int count) {
    RowEncoder<Row> encoder = serializer.bind(sample.get(0).schema(), "bench");
    byte[] end = encoder.separator();
    List<byte[]> bodies = new ArrayList<>();
    BodyBuffer body = new BodyBuffer(1 << 16);
    for (int i = 0; i < count; i++) {
      int before = body.size();
      encoder.encode(sample.get(i % sample.size()), body);
      body.write(end);
      if (body.size() > LARGE.batches().bytes()) {
        byte[] row = body.copyFrom(before);
        body.truncate(before);
        bodies.add(body.copyFrom(0));
        body.truncate(0);
        body.write(row);
      }
    }
    bodies.add(body.copyFrom(0));
    return bodies;
  }

  private static double cpuMicrosPerRow(Runnable work, int rows) {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long start = system.getProcessCpuTime();
    work.run();
    return (system.getProcessCpuTime() - start) / 1e3 / rows;
  }

  private static double median(DoubleSupplier figure) {
    List<Double> rounds = new ArrayList<>();
    for (int round = 0; round <= 3; round++) {
      double value = figure.getAsDouble();
      if (round > 0) {
        rounds.add(value);
      }
    }
    return median(rounds);
  }

  private static double median(List<Double> figures) {
    return figures.stream().sorted().collect(Collectors.toList()).get(figures.size() / 2);
  }

  private static double seconds(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }

  /** Takes the score of each row. */
  private static final class OnlyScores implements ScoringTask<Row, Object> {
    @Override
    public Object join(Row row, Object[] predictions, RowFailure failure) {
      return predictions[0];
    }

    @Override
    public int heldBytes(Row row) {
      return 0;
    }

    @Override
    public void count(Tally batch) {
      if (batch.get(Counter.FAILED_ROWS) > 0) {
        throw new IllegalStateException(batch.toString());
      }
    }

    @Override
    public void checkWanted() {
      // Nobody ends this before it is done.
    }
  }
}
