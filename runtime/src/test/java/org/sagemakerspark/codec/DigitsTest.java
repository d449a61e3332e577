package org.sagemakerspark.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagemakerspark.testing.SparkExtension;
import org.sagemakerspark.testing.WrittenLines;

/** Numbers beyond what a double holds are written exactly, or not at all. */
@ExtendWith(SparkExtension.class)
class DigitsTest {

  private final SparkSession spark;

  DigitsTest(SparkSession spark) {
    this.spark = spark;
  }

  @Test
  void writesLabelsAndWeightsWithAllTheirDigits() throws IOException {
    Dataset<Row> rows =
        spark.sql(
            "SELECT 9007199254740993L AS label,"
                + " cast('900719925474099312345.50' AS decimal(38,2)) AS weight,"
                + " array(3L, 1152921504606846976L) AS features");

    assertThat(line(rows, "csv"))
        .isEqualTo("9007199254740993,900719925474099312345.5,3,1.152921504606847E18");
    assertThat(line(rows, "libsvm"))
        .isEqualTo("9007199254740993:900719925474099312345.5 0:3 1:1.152921504606847E18");
    assertThat(encoded(new LibSVMRequestRowSerializer("label", "features", 0), rows))
        .isEqualTo("9007199254740993 0:3 1:1.152921504606847E18");
  }

  @ParameterizedTest
  @ValueSource(strings = {"9007199254740993L", "9223372036854775807L", "90071992547409931234.5BD"})
  void refusesFeaturesThatWouldLoseDigits(String number) {
    Dataset<Row> rows = spark.sql("SELECT array(cast(1 AS long), " + number + ") AS features");
    for (String format : List.of("csv", "libsvm", "json", "recordio-protobuf")) {
      RequestRowSerializer serializer = Codecs.request(new Format(format, Map.of()), "features");
      assertThatThrownBy(() -> encoded(serializer, rows))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(
              "Feature 1 (counted from 0) of a row, in the features column 'features', has more")
          .hasMessageNotContaining(number.substring(0, 15));
    }
  }

  private static String line(Dataset<Row> rows, String format) throws IOException {
    return WrittenLines.of(rows, Map.of("rowFormat", format, "weightColumnName", "weight")).get(0);
  }

  private static String encoded(RequestRowSerializer serializer, Dataset<Row> rows) {
    BodyBuffer body = new BodyBuffer(64);
    serializer.bind(rows.schema(), "test").encode(rows.first(), body);
    return new String(body.copyFrom(0), StandardCharsets.UTF_8);
  }
}
