package org.sagemakerspark.examples;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;

import java.util.Arrays;
import org.apache.spark.ml.feature.ElementwiseProduct;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.stat.Summarizer;
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

  /** Gives the same rows with all features scaled alike, so that none is above a limit. */
  DemoData scaledTo(double limit) {
    Vector largest = training.select(Summarizer.max(col("features"))).first().getAs(0);
    double factor = limit / Arrays.stream(largest.toArray()).max().orElse(limit);
    if (factor >= 1) {
      return this;
    }
    double[] factors = new double[features];
    Arrays.fill(factors, factor);
    ElementwiseProduct product =
        new ElementwiseProduct()
            .setScalingVec(Vectors.dense(factors))
            .setInputCol("features")
            .setOutputCol("scaled");
    return new DemoData(scaled(product, training), scaled(product, heldOut), features);
  }

  private static Dataset<Row> scaled(ElementwiseProduct product, Dataset<Row> rows) {
    return product.transform(rows).select(col("label"), col("scaled").as("features"));
  }

  /** Counts the classes, whose labels are 0, 1, 2 and so on. */
  int classes() {
    return (int) training.agg(max("label")).first().getDouble(0) + 1;
  }
}
