package org.sagemakerspark.datasource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sagemakerspark.recordio.UnfitRowException;
import org.sagemakerspark.testing.ByLine;
import org.sagemakerspark.testing.SparkExtension;
import org.sagemakerspark.testing.WrittenLines;

/** Training data in lines of text, by the writer of records. */
@ExtendWith(SparkExtension.class)
class LineWriteTest {

  private final SparkSession spark;

  @TempDir Path temporary;

  LineWriteTest(SparkSession spark) {
    this.spark = spark;
  }

  private Dataset<Row> rows(String columns) {
    return spark.sql("SELECT " + columns);
  }

  @ParameterizedTest
  @ByLine(
      value = {"tinyint", "smallint", "int", "bigint", "float", "double", "decimal(9,2)"},
      other = {"int", "decimal(9,2)"},
      because = "RecordWriteTest reads columns of each type.")
  void writesNumbersOfAnyType(String type) throws IOException {
    Dataset<Row> rows =
        rows(
            "cast(3 AS %1$s) AS label, cast(2 AS %1$s) AS weight, array(cast(-1 AS %1$s), cast(4 AS %1$s)) AS features"
                .replace("%1$s", type));

    assertThat(WrittenLines.of(rows, Map.of("rowFormat", "csv"))).containsExactly("3,-1,4");
    assertThat(WrittenLines.of(rows, Map.of("rowFormat", "csv", "weightColumnName", "weight")))
        .containsExactly("3,2,-1,4");
    assertThat(WrittenLines.of(rows, Map.of("rowFormat", "csv", "labelColumnName", "")))
        .containsExactly("-1,4");
    assertThat(
            WrittenLines.of(
                rows,
                Map.of("rowFormat", "libsvm", "weightColumnName", "weight", "firstIndex", "1")))
        .containsExactly("3:2 1:-1 2:4");
  }

  @Test
  void writesTheDigitsOfFloatsWhereThatIsAskedFor() throws IOException {
    Dataset<Row> rows = rows("0.1D AS label, array(float(0.1)) AS features");

    for (String format : List.of("csv", "libsvm")) {
      String before = format.equals("csv") ? "0.1," : "0.1 0:";
      assertThat(WrittenLines.of(rows, Map.of("rowFormat", format)))
          .containsExactly(before + "0.10000000149011612");
      assertThat(WrittenLines.of(rows, Map.of("rowFormat", format, "precision", "float32")))
          .containsExactly(before + "0.1");
    }
  }

  @Test
  void writesFieldsOfStructs() throws IOException {
    Dataset<Row> rows =
        rows("named_struct('y', 1, 'w', 0.5D, 'q', 7L, 'x', array(2D)) AS s, 'other' AS beside");

    assertThat(
            WrittenLines.of(
                rows,
                Map.of(
                    "rowFormat", "csv",
                    "featuresColumnName", "s.x",
                    "labelColumnName", "s.y",
                    "weightColumnName", "s.w")))
        .containsExactly("1,0.5,2");
    assertThat(
            WrittenLines.of(
                rows,
                Map.of(
                    "rowFormat", "libsvm",
                    "featuresColumnName", "s.x",
                    "labelColumnName", "s.y",
                    "groupColumnName", "s.q")))
        .containsExactly("1 qid:7 0:2");
  }

  @Test
  void keepsTheRowsOfAGroupTogetherInOneFileHoweverSmallFilesAre() throws IOException {
    Dataset<Row> rows =
        spark
            .range(0, 600, 1, 4)
            .selectExpr("id % 2 AS label", "id % 37 AS q", "array(double(id)) AS features");

    for (String files : List.of("1", "5")) {
      rows.write()
          .format("sagemaker")
          .option("rowFormat", "libsvm")
          .option("groupColumnName", "q")
          .option("fileCount", files)
          .option("maxFileBytes", "100")
          .mode(SaveMode.Overwrite)
          .save(folder());

      List<Path> written = WrittenLines.files(Path.of(folder()));
      assertThat(written).hasSizeGreaterThan(10);
      Set<String> seen = new HashSet<>();
      int lines = 0;
      for (Path file : written) {
        String last = "";
        for (String line : WrittenLines.read(file)) {
          String group = line.split(" ", -1)[1];
          if (!group.equals(last)) {
            assertThat(seen.add(group)).as("%s begins once", group).isTrue();
          }
          last = group;
          lines++;
        }
      }
      assertThat(lines).isEqualTo(600);
      assertThat(seen).hasSize(37);
    }
  }

