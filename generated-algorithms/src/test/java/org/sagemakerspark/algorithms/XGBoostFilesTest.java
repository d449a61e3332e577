package org.sagemakerspark.algorithms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sagemakerspark.testing.SparkExtension;

/** XGBoost's own readers of files make of written lines the matrix that the rows are. */
@ExtendWith(SparkExtension.class)
class XGBoostFilesTest {

  private static final int ROWS = 200;
  private static final int FEATURES = 7;
  private static final StructType SCHEMA =
      new StructType()
          .add("label", DataTypes.DoubleType, false)
          .add("weight", DataTypes.DoubleType, false)
          .add("group", DataTypes.IntegerType, false)
          .add("features", SQLDataTypes.VectorType(), false);

  private final SparkSession spark;

  @TempDir Path temporary;

  XGBoostFilesTest(SparkSession spark) {
    this.spark = spark;
  }

  @ParameterizedTest
  @CsvSource({
    "libsvm,dense,nan,,?format=libsvm",
    "libsvm,sparse,nan,,?format=libsvm",
    "libsvm,dense,nan,weight,?format=libsvm",
    "libsvm,sparse,nan,group,?format=libsvm",
    "csv,dense,nan,,?format=csv&label_column=0",
    "csv,sparse,nan,,?format=csv&label_column=0",
    "csv,dense,nan,weight,?format=csv&label_column=0&weight_column=1",
    "libsvm,dense,refuse,,?format=libsvm",
    "csv,dense,refuse,,?format=csv&label_column=0",
  })
  void areTheSameMatrix(String format, String storage, String missing, String role, String reading)
      throws IOException, XGBoostError {
    boolean takesNaN = missing.equals("nan");
    List<Row> rows = rows(storage.equals("sparse"), takesNaN);
    Map<String, String> options = new HashMap<>();
    options.put("rowFormat", format);
    options.put("featureStorage", storage);
    options.put("missing", missing);
    if (role != null) {
      options.put(role + "ColumnName", role);
    }
    Path folder = temporary.resolve("written");

    spark
        .createDataFrame(rows, SCHEMA)
        .coalesce(1)
        .write()
        .format("sagemaker")
        .options(options)
        .option("fileCount", 1)
        .save(folder.toString());

    DMatrix read = new DMatrix(file(folder) + reading);
    DMatrix expected = matrix(rows, storage.equals("sparse") && takesNaN);
    if ("weight".equals(role)) {
      expected.setWeight(numbers(rows, 1));
    } else if ("group".equals(role)) {
      expected.setGroup(new int[] {ROWS / 2, ROWS / 2});
    }
    assertThat(read.rowNum()).isEqualTo(ROWS);
    assertThat(read.getLabel()).isEqualTo(expected.getLabel());
    assertThat(read.getWeight()).isEqualTo(expected.getWeight());
    assertSame(saved(read), saved(expected));
  }

  /**
   * Compares what is saved of two matrices, byte by byte. XGBoost's reader of text rounds a number
   * with an exponent by a way of its own (dmlc-core, strtonum.h), so the last bits may differ.
   */
  private static void assertSame(byte[] read, byte[] expected) {
    assertThat(read).hasSameSizeAs(expected);
    int different = 0;
    for (int i = 0; i < read.length; i++) {
      assertThat(Math.abs(read[i] - expected[i])).as("byte %d", i).isLessThanOrEqualTo(2);
      different += read[i] == expected[i] ? 0 : 1;
    }
    assertThat(different).isLessThan(ROWS);
  }

  /**
   * What XGBoost saves of a matrix: its numbers and where they are, and what is told of its rows.
   */
  private byte[] saved(DMatrix matrix) throws IOException, XGBoostError {
    Path file = Files.createTempFile(temporary, "matrix", ".bin");
    matrix.saveBinary(file.toString());
    return Files.readAllBytes(file);
  }

  private static Path file(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("part-"))
          .findFirst()
          .get();
    }
  }

  /** Returns rows in the order of their groups, with numbers of all lengths and, maybe, gaps. */
  private static List<Row> rows(boolean areSparse, boolean haveNaN) {
    Random random = new Random(18);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      double[] numbers = new double[FEATURES];
      for (int j = 0; j < FEATURES; j++) {
        numbers[j] =
            switch (random.nextInt(haveNaN ? 6 : 5)) {
              case 0 -> 0;
              case 1 -> random.nextInt(2000) - 1000;
              case 2 -> (random.nextInt(2000) - 1000) / 8.0;
              case 3 -> (float) (random.nextGaussian() * Math.pow(10, random.nextInt(60) - 30));
              case 4 -> (float) random.nextDouble();
              default -> Double.NaN;
            };
      }
      Vector features = Vectors.dense(numbers);
      rows.add(
          RowFactory.create(
              (double) random.nextInt(3),
              random.nextInt(1, 100) / 4.0,
              2 * i / ROWS,
              areSparse ? features.toSparse() : features));
    }
    return rows;
  }

  private static DMatrix matrix(List<Row> rows, boolean zerosAreMissing) throws XGBoostError {
    float[] all = new float[ROWS * FEATURES];
    for (int i = 0; i < ROWS; i++) {
      double[] numbers = rows.get(i).<Vector>getAs(3).toArray();
      for (int j = 0; j < FEATURES; j++) {
        boolean isMissing = zerosAreMissing && numbers[j] == 0;
        all[i * FEATURES + j] = isMissing ? Float.NaN : (float) numbers[j];
      }
    }
    DMatrix matrix = new DMatrix(all, ROWS, FEATURES, Float.NaN);
    matrix.setLabel(numbers(rows, 0));
    return matrix;
  }

  private static float[] numbers(List<Row> rows, int column) {
    float[] numbers = new float[rows.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) rows.get(i).getDouble(column);
    }
    return numbers;
  }
}
