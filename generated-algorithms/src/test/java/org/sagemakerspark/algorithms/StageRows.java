package org.sagemakerspark.algorithms;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.sagemakerspark.codec.InputType;
import org.sagemakerspark.estimator.AlgorithmEstimator;
import org.sagemakerspark.spec.Algorithm;
import org.sagemakerspark.spec.Algorithm.Input;
import org.sagemakerspark.stage.AlgorithmStage;

/** Rows that a stage takes, whatever its image reads. */
final class StageRows {
  /** The column that says which rows are held back, where an image needs some. */
  static final String HELD = "held";

  private static final DataType VECTOR = SQLDataTypes.VectorType();

  /**
   * The column that a stage sends.
   *
   * @param param the Param that names it
   * @param name its name by default
   * @param role how messages call it
   * @param isTrained whether rows that are trained on have it too
   */
  record Sent(String param, String name, String role, DataType type, boolean isTrained) {}

  private StageRows() {}

  private static List<Input> inputs(PipelineStage stage) {
    return stage instanceof AlgorithmStage<?> known ? known.algorithm().inputs() : List.of();
  }

  /** Returns what is sent to the endpoint first. */
  static Sent sent(PipelineStage stage) {
    return inputs(stage).stream()
        .filter(Input::isRequested)
        .findFirst()
        .map(
            input ->
                new Sent(
                    input.param(),
                    column(stage, input),
                    "'" + input.name() + "'",
                    type(input.type()),
                    input.isTrained()))
        .orElse(new Sent("featuresCol", "features", "features", VECTOR, true));
  }

  private static String column(PipelineStage stage, Input input) {
    return stage.hasParam(input.param())
        ? (String) stage.getOrDefault(stage.getParam(input.param()))
        : input.param().replace("Col", "");
  }

  /** Returns the columns of {@link #of}. */
  static StructType schema(PipelineStage stage) {
    StructType schema = new StructType().add("id", DataTypes.LongType, false);
    if (inputs(stage).isEmpty()) {
      return schema.add("label", DataTypes.DoubleType, false).add("features", VECTOR, false);
    }
    schema = with(schema, stage, input -> true);
    return schema.add(HELD, DataTypes.BooleanType, false);
  }

  /** Returns the columns that are sent to the endpoint. */
  static StructType requested(PipelineStage stage) {
    return inputs(stage).isEmpty()
        ? new StructType().add("features", VECTOR, false)
        : with(new StructType(), stage, Input::isRequested);
  }

  private static StructType with(
      StructType columns, PipelineStage stage, Predicate<Input> isWanted) {
    StructType all = columns;
    for (Input input : inputs(stage).stream().filter(isWanted).toList()) {
      if (Arrays.stream(all.fieldNames()).noneMatch(column(stage, input)::equals)) {
        all = all.add(column(stage, input), type(input.type()), false);
      }
    }
    return all;
  }

  /**
   * Returns two rows.
   *
   * @param object the URI of an object in S3
   */
  static Dataset<Row> of(SparkSession spark, PipelineStage stage, String object) {
    if (inputs(stage).isEmpty()) {
      return spark.createDataFrame(
          List.of(
              RowFactory.create(1L, 1.0, Vectors.dense(1, 2)),
              RowFactory.create(2L, 0.0, Vectors.dense(3, 4))),
          schema(stage));
    }
    List<Row> rows = new ArrayList<>();
    for (long id = 1; id <= 2; id++) {
      List<Object> values = new ArrayList<>(List.of(id));
      List<String> named = new ArrayList<>();
      for (Input input : inputs(stage)) {
        if (!named.contains(column(stage, input))) {
          named.add(column(stage, input));
          values.add(value(input.type(), object));
        }
      }
      values.add(id == 1);
      rows.add(RowFactory.create(values.toArray()));
    }
    return spark.createDataFrame(rows, schema(stage));
  }

  /**
   * Gives an estimator the channels that its image needs: of rows that are held back, and of what
   * is in S3.
   */
  static void giveChannels(AlgorithmEstimator<?, ?> estimator, String object) {
    Algorithm.Training training = estimator.algorithm().training();
    List<String> inS3 = new ArrayList<>();
    training
        .channels()
        .forEach(
            (name, channel) -> {
              if (channel.isRequired()
                  && training.validationChannel().filter(name::equals).isPresent()) {
                estimator.setValidationIndicatorCol(HELD);
              } else if (channel.isRequired()) {
                inS3.add("\"" + name + "\": \"" + object + "\"");
              }
            });
    if (!inS3.isEmpty()) {
      estimator.setExtraChannels("{" + String.join(", ", inS3) + "}");
    }
  }

  private static DataType type(InputType type) {
    return switch (type) {
      case NUMBER -> DataTypes.DoubleType;
      case INTEGER, INTEGER_OR_ARRAY -> DataTypes.LongType;
      case STRING, STRING_OR_ARRAY, S3_URI, JSON -> DataTypes.StringType;
      case BOOLEAN -> DataTypes.BooleanType;
      case BINARY -> DataTypes.BinaryType;
      case TIMESTAMP -> DataTypes.TimestampNTZType;
      case NUMBER_ARRAY -> VECTOR;
      case INTEGER_ARRAY -> DataTypes.createArrayType(DataTypes.LongType);
      case STRING_ARRAY -> DataTypes.createArrayType(DataTypes.StringType);
      case NUMBER_ARRAY_ARRAY ->
          DataTypes.createArrayType(DataTypes.createArrayType(DataTypes.DoubleType));
    };
  }

  private static Object value(InputType type, String object) {
    return switch (type) {
      case NUMBER -> 1.0;
      case INTEGER, INTEGER_OR_ARRAY -> 1L;
      // A word, and the address that IP Insights wants.
      case STRING, STRING_OR_ARRAY -> "10.0.0.1";
      case S3_URI -> object;
      case JSON -> "{}";
      case BOOLEAN -> true;
      case BINARY -> new byte[] {1, 2};
      case TIMESTAMP -> LocalDateTime.of(2024, 5, 31, 23, 59);
      case NUMBER_ARRAY -> Vectors.dense(1, 2);
      case INTEGER_ARRAY -> new long[] {1, 2};
      case STRING_ARRAY -> new String[] {"a", "b"};
      case NUMBER_ARRAY_ARRAY -> new double[][] {{1, 2}, {3, 4}};
    };
  }
}
