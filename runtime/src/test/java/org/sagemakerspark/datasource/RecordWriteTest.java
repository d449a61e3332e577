package org.sagemakerspark.datasource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagemakerspark.local.record.RecordIO;
import org.sagemakerspark.local.record.RecordProtos.Float32Tensor;
import org.sagemakerspark.local.record.RecordProtos.Record;
import org.sagemakerspark.recordio.UnfitRowException;
import org.sagemakerspark.testing.SparkExtension;

@ExtendWith(SparkExtension.class)
class RecordWriteTest {

  private static final long SEED = 20261101;

  private final SparkSession spark;

  @TempDir Path temporary;

  RecordWriteTest(SparkSession spark) {
    this.spark = spark;
  }

  @Test
  void writesDenseAndSparseVectorsWithLabels() throws IOException {
    Random random = new Random(SEED);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      rows.add(
          RowFactory.create((double) i, random.nextBoolean() ? dense(random) : sparse(random)));
    }

    write(frame(rows, DataTypes.DoubleType, SQLDataTypes.VectorType()), Map.of());

    Map<Float, Float32Tensor> written = new HashMap<>();
    for (Record record : read()) {
      written.put(
          record.getLabelMap().get("values").getFloat32Tensor().getValues(0),
          record.getFeaturesMap().get("values").getFloat32Tensor());
    }
    assertThat(written).hasSize(rows.size());
    for (Row row : rows) {
      Vector vector = row.getAs(1);
      Float32Tensor tensor = written.get((float) row.getDouble(0));
      if (vector instanceof org.apache.spark.ml.linalg.SparseVector sparse) {
        assertThat(tensor.getShapeList()).containsExactly((long) sparse.size());
        assertThat(tensor.getKeysList()).hasSameSizeAs(tensor.getValuesList());
        double[] spread = new double[sparse.size()];
        for (int i = 0; i < tensor.getKeysCount(); i++) {
          spread[(int) tensor.getKeys(i)] = tensor.getValues(i);
        }
        assertThat(spread).isEqualTo(narrowed(vector));
      } else {
        assertThat(tensor.getKeysCount()).isZero();
        assertThat(tensor.getValuesList().stream().mapToDouble(Float::doubleValue).toArray())
            .isEqualTo(narrowed(vector));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"double", "float", "int", "bigint", "smallint"})
  void writesArraysOfNumbers(String type) throws IOException {
    DataType element = DataType.fromDDL(type);
    Dataset<Row> frame =
        spark.sql("SELECT array(cast(1 AS " + type + "), cast(-2 AS " + type + ")) AS features");
    assertThat(frame.schema().apply("features").dataType())
        .isEqualTo(DataTypes.createArrayType(element, false));

    write(frame, Map.of());

    assertThat(read())
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.getLabelMap()).isEmpty();
              assertThat(record.getFeaturesMap().get("values").getFloat32Tensor().getValuesList())
                  .containsExactly(1f, -2f);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"tinyint", "smallint", "int", "bigint", "float", "double", "decimal(5,2)"})
  void takesLabelsOfEveryNumericType(String type) throws IOException {
    write(
        spark.sql("SELECT cast(7 AS " + type + ") AS y, array(1d) AS features"),
        Map.of(WriteOptions.LABEL_COLUMN, "y"));

    assertThat(read())
        .singleElement()
        .satisfies(
            record ->
                assertThat(record.getLabelMap().get("values").getFloat32Tensor().getValuesList())
                    .containsExactly(7f));
  }

  @Test
  void writesAFolderForEachValueOfThePartitionColumns() throws IOException {
    spark
        .sql(
            "SELECT id AS label, array(double(id)) AS features, id % 3 AS third,"
                + " if(id % 2 = 0, 'a/b', null) AS half FROM range(0, 60, 1, 2)")
        .write()
        .format("sagemaker")
        .partitionBy("third", "half")
        .save(folder().toString());

    for (int third = 0; third < 3; third++) {
      for (String half : List.of("a%2Fb", "__HIVE_DEFAULT_PARTITION__")) {
        List<Float> labels = new ArrayList<>();
        try (Stream<Path> files =
            Files.list(folder().resolve("third=" + third).resolve("half=" + half))) {
          for (Path file : files.filter(each -> each.toString().endsWith(".pbr")).toList()) {
            for (Record record : read(file)) {
              labels.add(record.getLabelMap().get("values").getFloat32Tensor().getValues(0));
            }
          }
        }
        int remainder = third;
        boolean even = half.startsWith("a");
        assertThat(labels)
            .hasSize(10)
            .allMatch(label -> label % 3 == remainder && (label % 2 == 0) == even);
      }
    }
  }

  @Test
  void writesLabelsInTheOnlyFolderThatHoldsThem() throws IOException {
    Dataset<Row> frame =
        spark.sql(
            "SELECT if(id < 3, null, id) AS label, array(double(id)) AS features,"
                + " if(id < 3, 'train', 'test') AS channel FROM range(0, 6, 1, 2)");
    frame
        .write()
        .format("sagemaker")
        .partitionBy("channel")
        .option(WriteOptions.LABELED_FOLDER, "channel=test")
        .save(folder().toString());

    for (String channel : List.of("train", "test")) {
      try (Stream<Path> files = Files.list(folder().resolve("channel=" + channel))) {
        for (Path file : files.filter(each -> each.toString().endsWith(".pbr")).toList()) {
          assertThat(read(file))
              .isNotEmpty()
              .allMatch(record -> record.getLabelMap().isEmpty() == channel.equals("train"));
        }
      }
    }
    assertThatThrownBy(() -> write(frame, Map.of(WriteOptions.LABELED_FOLDER, "channel=test")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("names one of the folders that partitionBy makes");
  }

  @Test
  void takesTheLabelsThatAreAllowedWhereLabelsAreWritten() throws IOException {
    Dataset<Row> rows =
        spark
            .range(4)
            .selectExpr("array(1d) AS features", "IF(id < 2, id, 7) AS label", "id < 2 AS held");
    DataFrameWriter<Row> writer =
        rows.write().format("sagemaker").option("allowedLabels", "0, 1").partitionBy("held");
    writer.option("labeledFolder", "held=true").save(folder().toString());

    assertThat(files()).isNotEmpty();
    assertThatThrownBy(
            () ->
                writer
                    .option("labeledFolder", "held=false")
                    .mode("overwrite")
                    .save(folder().toString()))
        .isInstanceOf(UnfitRowException.class)
        .hasMessageContaining("is none of those that the algorithm takes, which are 0, 1");
    assertThatThrownBy(
            () -> writer.option("allowedLabels", "0;1").mode("append").save(folder().toString()))
        .hasMessageContaining("allowedLabels = '0;1' must be numbers with commas between them");
  }

  @Test
  void refusesPartitionColumnsThatNameNoFolder() {
    Dataset<Row> frame = spark.sql("SELECT 1 AS day, array(1d) AS features");
    assertThatThrownBy(
            () -> frame.write().format("sagemaker").partitionBy("dya").save(folder().toString()))
        .hasMessageContaining("there is no partition column 'dya'")
        .hasMessageContaining("did you mean 'day'?");
    assertThatThrownBy(
            () ->
                frame.write().format("sagemaker").partitionBy("features").save(folder().toString()))
        .hasMessageContaining("the partition column 'features' is of type array<double>");
  }

  @Test
  void refusesAMissingLabelColumnAndNamesTheNearest() {
    Dataset<Row> frame = spark.sql("SELECT 1 AS target, array(1d) AS features");
    assertThatThrownBy(() -> write(frame, Map.of(WriteOptions.LABEL_COLUMN, "tagret")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'tagret'")
        .hasMessageContaining("did you mean 'target'?");
    assertThat(folder()).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "9007199254740993, bigint",
    "9223372036854775807, bigint",
    "9007199254740993, 'decimal(20,0)'",
    "9007199254740992.5, 'decimal(20,1)'"
  })
  void refusesNumbersThatADoubleWouldRound(String number, String type) {
    Dataset<Row> labels =
        spark.sql("SELECT cast('" + number + "' AS " + type + ") AS label, array(1d) AS features");
    assertThatThrownBy(() -> write(labels, Map.of(WriteOptions.LABEL_TENSOR, "float64")))
        .hasStackTraceContaining("The label of a row, in the label column 'label', has more digits")
        .hasStackTraceContaining("with the option allowRounding = true")
        .satisfies(e -> assertThat(stackTrace(e)).doesNotContain(number));
    assertThat(files()).isEmpty();
    Dataset<Row> features =
        spark.sql("SELECT array(cast('" + number + "' AS " + type + ")) AS features");
    assertThatThrownBy(() -> save(features, "append"))
        .hasStackTraceContaining("Feature 0 (counted from 0) of a row, in the features column");
  }

  @Test
  void writesNumbersThatADoubleHoldsExactly() throws IOException {
    write(
        spark.sql(
            "SELECT * FROM VALUES (9007199254740992L, array(1)), (-9223372036854775808L, array(1))"
                + " AS (label, features)"),
        Map.of(WriteOptions.LABEL_TENSOR, "float64"));
    assertThat(read())
        .extracting(record -> record.getLabelMap().get("values").getFloat64Tensor().getValues(0))
        .containsExactlyInAnyOrder(0x1p53, -0x1p63);

    spark
        .sql("SELECT 9007199254740993L AS label, array(1) AS features")
        .write()
        .format("sagemaker")
        .mode("overwrite")
        .option(WriteOptions.LABEL_TENSOR, "float64")
        .option(WriteOptions.ALLOW_ROUNDING, "true")
        .save(folder().toString());
    assertThat(read())
        .extracting(record -> record.getLabelMap().get("values").getFloat64Tensor().getValues(0))
        .containsExactly(0x1p53);
  }

  private static String stackTrace(Throwable error) {
    StringWriter text = new StringWriter();
    error.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  @Test
  void refusesFeaturesThatAreNoNumbers() {
    Dataset<Row> frame = spark.sql("SELECT 'a' AS features");
    assertThatThrownBy(() -> write(frame, Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'features' is of type string");
  }

  @Test
  void namesTheColumnOfANull() {
    Dataset<Row> frame = spark.sql("SELECT cast(null AS double) AS label, array(1d) AS features");
    assertThatThrownBy(() -> write(frame, Map.of()))
        .hasStackTraceContaining("The label column 'label' is null in a row");
    assertThat(files()).isEmpty();
  }

  @Test
  void writesNoFileForAPartitionWithoutRows() throws IOException {
    Dataset<Row> frame = spark.sql("SELECT array(1d) AS features").repartition(4);
    write(frame, Map.of());
    assertThat(files()).hasSize(1);
    assertThat(read()).hasSize(1);
  }

  @Test
  void knowsAllSaveModes() throws IOException {
    Dataset<Row> frame = spark.sql("SELECT array(1d) AS features");
    write(frame, Map.of());
    assertThatThrownBy(() -> write(frame, Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("exists already");
    save(frame, "ignore");
    assertThat(read()).hasSize(1);
    save(frame, "append");
    assertThat(read()).hasSize(2);
    save(frame, "overwrite");
    assertThat(read()).hasSize(1);
  }

  @Test
  void changesNothingInTheSessionsHadoopConfiguration() {
    Map<String, String> before = hadoopConfiguration();
    write(spark.sql("SELECT array(1d) AS features"), Map.of());
    assertThat(hadoopConfiguration()).isEqualTo(before);
  }

  private Map<String, String> hadoopConfiguration() {
    Map<String, String> entries = new HashMap<>();
    spark
        .sparkContext()
        .hadoopConfiguration()
        .forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
    return entries;
  }

  private static Vector dense(Random random) {
    return Vectors.dense(random.doubles(random.nextInt(20), -1e3, 1e3).toArray());
  }

  private static Vector sparse(Random random) {
    int size = 1 + random.nextInt(1_000);
    int[] indices = random.ints(random.nextInt(10), 0, size).distinct().sorted().toArray();
    return Vectors.sparse(size, indices, random.doubles(indices.length).toArray());
  }

  /** The values as a float32 tensor keeps them. */
  private static double[] narrowed(Vector vector) {
    double[] values = vector.toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) values[i];
    }
    return values;
  }

  private Dataset<Row> frame(List<Row> rows, DataType label, DataType features) {
    return spark
        .createDataFrame(rows, new StructType().add("label", label).add("features", features))
        .repartition(3);
  }

  private void write(Dataset<Row> frame, Map<String, String> options) {
    frame.write().format("sagemaker").options(options).save(folder().toString());
  }

  private void save(Dataset<Row> frame, String mode) {
    frame.write().format("sagemaker").mode(mode).save(folder().toString());
  }

  private Path folder() {
    return temporary.resolve("records");
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.walk(folder())) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().endsWith(".crc"))
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Reads all records with the protobuf library. */
  private List<Record> read() throws IOException {
    List<Record> records = new ArrayList<>();
    for (Path file : files()) {
      records.addAll(read(file));
    }
    return records;
  }

  private static List<Record> read(Path file) throws IOException {
    List<Record> records = new ArrayList<>();
    try (InputStream in = Files.newInputStream(file)) {
      RecordIO.Reader reader = RecordIO.reader(in);
      for (var next = reader.next(); next.isPresent(); next = reader.next()) {
        records.add(Record.parseFrom(next.get()));
      }
    }
    return records;
  }
}
