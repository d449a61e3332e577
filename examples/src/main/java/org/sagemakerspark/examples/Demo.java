package org.sagemakerspark.examples;

import java.io.PrintStream;
import org.apache.spark.sql.SparkSession;
import org.sagemakerspark.local.LocalSageMaker;

/**
 * Trains an algorithm on handwritten digits and scores others, on an embedded SageMaker: from two
 * LibSVM files to a table with what is predicted for each digit. Its last line is JSON.
 */
public final class Demo {

  private final DemoArguments arguments;
  private final PrintStream out;

  private Demo(DemoArguments arguments, PrintStream out) {
    this.arguments = arguments;
    this.out = out;
  }

  /** Runs the demo; the exit status is 0 when it has run to its end, 2 for wrong arguments. */
  public static void main(String[] args) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    DemoArguments arguments;
    try {
      arguments = DemoArguments.parse(args);
    } catch (IllegalArgumentException e) {
      err.println("demo: " + e.getMessage());
      System.exit(2);
      return;
    }
    try {
      new Demo(arguments, out).run();
    } catch (RuntimeException e) {
      err.println("demo: " + e.getMessage());
      System.exit(1);
    }
  }

  private void run() {
    long start = System.nanoTime();
    try (LocalSageMaker sageMaker = LocalSageMaker.start()) {
      out.println("To look at in a browser: " + sageMaker.page());
      SparkSession.Builder builder =
          SparkSession.builder()
              .master("local[2]")
              .appName("sagemaker-spark demo")
              .config("spark.ui.enabled", "false")
              .config("spark.driver.host", "127.0.0.1")
              .config("spark.driver.bindAddress", "127.0.0.1");
      sageMaker.sparkConf().forEach(builder::config);
      SparkSession spark = builder.getOrCreate();
      try {
        new DemoRun(arguments, out).on(spark, start);
      } finally {
        spark.stop();
      }
    }
  }
}
