package org.sagemakerspark.estimator;

import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.ml.linalg.DenseVector;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.sagemakerspark.codec.FeatureRules;
import org.sagemakerspark.codec.FeatureStorage;

/**
 * Decides how all features are stored where Spark may store each row in another way and the image
 * takes a zero and what is left out for two things.
 */
final class FeatureKinds {

  private FeatureKinds() {}

  /**
   * Returns rules that leave nothing open. Rows are sparse if all are, and dense if any is: a
   * VectorAssembler stores each row as is smaller and means the same by both, so the zeros of its
   * dense rows are values, and so are those that its sparse rows leave out.
   *
   * @param features the features column, as Spark's expressions take it
   */
  static FeatureRules settled(Dataset<Row> rows, Column features, FeatureRules rules) {
    if (!rules.isOpen()) {
      return rules;
    }
    Dataset<Row> column = rows.select(features);
    DataType type = column.schema().fields()[0].dataType();
    boolean isDense = type instanceof ArrayType || hasDenseVector(column);
    return rules.stored(isDense ? FeatureStorage.DENSE : FeatureStorage.SPARSE);
  }

  /** Ends at the first one: of dense vectors alone, Spark looks at a few rows only. */
  private static boolean hasDenseVector(Dataset<Row> column) {
    return !column.filter((FilterFunction<Row>) row -> isDense(row.get(0))).isEmpty();
  }

  private static boolean isDense(Object vector) {
    return vector instanceof DenseVector
        || vector instanceof org.apache.spark.mllib.linalg.DenseVector;
  }
}
