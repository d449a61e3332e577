package org.sagemakerspark.benchmarks;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.sagemakerspark.testing.ScoreModel;
import org.sagemakerspark.testing.ScoreService;

/** A Spark driver with little memory that scores many rows, in a process of its own. */
final class InferenceHeap {

  private static final int ROWS = 200_000;
  private static final double MEGABYTE = 1e6;

  private InferenceHeap() {}

  /** Runs the process and returns its peak heap. */
  static double peakMegabytes(ScoreService service) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> !option.startsWith("-Xm"))
        .forEach(command::add);
    service.sparkConf().forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.add("-Xmx512m");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(InferenceHeap.class.getName());
    Process process = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException("512 MB of heap do not suffice");
    }
    return Double.parseDouble(said.strip());
  }

  /** Scores the rows, and prints the peak heap in megabytes, looked at every few milliseconds. */
  public static void main(String[] arguments) throws InterruptedException {
    AtomicLong peak = new AtomicLong();
    Thread watch =
        new Thread(
            () -> {
              try {
                while (true) {
                  peak.accumulateAndGet(
                      ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                      Math::max);
                  Thread.sleep(2);
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    watch.start();
    SparkSession spark = InferenceReport.session("local[2]");
    new ScoreModel()
        .setEndpointName(InferenceReport.ENDPOINT)
        .transform(InferenceReport.rows(spark, ROWS, 4))
        .write()
        .format("noop")
        .mode(SaveMode.Overwrite)
        .save();
    spark.stop();
    watch.interrupt();
    watch.join();
    System.out.println(peak.get() / MEGABYTE);
  }
}