  @Test
  void keepsGroupsTogetherInEachFolder() throws IOException {
    spark
        .range(0, 400, 1, 3)
        .selectExpr(
            "1 AS label",
            "id % 11 AS q",
            "if(id % 3 = 0, 'validation', 'train') AS channel",
            "array(double(id)) AS features")
        .write()
        .format("sagemaker")
        .option("rowFormat", "libsvm")
        .option("groupColumnName", "q")
        .partitionBy("channel")
        .save(folder());

    for (String channel : List.of("train", "validation")) {
      List<String> groups = new ArrayList<>();
      for (Path file : WrittenLines.files(Path.of(folder(), "channel=" + channel))) {
        for (String line : WrittenLines.read(file)) {
          String group = line.split(" ", -1)[1];
          if (groups.isEmpty() || !groups.get(groups.size() - 1).equals(group)) {
            groups.add(group);
          }
        }
      }
      assertThat(groups).hasSize(11).doesNotHaveDuplicates();
    }
  }

  @Test
  void limitsAndCompressesFilesAndWritesNoneWithoutRows() throws IOException {
    Dataset<Row> rows =
        spark.range(0, 1000, 1, 2).selectExpr("0 AS label", "array(double(id)) AS features");
    rows.write()
        .format("sagemaker")
        .option("rowFormat", "csv")
        .option("compression", "gzip")
        .option("maxFileBytes", "1000")
        .save(folder());

    List<Path> files = WrittenLines.files(Path.of(folder()));
    List<String> lines = new ArrayList<>();
    for (Path file : files) {
      assertThat(file.toString()).endsWith(".csv.gz");
      List<String> some = WrittenLines.read(file);
      assertThat(some.stream().mapToInt(line -> line.length() + 1).sum()).isBetween(1, 1000);
      lines.addAll(some);
    }
    assertThat(lines).hasSize(1000).contains("0,999", "0,0");

    rows.filter("false")
        .write()
        .format("sagemaker")
        .option("rowFormat", "csv")
        .mode(SaveMode.Overwrite)
        .save(folder());
    assertThat(Files.exists(Path.of(folder())) ? WrittenLines.files(Path.of(folder())) : List.of())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "rowFormat=xml,'rowFormat = ''xml'' must be recordio or encoded or csv or libsvm'",
    "weightColumnName=label,'weightColumnName = ''label'' has a place in csv or libsvm'",
    "rowFormat=csv;groupColumnName=label,'groupColumnName = ''label'' has a place in libsvm'",
    "rowFormat=csv;firstIndex=1,'firstIndex = ''1'' has a place in libsvm'",
    "rowFormat=libsvm;firstIndex=2,'firstIndex = ''2'' must be 0 or 1'",
    "precision=float32,'precision = ''float32'' has a place in csv or libsvm'",
    "rowFormat=csv;featuresTensor=float64,'featuresTensor = ''float64'' has a place in recordio'",
    "rowFormat=libsvm;labelColumnName=,'rowFormat = ''libsvm'' has a place in rows that all hold'",
    "rowFormat=libsvm;groupColumnName=label;weightColumnName=label,libsvm without groups",
    "rowFormat=csv;weightColumnName=wait,wait",
  })
  void refusesWhatAFormatDoesNotHold(String options, String message) {
    Dataset<Row> rows = rows("1 AS label, array(1D) AS features");
    Map<String, String> given = new java.util.HashMap<>();
    for (String option : options.split(";", -1)) {
      given.put(option.split("=", 2)[0], option.split("=", 2)[1]);
    }

    assertThatThrownBy(() -> rows.write().format("sagemaker").options(given).save(folder()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
    assertThat(Path.of(folder())).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "'1 AS label, array(1D, null) AS features',Element 1",
    "'1 AS label, array(1D, double(''infinity'')) AS features',holds Infinity in a row",
    "'1 AS label, array(1D, double(''nan'')) AS features',set missing to nan",
    "'1 AS label, array(9007199254740993L) AS features',Feature 0",
    "'int(null) AS label, array(1D) AS features',The column 'label' is null in a row",
    "'double(''nan'') AS label, array(1D) AS features',The column 'label' is NaN or infinite",
    "'7 AS label, array(1D) AS features',is none of those that the algorithm takes",
  })
  void refusesRowsThatLinesCannotHold(String columns, String message) {
    assertThatThrownBy(
            () ->
                rows(columns)
                    .write()
                    .format("sagemaker")
                    .option("rowFormat", "csv")
                    .option("allowedLabels", "0, 1")
                    .save(folder()))
        .isInstanceOf(UnfitRowException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("9007199254740993");
  }

  private String folder() {
    return temporary.resolve("written").toString();
  }
}
