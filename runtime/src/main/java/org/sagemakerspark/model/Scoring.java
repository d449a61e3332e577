package org.sagemakerspark.model;

import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.unwrap_udt;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.sagemakerspark.aws.SessionKeys;
import org.sagemakerspark.aws.SessionSettings;
import org.sagemakerspark.inference.BatchLimits;
import org.sagemakerspark.inference.CarriedType;
import org.sagemakerspark.inference.PublicRows;
import org.sagemakerspark.inference.RequestLimits;
import org.sagemakerspark.inference.RowPolicy;
import org.sagemakerspark.inference.ScoringSettings;
import org.sagemakerspark.param.HasScoring;
import org.sagemakerspark.schema.Columns;

/** Reads a stage's Params for the engine. */
final class Scoring {

  private static final String CARRIED = "carried";

  private Scoring() {}

  /**
   * Returns the settings.
   *
   * @param requestBytes bytes of one request at most
   */
  static ScoringSettings of(HasScoring<?> stage, int requestBytes) {
    return new ScoringSettings(
        new BatchLimits(
            requestBytes,
            stage.getMaxBatchSizeInRecords(),
            Duration.ofMillis(stage.getMaxBatchAgeInMillis())),
        new RequestLimits(
            stage.getMaxConcurrentRequestsPerTask(),
            Duration.ofSeconds(stage.getConnectTimeLimitInSeconds()),
            Duration.ofSeconds(stage.getRequestTimeLimitInSeconds()),
            Duration.ofSeconds(stage.getBatchTimeLimitInSeconds())),
        policy(stage));
  }

  /** Returns what becomes of a row that cannot be scored. */
  static RowPolicy policy(HasScoring<?> stage) {
    return stage.getHandleInvalid().equals("keep") ? RowPolicy.KEEP : RowPolicy.FAIL;
  }

  /**
   * Lets a function add columns to rows. It is handed each row as one value, and what it hands back
   * is taken apart again: so no column is converted on its way, whatever Spark's public kind of row
   * makes of its type.
   *
   * @param output the input's columns and those that are added
   */
  static Dataset<Row> withColumns(
      Dataset<?> input, StructType output, MapPartitionsFunction<Row, Row> function) {
    if (SessionSettings.hasPlainPlans(input.sparkSession())) {
      return withPlainColumns(input, output, function);
    }
    int carried = input.columns().length;
    String[] positions = positioned(output).fieldNames();
    String[] columns = Arrays.copyOf(positions, carried);
    Dataset<Row> together =
        input
            .toDF(columns)
            .select(
                struct(Arrays.stream(columns).map(functions::col).toArray(Column[]::new))
                    .as(CARRIED));
    StructType taken =
        new StructType()
            .add(
                CARRIED,
                new CarriedType((StructType) together.schema().fields()[0].dataType()),
                false);
    StructType given = taken;
    for (int i = carried; i < output.length(); i++) {
      given = given.add(positions[i], output.fields()[i].dataType());
    }
    Dataset<Row> results =
        together.as(Encoders.row(taken)).mapPartitions(function, Encoders.row(given));
    Column row = unwrap_udt(results.col(CARRIED));
    return results.select(
        IntStream.range(0, output.length())
            .mapToObj(
                i -> {
                  StructField field = output.fields()[i];
                  return (i < carried ? row.getField(positions[i]) : results.col(positions[i]))
                      .as(field.name(), field.metadata());
                })
            .toArray(Column[]::new));
  }

  /** Does the same with rows of Spark's public kind: each column is converted on its way. */
  private static Dataset<Row> withPlainColumns(
      Dataset<?> input, StructType output, MapPartitionsFunction<Row, Row> function) {
    StructType given = positioned(output);
    StructType taken = positioned(input.schema());
    requirePlain(input.schema(), "drop it before rows are scored");
    requirePlain(output, "give the Param that names it an empty text, by which it is left out");
    Dataset<Row> results =
        input
            .toDF()
            .toDF(taken.fieldNames())
            .mapPartitions(new PublicRows(taken, function), Encoders.row(given));
    return results.select(
        Arrays.stream(given.fields())
            .map(
                field -> {
                  StructField shown = output.fields()[given.fieldIndex(field.name())];
                  return results.col(field.name()).as(shown.name(), shown.metadata());
                })
            .toArray(Column[]::new));
  }

  private static void requirePlain(StructType schema, String remedy) {
    for (StructField field : schema.fields()) {
      if (Columns.isForeign(field.dataType())) {
        throw new IllegalArgumentException(
            SessionKeys.PLAIN_PLANS
                + " is true, and the column '"
                + field.name()
                + "' is of type "
                + field.dataType().simpleString()
                + ", which is not Spark SQL's own; "
                + remedy);
      }
    }
  }

  /** Returns the columns by their positions, as Spark lets names repeat. */
  private static StructType positioned(StructType schema) {
    StructType positioned = new StructType();
    for (int i = 0; i < schema.length(); i++) {
      positioned =
          positioned.add("c" + i, schema.fields()[i].dataType(), schema.fields()[i].nullable());
    }
    return positioned;
  }
}
