package org.sagemakerspark.model;

import java.time.Duration;
import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.sagemakerspark.inference.BatchLimits;
import org.sagemakerspark.inference.RequestLimits;
import org.sagemakerspark.inference.RowPolicy;
import org.sagemakerspark.inference.ScoringSettings;
import org.sagemakerspark.param.HasScoring;

/** Reads a stage's Params for the engine. */
final class Scoring {

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
        stage.getHandleInvalid().equals("keep") ? RowPolicy.KEEP : RowPolicy.FAIL);
  }

  /**
   * Gives columns back the types that a row of Spark's public kind does not carry, such as the
   * collation of a text.
   */
  static Dataset<Row> withTypes(StructType schema, Dataset<Row> rows) {
    if (rows.schema().equals(schema)) {
      return rows;
    }
    Column[] columns =
        Arrays.stream(schema.fields())
            .map(
                field ->
                    rows.col(quoted(field.name()))
                        .cast(field.dataType())
                        .as(field.name(), field.metadata()))
            .toArray(Column[]::new);
    return rows.select(columns);
  }

  private static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }
}
