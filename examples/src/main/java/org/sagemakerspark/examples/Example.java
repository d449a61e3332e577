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

  /**
   * Says of an algorithm what can be said where its image learns nothing.
   *
   * @param share which share of the answers has the form that it should have
   */
  static String form(double share, String algorithm) {
    return "form "
        + share
        + " of "
        + algorithm
        + ": its image in the embedded SageMaker does not learn, and that on AWS does";
  }
}
