package org.sagemakerspark.examples;

import static org.apache.spark.sql.functions.max;

import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The rows of a demo, each with a {@code label} and {@code features}.
 *
 * @param training the rows to learn from
 * @param heldOut the rows to score
 * @param features how many features a row has
 */
record DemoData(Dataset<Row> training, Dataset<Row> heldOut, int features) {

  static DemoData read(SparkSession spark, DemoArguments arguments) {
    Dataset<Row> training = read(spark, arguments.data(), arguments.features());
    int features = training.select("features").first().<Vector>getAs(0).size();
    return new DemoData(training, read(spark, arguments.test(), features), features);
  }

  private static Dataset<Row> read(SparkSession spark, String file, int features) {
    var reader = spark.read().format("libsvm");
    return (features > 0 ? reader.option("numFeatures", features) : reader).load(file);
  }

  /** Counts the classes, whose labels are 0, 1, 2 and so on. */
  int classes() {
    return (int) training.agg(max("label")).first().getDouble(0) + 1;
  }
}
