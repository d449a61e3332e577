package org.sagemakerspark.examples;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Images of handwritten digits in the LibSVM format: {@code features} are the pixels, {@code label}
 * is the digit.
 *
 * @param folder a folder with {@code mnist-train.libsvm.gz} and {@code mnist-test.libsvm.gz}
 */
record Digits(Path folder) {

  /** Pixels of an image, 28 by 28. */
  static final int PIXELS = 784;

  /** Digits that there are. */
  static final int CLASSES = 10;

  Digits {
    if (!Files.isReadable(folder.resolve("mnist-train.libsvm.gz"))) {
      throw new IllegalArgumentException(
          "There are no digits in "
              + folder.toAbsolutePath()
              + "; they are in examples/data/mnist");
    }
  }

  /** Returns the images to learn from. */
  Dataset<Row> training(SparkSession spark) {
    return read(spark, "mnist-train");
  }

  /** Returns other images. */
  Dataset<Row> heldOut(SparkSession spark) {
    return read(spark, "mnist-test");
  }

  private Dataset<Row> read(SparkSession spark, String name) {
    return spark
        .read()
        .format("libsvm")
        .option("numFeatures", PIXELS)
        .load(folder.resolve(name + ".libsvm.gz").toUri().toString());
  }

  /** Returns the share of rows whose digit is the most frequent one of their cluster. */
  static double purity(Dataset<Row> clustered) {
    Row counts =
        clustered
            .groupBy("closest_cluster", "label")
            .agg(count(lit(1)).alias("rows"))
            .groupBy("closest_cluster")
            .agg(
                org.apache.spark.sql.functions.max("rows").alias("largest"),
                sum("rows").alias("rows"))
            .agg(sum("largest"), sum("rows"))
            .first();
    return (double) counts.getLong(0) / counts.getLong(1);
  }
}
