package org.sagemakerspark.estimator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.s3.model.S3ObjectSummary;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.ml.param.Param;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.sagemakerspark.codec.ColumnType;
import org.sagemakerspark.codec.InputType;
import org.sagemakerspark.local.LocalSageMaker;
import org.sagemakerspark.local.LocalSageMakerExtension;
import org.sagemakerspark.param.HasWeight;
import org.sagemakerspark.spec.Algorithm;
import org.sagemakerspark.spec.Algorithm.InputUse;
import org.sagemakerspark.spec.ImageSource;
import org.sagemakerspark.spec.LabelUse;
import org.sagemakerspark.testing.LightAlgorithm;
import org.sagemakerspark.testing.SageMakerFixture;
import org.sagemakerspark.testing.ScoreModel;
import org.sagemakerspark.testing.SparkExtension;

/** Rows are written as the columns that an image reads, each channel to files of its own. */
@ExtendWith(SparkExtension.class)
class InputColumnsTest {

  @RegisterExtension
  static final LocalSageMakerExtension SERVER =
      new LocalSageMakerExtension(LightAlgorithm.builder());

  /** An estimator of some image whose rows have columns. */
  public static final class ColumnsEstimator
      extends AlgorithmEstimator<ColumnsEstimator, ScoreModel>
      implements HasWeight<ColumnsEstimator> {
    private static final long serialVersionUID = 1L;

    private final Param<String> scoreCol;
    private final Param<String> cityCol;

    ColumnsEstimator(Algorithm algorithm) {
      super("columns", algorithm);
      HasWeight.declare(this);
      scoreCol = responseColumn("scoreCol", "Name of the output column with the score.");
      setDefault(scoreCol, "score");
      cityCol = responseColumn("cityCol", "Name of the column with the city.");
      setDefault(cityCol, "place");
    }

    public Param<String> scoreCol() {
      return scoreCol;
    }

    public Param<String> cityCol() {
      return cityCol;
    }

    @Override
    protected ScoreModel newModel(String uid) {
      return new ScoreModel(uid);
    }
  }

  @TempDir Path temporary;

  private final SageMakerFixture fixture;

  InputColumnsTest(SparkSession spark, LocalSageMaker server) {
    fixture = new SageMakerFixture(spark, server);
  }

  @AfterEach
  void forgetTheServer() {
    fixture.close();
  }

  @Test
  void putsTheNamesInFrontOfEachFileOfEachChannel(SparkSession spark, LocalSageMaker server)
      throws Exception {
    estimator("text/csv", Map.of("header", "true"))
        .setValidationIndicatorCol("held")
        .fit(rows(spark));

    List<String> train = files(folder(server, "train"));
    assertThat(train)
        .isNotEmpty()
        .allSatisfy(file -> assertThat(file).startsWith("y,city,numbers\n"));
    assertThat(lines(train))
        .containsExactlyInAnyOrder("1,\"Bern, CH\",0.5", "0,,1.5", "1,\"say \"\"ah\"\"\",2.5");
    assertThat(lines(files(folder(server, "validation")))).containsExactly("0,Ulm,3.5");
  }

  @Test
  void writesLinesOfJsonWithNullsAndTheWeight(SparkSession spark, LocalSageMaker server)
      throws Exception {
    estimator("application/jsonlines", Map.of()).setWeightCol("w").fit(rows(spark));

    assertThat(lines(files(folder(server, "train"))))
        .containsExactlyInAnyOrder(
            "{\"y\":1,\"city\":\"Bern, CH\",\"numbers\":[0.5],\"weight\":2}",
            "{\"y\":0,\"city\":null,\"numbers\":[1.5],\"weight\":1}",
            "{\"y\":1,\"city\":\"say \\\"ah\\\"\",\"numbers\":[2.5],\"weight\":1}",
            "{\"y\":0,\"city\":\"Ulm\",\"numbers\":[3.5],\"weight\":1}");
  }

  @Test
  void writesParquetWithTheNamesAndTypesOfTheImage(SparkSession spark, LocalSageMaker server)
      throws Exception {
    estimator("application/x-parquet", Map.of())
        .setWeightCol("w")
        .setValidationIndicatorCol("held")
        .fit(rows(spark));

    Dataset<Row> train = spark.read().parquet(folder(server, "train").toString());
    assertThat(train.schema().fields())
        .extracting(field -> field.name() + " " + field.dataType().sql())
        .containsExactly("y BIGINT", "city STRING", "numbers ARRAY<DOUBLE>", "weight DOUBLE");
    assertThat(train.filter("city IS NULL AND y = 0 AND numbers[0] = 1.5").count()).isEqualTo(1);
    assertThat(train.count()).isEqualTo(3);
    assertThat(spark.read().parquet(folder(server, "validation").toString()).count()).isEqualTo(1);
  }

