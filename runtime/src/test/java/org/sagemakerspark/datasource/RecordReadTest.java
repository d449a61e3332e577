package org.sagemakerspark.datasource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.spark.ml.linalg.DenseMatrix;
import org.apache.spark.ml.linalg.Matrices;
import org.apache.spark.ml.linalg.Matrix;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.SparseVector;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagemakerspark.local.record.RecordIO;
import org.sagemakerspark.local.record.RecordProtos.Float32Tensor;
import org.sagemakerspark.local.record.RecordProtos.Record;
import org.sagemakerspark.local.record.RecordProtos.Value;
import org.sagemakerspark.recordio.UnfitRowException;
import org.sagemakerspark.testing.Repetitions;
import org.sagemakerspark.testing.SparkExtension;

@ExtendWith(SparkExtension.class)
class RecordReadTest {

  private static final long SEED = 20261101;

  private final SparkSession spark;

  @TempDir Path temporary;

  RecordReadTest(SparkSession spark) {
    this.spark = spark;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dense-1dim",
        "dense-f32-label",
        "dense-f32-nolabel",
        "sparse-f32-label",
        "multipart"
      })
  void readsFilesOfAnotherWriterAndWritesThemBackByteForByte(String name) throws IOException {
    byte[] original = resource(name + ".pbr");
    Path file = Files.write(temporary.resolve(name + ".pbr"), original);
    Dataset<Row> read = spark.read().format("sagemaker").load(file.toString());

    JsonNode rows = new ObjectMapper().readTree(resource(name + ".json")).path("rows");
    List<Row> found = read.collectAsList();
    assertThat(found).hasSize(rows.size());
    boolean labelled = false;
    for (int i = 0; i < found.size(); i++) {
      JsonNode row = rows.get(i);
      boolean hasLabel = row.hasNonNull("label");
      labelled |= hasLabel;
      assertThat(found.get(i).get(0)).isEqualTo(hasLabel ? row.path("label").asDouble() : null);
      Vector features = found.get(i).getAs(1);
      if (row.has("dense")) {
        assertThat(features).isEqualTo(Vectors.dense(doubles(row.path("dense"))));
      } else {
        assertThat(features).isInstanceOf(SparseVector.class);
        assertThat(features.size()).isEqualTo(row.path("size").asInt());
        assertThat(((SparseVector) features).values()).isEqualTo(doubles(row.path("values")));
      }
    }

    (labelled ? read : read.select("features"))
        .coalesce(1)
        .write()
        .format("sagemaker")
        .save(folder());
    assertThat(Files.readAllBytes(onlyFile())).isEqualTo(original);
  }

  @Test
  void readsAnAnswerByItsLabelMap() throws IOException {
    Path file = Files.write(temporary.resolve("a.pbr"), resource("kmeans-response.pbr"));
    List<Row> rows =
        spark
            .read()
            .format("sagemaker")
            .option("columns", "labels")
            .load(file.toString())
            .selectExpr("labels['closest_cluster'][0]", "labels['distance_to_cluster'][0]")
            .collectAsList();
    assertThat(rows.get(1).getDouble(0)).isEqualTo(1);
    assertThat(rows.get(1).getDouble(1)).isEqualTo(10.75);
  }

  /** On another line of Spark not those into a thousand tasks, nor into none. */
  static Stream<Arguments> splits() {
    Stream<Arguments> some = Stream.of(Arguments.of("none", 4_096), Arguments.of("gzip", 1_000));
    return Repetitions.all()
        ? Stream.concat(
            some, Stream.of(Arguments.of("none", 1_000), Arguments.of("none", 100_000_000)))
        : some;
  }

  @ParameterizedTest
  @MethodSource("splits")
  void readsEveryRowOnceHoweverFilesAreSplit(String compression, long maxPartitionBytes) {
    Random random = new Random(SEED);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      int[] indices = random.ints(random.nextInt(20), 0, 1_000).distinct().sorted().toArray();
      Vector vector =
          random.nextBoolean()
              ? Vectors.dense(floats(random, random.nextInt(60)))
              : Vectors.sparse(1_000, indices, floats(random, indices.length));
      rows.add(RowFactory.create((double) i, vector));
    }
    Dataset<Row> frame =
        spark.createDataFrame(
            rows,
            new StructType()
                .add("label", DataTypes.DoubleType)
                .add("features", SQLDataTypes.VectorType()));
    frame
        .repartition(3)
        .write()
        .format("sagemaker")
        .option("compression", compression)
        .save(folder());

    List<Row> read =
        spark
            .read()
            .format("sagemaker")
            .option("maxPartitionBytes", maxPartitionBytes)
            .load(folder())
            .orderBy("label")
            .collectAsList();
    assertThat(read).isEqualTo(rows);
  }

  @Test
  void readsManySmallFilesInFewTasks() {
    spark
        .range(0, 300, 1, 100)
        .selectExpr("array(cast(id AS float)) AS features")
        .write()
        .format("sagemaker")
        .save(folder());

    Dataset<Row> read = spark.read().format("sagemaker").load(folder());

    // As many as Spark's own sources make of a hundred small files with two cores.
    assertThat(read.javaRDD().getNumPartitions()).isBetween(2, 4);
    assertThat(
            read.select(
                    org.apache
                        .spark
                        .sql
                        .functions
                        .explode(
                            org.apache.spark.ml.functions.vector_to_array(
                                read.col("features"), "float64"))
                        .as("id"))
                .selectExpr("count(DISTINCT id)", "sum(id)")
                .first())
        .isEqualTo(RowFactory.create(300L, 299 * 150.0));
  }

  @Test
  void readsMatricesDenseSparseAndTransposed() {
    Matrix dense = Matrices.dense(2, 3, new double[] {1, 2, 3, 4, 5, 6});
    Matrix transposed = new DenseMatrix(2, 3, new double[] {1, 2, 3, 4, 5, 6}, true);
    Matrix sparse =
        Matrices.sparse(3, 2, new int[] {0, 1, 3}, new int[] {0, 1, 2}, new double[] {9, 6, 8});
    List<Row> rows =
        Stream.of(dense, transposed, sparse, sparse.transpose()).map(RowFactory::create).toList();
    spark
        .createDataFrame(rows, new StructType().add("features", SQLDataTypes.MatrixType()))
        .coalesce(1)
        .write()
        .format("sagemaker")
        .save(folder());

    List<Row> read =
        spark
            .read()
            .format("sagemaker")
            .option("featuresType", "matrix")
            .load(folder())
            .collectAsList();
    assertThat(read).hasSize(4);
    for (int i = 0; i < 4; i++) {
      Matrix expected = rows.get(i).getAs(0);
      Matrix found = read.get(i).getAs("features");
      assertThat(found).isEqualTo(expected);
    }
    assertThatThrownBy(() -> spark.read().format("sagemaker").load(folder()).collectAsList())
        .hasStackTraceContaining("read a matrix with the option featuresType = matrix");
  }

  @Test
  void writesVectorsOfTheOldLibrary() {
    List<Row> rows =
        List.of(
            RowFactory.create(org.apache.spark.mllib.linalg.Vectors.dense(1, 2)),
            RowFactory.create(
                org.apache.spark.mllib.linalg.Vectors.sparse(9, new int[] {4}, new double[] {5})));
    spark
        .createDataFrame(
            rows, new StructType().add("features", new org.apache.spark.mllib.linalg.VectorUDT()))
        .coalesce(1)
        .write()
        .format("sagemaker")
        .save(folder());
    List<Row> read =
        spark.read().format("sagemaker").load(folder()).select("features").collectAsList();
    assertThat(read.get(0).<Vector>getAs(0)).isEqualTo(Vectors.dense(1, 2));
    assertThat(read.get(1).<Vector>getAs(0))
        .isEqualTo(Vectors.sparse(9, new int[] {4}, new double[] {5}));
  }

  @Test
  void readsFeaturesAsArraysAndOnlyTheColumnsAskedFor() {
    spark
        .sql("SELECT 3 AS label, array(1d, 2d) AS features")
        .write()
        .format("sagemaker")
        .save(folder());
    Dataset<Row> read =
        spark
            .read()
            .format("sagemaker")
            .option("featuresType", "array")
            .option("columns", "uid, features, label, metadata")
            .load(folder());
    assertThat(read.columns()).containsExactly("uid", "features", "label", "metadata");
    Row row = read.collectAsList().get(0);
    assertThat(row.getList(1)).isEqualTo(List.of(1.0, 2.0));
    assertThat(row.isNullAt(0)).isTrue();
    assertThat(read.select("label").collectAsList().get(0).getDouble(0)).isEqualTo(3);
    assertThat(read.count()).isEqualTo(1);
    assertThat(
            spark
                .read()
                .schema("features array<double>")
                .format("sagemaker")
                .load(folder())
                .first()
                .getList(0))
        .isEqualTo(List.of(1.0, 2.0));
  }

  @Test
  void readsIdsAndMetadataOfOtherWriters() throws IOException {
    Path file = temporary.resolve("ids.pbr");
    try (OutputStream out = Files.newOutputStream(file)) {
      RecordIO.write(
          out,
          Record.newBuilder()
              .setUid("id-1")
              .setMetadata("{}")
              .putLabel(
                  "values",
                  Value.newBuilder()
                      .setFloat32Tensor(Float32Tensor.newBuilder().addValues(1).addValues(2))
                      .build())
              .build()
              .toByteArray());
    }
    Row row =
        spark
            .read()
            .format("sagemaker")
            .option("columns", "uid,metadata,features,labels")
            .load(file.toString())
            .first();
    assertThat(row.getString(0)).isEqualTo("id-1");
    assertThat(row.getString(1)).isEqualTo("{}");
    assertThat(row.isNullAt(2)).isTrue();
    assertThatThrownBy(() -> spark.read().format("sagemaker").load(file.toString()).collectAsList())
        .hasStackTraceContaining("a record's label has 2 values; read it by the column 'labels'");
  }

  @Test
  void writesFloat64AndExactLabelsOnRequest() {
    Dataset<Row> frame = spark.sql("SELECT 16777217 AS label, array(1e300) AS features");
    assertThatThrownBy(() -> frame.write().format("sagemaker").save(folder()))
        .hasStackTraceContaining(
            "Feature 0 (counted from 0) of a row, in the features column 'features', is too")
        .hasStackTraceContaining("Store float64 with the option featuresTensor");
    assertThatThrownBy(
            () ->
                frame
                    .write()
                    .format("sagemaker")
                    .option("featuresTensor", "float64")
                    .save(folder() + "2"))
        .hasStackTraceContaining(
            "The label of a row, in the label column 'label', is a whole number")
        .hasStackTraceContaining("labelTensor");
    frame
        .write()
        .format("sagemaker")
        .options(Map.of("featuresTensor", "float64", "labelTensor", "float64"))
        .save(folder() + "3");
    Row row = spark.read().format("sagemaker").load(folder() + "3").first();
    assertThat(row.getDouble(0)).isEqualTo(16_777_217);
    assertThat(row.<Vector>getAs(1)).isEqualTo(Vectors.dense(1e300));
    frame.write().format("sagemaker").option("allowRounding", "true").save(folder() + "4");
    assertThat(spark.read().format("sagemaker").load(folder() + "4").first().getDouble(0))
        .isEqualTo(16_777_216);
  }

  @Test
  void writesNaNOnlyOnRequest() {
    Dataset<Row> frame = spark.sql("SELECT array(double('NaN')) AS features");
    assertThatThrownBy(() -> frame.write().format("sagemaker").save(folder()))
        .isInstanceOf(UnfitRowException.class)
        .hasMessage(
            "Feature 0 (counted from 0) of a row, in the features column 'features', is NaN. Fill"
                + " such values in, or leave out such rows. Where NaN means a missing value, set missing to"
                + " nan. The option allowNonFinite = true writes them as they are");
    assertThatThrownBy(
            () ->
                spark
                    .sql("SELECT array(1d) AS features, double('Infinity') AS label")
                    .write()
                    .format("sagemaker")
                    .save(folder() + "1"))
        .hasMessage(
            "The label of a row, in the label column 'label', is infinite. Fill such values in, or"
                + " leave out such rows. The option allowNonFinite = true writes them as they are");
    frame.write().format("sagemaker").option("allowNonFinite", "true").save(folder() + "2");
    assertThat(
            spark.read().format("sagemaker").load(folder() + "2").first().<Vector>getAs(1).apply(0))
        .isNaN();
  }

  @Test
  void writesAsManyFilesAsAskedForAndNoneLargerThanAskedFor() throws IOException {
    Dataset<Row> frame = spark.range(1_000).selectExpr("array(double(id)) AS features");
    frame.coalesce(1).write().format("sagemaker").option("fileCount", 5).save(folder());
    assertThat(files(folder())).hasSize(5);
    frame
        .coalesce(1)
        .write()
        .format("sagemaker")
        .option("maxFileBytes", 3_600)
        .save(folder() + "2");
    List<Path> files = files(folder() + "2");
    assertThat(files).hasSizeGreaterThan(5);
    for (Path file : files) {
      assertThat(Files.size(file)).isLessThanOrEqualTo(3_600);
    }
    assertThat(spark.read().format("sagemaker").load(folder() + "2").count()).isEqualTo(1_000);
  }

  @Test
  void namesFileRecordAndByteOfDamage() throws IOException {
    spark
        .range(100)
        .selectExpr("array(double(id)) AS features")
        .coalesce(1)
        .write()
        .format("sagemaker")
        .save(folder());
    Path file = onlyFile();
    byte[] bytes = Files.readAllBytes(file);
    int record = bytes.length / 100;
    // The header of a record in the middle, at whichever seam of two splits.
    bytes[50 * record] ^= 1;
    Files.delete(file.resolveSibling("." + file.getFileName() + ".crc"));
    Files.write(file, bytes);
    for (int split : List.of(50 * record, 49 * record + 4, 50 * record + 4, 10_000_000)) {
      assertThatThrownBy(
              () ->
                  spark
                      .read()
                      .format("sagemaker")
                      .option("maxPartitionBytes", split)
                      .load(folder())
                      .collectAsList())
          .as("splits of " + split)
          .hasStackTraceContaining(file.getFileName().toString())
          .hasStackTraceContaining("at byte " + 50 * record + ": no record starts here");
    }
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThatThrownBy(() -> spark.read().format("sagemaker").option("columns", "lable").load("/x"))
        .hasMessageContaining("a record has no column 'lable'; there are label, features");
    assertThatThrownBy(
            () -> spark.read().schema("label string").format("sagemaker").load("/x").count())
        .hasStackTraceContaining("the column 'label' cannot be read as string; it is double");
    assertThatThrownBy(() -> spark.read().format("sagemaker").load(folder() + "-nothing").count())
        .hasStackTraceContaining("there is nothing at ");
    Dataset<Row> frame = spark.sql("SELECT array(1d) AS features");
    assertThatThrownBy(
            () -> frame.write().format("sagemaker").option("compression", "zip").save(folder()))
        .hasMessageContaining("compression = 'zip' must be none or gzip");
    assertThatThrownBy(
            () -> frame.write().format("sagemaker").option("fileCount", "0").save(folder()))
        .hasMessageContaining("fileCount = '0' must be a whole number above 0");
  }

  /** Doubles that float32 holds exactly. */
  @Test
  void refusesOptionsThatNobodyReads() {
    assertThatThrownBy(
            () -> spark.read().format("sagemaker").option("featureType", "array").load("/tmp/no"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no option 'featureType' here")
        .hasMessageContaining("did you mean 'featuresType'?");
    assertThatThrownBy(
            () ->
                spark
                    .read()
                    .schema("label DOUBLE")
                    .format("sagemaker")
                    .option("recursiveFileLookup", "true")
                    .load("/tmp/no")
                    .count())
        .hasMessageContaining("no option 'recursiveFileLookup' here");
    Dataset<Row> rows = spark.sql("SELECT array(1d) AS features");
    assertThatThrownBy(
            () -> rows.write().format("sagemaker").option("labelColumName", "y").save(folder()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no option 'labelColumName' here")
        .hasMessageContaining("did you mean 'labelColumnName'?");
    assertThat(temporary.resolve("records")).doesNotExist();
  }

  @Test
  void readsFoldersWithColonsAndPassesOverFilesOfNothing() throws IOException {
    String folder = temporary.resolve("day:1").toString();
    spark.sql("SELECT array(1d) AS features").write().format("sagemaker").save(folder);
    Files.write(Path.of(folder, "part-9.pbr.gz"), new byte[0]);
    Files.write(Path.of(folder, "part-9.pbr"), new byte[0]);

    assertThat(spark.read().format("sagemaker").load(folder).count()).isEqualTo(1);
    assertThatThrownBy(() -> spark.read().format("sagemaker").load(folder + "0").count())
        .hasStackTraceContaining("there is nothing at");
  }

  @Test
  void findsNamesWithColonsByPatterns() {
    for (String name : List.of("day:1/hour:1", "day:1/hour:2", "day:2/hour:1", "night/hour:1")) {
      spark
          .sql("SELECT array(1d) AS features")
          .write()
          .format("sagemaker")
          .save(temporary.resolve("in").resolve(name).toString());
    }

    assertThat(count("day:*/hour:1")).isEqualTo(2);
    assertThat(count("day:1/hour:[12]/*.pbr")).isEqualTo(2);
    assertThat(count("*/hour:?")).isEqualTo(4);
    assertThat(count("{day:1,night}/hour:1")).isEqualTo(2);
    assertThat(count("day*")).isEqualTo(3);
    assertThatThrownBy(() -> count("day:3/*")).hasStackTraceContaining("there is nothing at");
    assertThatThrownBy(() -> count("week:*")).hasStackTraceContaining("there is nothing at");
  }

  private long count(String pattern) {
    return spark.read().format("sagemaker").load(temporary + "/in/" + pattern).count();
  }

  @Test
  void makesNoColumnsOfTheNamesOfFolders() {
    spark
        .sql("SELECT id AS label, array(double(id)) AS features, id % 3 AS label2 FROM range(9)")
        .withColumnRenamed("label2", "uid")
        .write()
        .format("sagemaker")
        .partitionBy("uid")
        .save(folder());

    Dataset<Row> read = spark.read().format("sagemaker").load(folder());

    assertThat(read.columns()).containsExactly("label", "features");
    assertThat(read.count()).isEqualTo(9);
    assertThat(
            spark
                .read()
                .format("sagemaker")
                .option("columns", "uid")
                .load(folder())
                .where("uid IS NULL")
                .count())
        .isEqualTo(9);
  }

  private static double[] floats(Random random, int count) {
    return random.doubles(count, -9, 9).map(value -> (float) value).toArray();
  }

  private String folder() {
    return temporary.resolve("records").toString();
  }

  private Path onlyFile() throws IOException {
    List<Path> files = files(folder());
    assertThat(files).hasSize(1);
    return files.get(0);
  }

  private static List<Path> files(String folder) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(folder))) {
      return files.filter(file -> file.toString().endsWith(".pbr")).toList();
    }
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = RecordReadTest.class.getResourceAsStream("/vectors/" + name)) {
      return in.readAllBytes();
    }
  }

  private static double[] doubles(JsonNode array) {
    double[] values = new double[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = array.get(i).asDouble();
    }
    return values;
  }
}
