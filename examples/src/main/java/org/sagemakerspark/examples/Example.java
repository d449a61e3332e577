package org.sagemakerspark.examples;

import java.io.PrintStream;
import org.apache.spark.sql.SparkSession;

/** A program that shows one way to use the library. It leaves nothing behind. */
interface Example {

  /**
   * Runs it.
   *
   * @param spark a session that knows a SageMaker, real or embedded
   * @param digits images of handwritten digits
   * @param out where results go
   */
  void run(SparkSession spark, Digits digits, PrintStream out);
}