  @Test
  void refusesARowWithoutAValueThatIsRequired(SparkSession spark, LocalSageMaker server) {
    int jobs = server.requests("CreateTrainingJob").size();

    assertThatThrownBy(
            () ->
                estimator("text/csv", Map.of())
                    .fit(rows(spark).withColumn("label", functions.expr("int(null)"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no training job was started")
        .hasMessageContaining("The column 'label' is null in a row");
    assertThatThrownBy(() -> estimator("text/csv", Map.of()).fit(rows(spark).drop("place")))
        .hasMessageContaining("there is no 'city' column 'place'");
    assertThatThrownBy(
            () ->
                estimator("text/csv", Map.of())
                    .setTrainingSparkDataFormat("libsvm")
                    .fit(rows(spark)))
        .hasMessageContaining("the image reads the columns y, city, numbers");
    assertThat(server.requests("CreateTrainingJob")).hasSize(jobs);
  }

  @Test
  void refusesParamsOfFeaturesThatNothingReads(SparkSession spark) {
    for (ColumnsEstimator estimator :
        List.of(
            estimator("text/csv", Map.of()).setMissing("nan"),
            estimator("text/csv", Map.of()).setFeatureStorage("dense"))) {
      assertThatThrownBy(() -> estimator.fit(rows(spark)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageMatching(
              "(?s).*: (missing|featureStorage) is set, and the image reads other columns, which"
                  + " .*cityCol.* name; clear it.*");
    }
  }

  @Test
  void refusesListsOfDifferentLengthsInCsv(SparkSession spark) {
    Dataset<Row> rows =
        spark.sql(
            "SELECT 1 AS label, 'x' AS place, array_repeat(1.0D, int(id)) AS features FROM"
                + " range(1, 4, 1, 1)");

    assertThatThrownBy(() -> estimator("text/csv", Map.of()).fit(rows))
        .hasMessageContaining("fields of CSV and another");
  }

  private static ColumnsEstimator estimator(String contentType, Map<String, String> options) {
    Algorithm algorithm =
        Algorithm.named("columns")
            .image("", ImageSource.uri(LightAlgorithm.URI), "", "")
            .training(contentType, LabelUse.REQUIRED, "FullyReplicated")
            .channel("validation", "FullyReplicated")
            .formatOptions(options)
            .requiredInput("y", InputType.INTEGER, "labelCol", InputUse.TRAINING)
            .input("city", InputType.STRING, "cityCol", InputUse.BOTH)
            .requiredInput("numbers", InputType.NUMBER_ARRAY, "featuresCol", InputUse.BOTH)
            .requiredInput("weight", InputType.NUMBER, "weightCol", InputUse.TRAINING)
            .request("csv")
            .response("csv")
            .column("value", ColumnType.DOUBLE, "scoreCol")
            .build();
    return new ColumnsEstimator(algorithm)
        .setDeleteStagingDataAfterTraining(false)
        .setEndpointCreationPolicy("DO_NOT_CREATE");
  }

  private static Dataset<Row> rows(SparkSession spark) {
    return spark
        .sql(
            "SELECT * FROM VALUES (1, 'Bern, CH', array(0.5D), 2, false), (0, null, array(1.5D), 1,"
                + " null), (1, 'say \"ah\"', array(2.5D), 1, false), (0, 'Ulm', array(3.5D), 1,"
                + " true) AS rows(label, place, features, w, held)")
        .repartition(2);
  }

  /** Copies the files of a channel of the last job, and returns the folder. */
  private Path folder(LocalSageMaker server, String channel) throws IOException {
    List<String> requests = server.requests("CreateTrainingJob");
    JsonNode job = new ObjectMapper().readTree(requests.get(requests.size() - 1));
    for (JsonNode each : job.path("InputDataConfig")) {
      if (each.path("ChannelName").textValue().equals(channel)) {
        URI uri = URI.create(each.at("/DataSource/S3DataSource/S3Uri").textValue());
        Path copy = Files.createDirectories(temporary.resolve(channel));
        for (S3ObjectSummary object :
            fixture
                .s3()
                .listObjectsV2(uri.getHost(), uri.getPath().substring(1))
                .getObjectSummaries()) {
          String name = object.getKey().substring(object.getKey().lastIndexOf('/') + 1);
          try (InputStream bytes =
              fixture.s3().getObject(uri.getHost(), object.getKey()).getObjectContent()) {
            Files.copy(bytes, copy.resolve(name));
          }
        }
        return copy;
      }
    }
    throw new AssertionError("no channel " + channel);
  }

  private static List<String> files(Path folder) throws IOException {
    List<String> files = new ArrayList<>();
    try (Stream<Path> paths = Files.list(folder)) {
      for (Path path : paths.toList()) {
        files.add(Files.readString(path));
      }
    }
    return files;
  }

  private static List<String> lines(List<String> files) {
    return files.stream()
        .flatMap(file -> Stream.of(file.split("\n")).filter(line -> !line.equals("y,city,numbers")))
        .toList();
  }
}
