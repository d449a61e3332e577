package org.sagemakerspark.stage;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.StructType;
import org.sagemakerspark.schema.ColumnPath;
import org.sagemakerspark.schema.Columns;

/**
 * The numeric columns that {@code featuresCols} names, as one array beside the others. It is there
 * within a {@code fit} or a {@code transform} only; stages without such columns read rows as they
 * are.
 */
public final class FeatureColumns {

  /** What the array is called. */
  public static final String TOGETHER = "featuresCols";

  private static final double HOLDS_ALL_BELOW = 1L << 53;

  private FeatureColumns() {}

  /**
   * Returns the rows with the array.
   *
   * @throws IllegalArgumentException when a column is missing or not numeric
   */
  public static Dataset<Row> together(Dataset<?> rows, AlgorithmStage<?> stage) {
    return stage
        .getFeaturesCols()
        .map(
            names ->
                rows.withColumn(
                    TOGETHER,
                    array(doubles(rows.schema(), names, stage))
                        .as(TOGETHER, Columns.ofWidth(names.length))))
        .orElseGet(rows::toDF);
  }

  /**
   * Returns the schema with the array.
   *
   * @throws IllegalArgumentException when a column is missing or not numeric
   */
  static StructType together(StructType schema, AlgorithmStage<?> stage) {
    return stage
        .getFeaturesCols()
        .map(
            names -> {
              doubles(schema, names, stage);
              return schema.add(
                  TOGETHER,
                  DataTypes.createArrayType(DataTypes.DoubleType),
                  false,
                  Columns.ofWidth(names.length));
            })
        .orElse(schema);
  }

  /** Returns rows as they came in, and what was added to them, without the array. */
  public static Dataset<Row> apart(Dataset<Row> rows, AlgorithmStage<?> stage) {
    return stage.getFeaturesCols().isPresent() ? rows.drop(TOGETHER) : rows;
  }

  private static Column[] doubles(StructType schema, String[] names, AlgorithmStage<?> stage) {
    String owner = stage.nameInMessages();
    if (Columns.find(schema, TOGETHER, owner, "features").isPresent()) {
      throw new IllegalArgumentException(
          owner
              + ": featuresCols is set, and there is a column '"
              + TOGETHER
              + "' already, as the features are called that it names; rename the column");
    }
    return Arrays.stream(names)
        .map(name -> asDouble(Columns.number(schema, name, owner, "features"), name))
        .toArray(Column[]::new);
  }

  /** A null stays one, which whoever reads the array refuses. */
  private static Column asDouble(ColumnPath path, String name) {
    Column column = path.column();
    Column number = column.cast(DataTypes.DoubleType);
    return mayLoseDigits(path.type())
        ? when(
                abs(number).geq(HOLDS_ALL_BELOW),
                Refusals.of(name, "holds a number that not even a double holds exactly"))
            .otherwise(number)
        : number;
  }

  private static boolean mayLoseDigits(DataType type) {
    return type instanceof LongType || type instanceof DecimalType;
  }
}
