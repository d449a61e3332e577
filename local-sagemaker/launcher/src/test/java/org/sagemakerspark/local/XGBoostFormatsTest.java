package org.sagemakerspark.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.sagemaker.model.CreateTrainingJobRequest;
import com.amazonaws.services.sagemaker.model.DescribeTrainingJobResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** XGBoost's image learns the same from the same rows, whatever they are written as. */
@ExtendWith(LocalSageMakerExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class XGBoostFormatsTest {

  private static final int FEATURES = 4;
  private static final String PARQUET = "application/x-parquet";

  @TempDir Path folder;
  private final List<float[]> rows = new ArrayList<>();
  private final List<Float> labels = new ArrayList<>();
  private SparkSession spark;
  private TestJobs jobs;

  @BeforeAll
  void makeRows(LocalSageMaker local) {
    jobs = new TestJobs(local, "formats");
    spark = SparkSession.builder().master("local[2]").getOrCreate();
    Random random = new Random(11);
    for (int i = 0; i < 200; i++) {
      float[] row = new float[FEATURES];
      for (int j = 0; j < FEATURES; j++) {
        row[j] = 1 + random.nextInt(100);
      }
      rows.add(row);
      labels.add(row[0] * 2 + row[1] - row[3]);
    }
  }

  @AfterAll
  void stopSpark() {
    spark.stop();
  }

  @Test
  void learnsTheSameFromEveryFormat() throws IOException {
    double fromRecords =
        rmse(
            train("recordio", "application/x-recordio-protobuf", TestRecords.encode(rows, labels)));

    assertThat(fromRecords).isBetween(0.01, 30.0);
    assertThat(rmse(train("csv", "text/csv", text(",")))).isEqualTo(fromRecords);
    assertThat(rmse(train("libsvm", "text/libsvm", libSvm()))).isEqualTo(fromRecords);
    assertThat(rmse(train("parquet", PARQUET, parquet("numbers", DataTypes.DoubleType))))
        .isEqualTo(fromRecords);
    assertThat(rmse(train("parquet-int", "parquet", parquet("ints", DataTypes.IntegerType))))
        .isEqualTo(fromRecords);
  }

  @Test
  void findsNoDelimiterInAFileWithoutAByte() throws IOException {
    jobs.put("empty-file/part-0", new byte[0]);

    assertThat(train("empty-file", "text/csv", text(",")).getFailureReason())
        .startsWith("ClientError: ")
        .contains("Could not determine delimiter", "part-0");
  }

  @Test
  void readsTextAsXGBoostDoes() throws IOException {
    assertThat(train("nan-csv", "text/csv", "1,nan,2\n0,3,\n".getBytes(UTF_8)).getFailureReason())
        .isNull();
    // A bare nan is passed over, and the next index is taken for the value.
    assertThat(
            train("nan-libsvm", "text/libsvm", "1 0:nan 1:2\n0 0:1 1:0\n".getBytes(UTF_8))
                .getFailureReason())
        .startsWith("ClientError: ");
    assertThat(
            train("sign-libsvm", "text/libsvm", "1 0:+nan 1:2\n0 0:1 1:0\n".getBytes(UTF_8))
                .getFailureReason())
        .isNull();
  }

  @Test
  void namesTheParquetColumnThatIsNoNumber() throws IOException {
    assertThat(
            train("text-column", PARQUET, parquet("texts", DataTypes.StringType))
                .getFailureReason())
        .startsWith("ClientError: ")
        .contains("channel 'train'", "column 'f0'");
    assertThat(train("no-parquet", PARQUET, text(",")).getFailureReason())
        .startsWith("ClientError: ")
        .contains("channel 'train'", "application/x-parquet");
  }

  private DescribeTrainingJobResult train(String name, String contentType, byte[] file) {
    jobs.put(name + "/part", file);
    CreateTrainingJobRequest request =
        jobs.training(
            "xgboost-" + name,
            Map.of("num_round", "5", "objective", "reg:squarederror"),
            jobs.channel("train", "S3Prefix", name + "/").withContentType(contentType));
    request.getAlgorithmSpecification().setTrainingImage(TestJobs.image("xgboost"));
    return jobs.train(request);
  }

  private static double rmse(DescribeTrainingJobResult trained) {
    assertThat(trained.getFailureReason()).isNull();
    return TestJobs.metric(trained, "train:rmse");
  }

  private byte[] text(String separator) {
    return IntStream.range(0, rows.size())
        .mapToObj(
            i ->
                Stream.concat(
                        Stream.of(labels.get(i)),
                        IntStream.range(0, FEATURES).mapToObj(j -> rows.get(i)[j]))
                    .map(String::valueOf)
                    .collect(Collectors.joining(separator)))
        .collect(Collectors.joining("\n"))
        .getBytes(UTF_8);
  }

  private byte[] libSvm() {
    return IntStream.range(0, rows.size())
        .mapToObj(
            i ->
                labels.get(i)
                    + IntStream.range(0, FEATURES)
                        .mapToObj(j -> " " + j + ":" + rows.get(i)[j])
                        .collect(Collectors.joining()))
        .collect(Collectors.joining("\n"))
        .getBytes(UTF_8);
  }

  /** Writes the rows with Spark, the features as columns of a type. */
  private byte[] parquet(String name, DataType type) throws IOException {
    StructType schema = new StructType().add("label", DataTypes.DoubleType);
    for (int j = 0; j < FEATURES; j++) {
      schema = schema.add("f" + j, DataTypes.DoubleType);
    }
    List<Row> table = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Object[] values = new Object[FEATURES + 1];
      values[0] = labels.get(i).doubleValue();
      for (int j = 0; j < FEATURES; j++) {
        values[j + 1] = (double) rows.get(i)[j];
      }
      table.add(RowFactory.create(values));
    }
    var written = spark.createDataFrame(table, schema);
    for (int j = 0; j < FEATURES; j++) {
      written = written.withColumn("f" + j, written.col("f" + j).cast(type));
    }
    Path target = folder.resolve(name);
    written.coalesce(1).write().parquet(target.toString());
    try (Stream<Path> files = Files.list(target)) {
      return Files.readAllBytes(
          files.filter(f -> f.toString().endsWith(".parquet")).findFirst().orElseThrow());
    }
  }
}
