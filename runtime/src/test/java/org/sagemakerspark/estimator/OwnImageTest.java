package org.sagemakerspark.estimator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.param.Param;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagemakerspark.codec.ColumnType;
import org.sagemakerspark.local.LocalSageMaker;
import org.sagemakerspark.local.LocalSageMakerExtension;
import org.sagemakerspark.spec.Algorithm;
import org.sagemakerspark.spec.ImageSource;
import org.sagemakerspark.spec.LabelUse;
import org.sagemakerspark.testing.LightAlgorithm;
import org.sagemakerspark.testing.SageMakerFixture;
import org.sagemakerspark.testing.ScoreModel;
import org.sagemakerspark.testing.SparkExtension;

/** What a spec says of the training of an image of one's own, a fit does. */
@ExtendWith(SparkExtension.class)
class OwnImageTest {

  @RegisterExtension
  static final LocalSageMakerExtension SERVER =
      new LocalSageMakerExtension(LightAlgorithm.builder());

  /** An estimator of some image. */
  public static final class OwnEstimator extends AlgorithmEstimator<OwnEstimator, ScoreModel> {
    private static final long serialVersionUID = 1L;

    private final Param<String> scoreCol;

    OwnEstimator(Algorithm algorithm) {
      super("own", algorithm);
      scoreCol = responseColumn("scoreCol", "Name of the output column with the score.");
      setDefault(scoreCol, "score");
    }

    public Param<String> scoreCol() {
      return scoreCol;
    }

    @Override
    protected ScoreModel newModel(String uid) {
      return new ScoreModel(uid);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/csv", "text/csv;label_size=0", "application/x-recordio-protobuf"})
  void writesRowsAsTheContentTypeSays(String contentType, SparkSession spark, LocalSageMaker server)
      throws Exception {
    estimator(contentType).fit(rows(spark));

    JsonNode channel = lastJob(server).at("/InputDataConfig/0");
    assertThat(channel.path("ContentType").textValue()).isEqualTo(contentType);
  }

  @Test
  void leavesTheChoiceOfAnotherFormatToTheUser(SparkSession spark, LocalSageMaker server)
      throws Exception {
    estimator("text/csv").setTrainingSparkDataFormat("sagemaker").fit(rows(spark));

    assertThat(lastJob(server).at("/InputDataConfig/0/ContentType").textValue())
        .isEqualTo("application/x-recordio-protobuf");
  }

  @Test
  void refusesAJobWithoutAChannelThatIsRequired(SparkSession spark, LocalSageMaker server)
      throws Exception {
    OwnEstimator estimator =
        new OwnEstimator(
            algorithm("text/csv")
                .channel("validation", "FullyReplicated")
                .required("validation")
                .build());
    Dataset<Row> rows = rows(spark);

    assertThatThrownBy(() -> prepared(estimator).fit(rows))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the algorithm needs the channel validation")
        .hasMessageContaining("validationIndicatorCol")
        .hasMessageContaining("extraChannels");

    prepared(estimator).setValidationIndicatorCol("held").fit(rows);
    assertThat(lastJob(server).path("InputDataConfig").findValuesAsText("ChannelName"))
        .containsExactly("train", "validation");
  }

  @Test
  void refusesAnInputModeThatTheImageHasNot(SparkSession spark) {
    OwnEstimator estimator =
        new OwnEstimator(algorithm("text/csv").inputModes(List.of("Pipe")).build());

    assertThatThrownBy(() -> prepared(estimator).setTrainingInputMode("FastFile").fit(rows(spark)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("trainingInputMode is FastFile")
        .hasMessageContaining("it can be Pipe");
  }

  /** Its requests say where the image counts features from. */
  @Test
  void countsFeaturesOfLibSvmInTrainingDataAsInRequests(SparkSession spark, LocalSageMaker server)
      throws Exception {
    Algorithm fromOne = ofLibSvm().request("libsvm", Map.of("firstIndex", "1")).build();
    OwnEstimator estimator =
        prepared(new OwnEstimator(fromOne)).setDeleteStagingDataAfterTraining(false);

    estimator.fit(labeled(spark));

    assertThat(staged(server)).containsExactlyInAnyOrder("1 1:1.5 2:2", "1 1:3 2:4");
    assertThatThrownBy(
            () ->
                prepared(new OwnEstimator(fromOne))
                    .setTrainingSparkDataFormatOptions(Map.of("firstIndex", "0"))
                    .fit(labeled(spark)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "training data counts features from 0 and requests count them from 1");
  }

  private final SageMakerFixture fixture;

  OwnImageTest(SparkSession spark, LocalSageMaker server) {
    fixture = new SageMakerFixture(spark, server);
  }

  @AfterEach
  void forgetTheServer() {
    fixture.close();
  }

  private static OwnEstimator estimator(String contentType) {
    return prepared(new OwnEstimator(algorithm(contentType).build()));
  }

  private static OwnEstimator prepared(OwnEstimator estimator) {
    return estimator.setEndpointCreationPolicy("DO_NOT_CREATE");
  }

  private static Algorithm.Builder algorithm(String contentType) {
    return algorithm(contentType, LabelUse.NONE);
  }

  private static Algorithm.Builder ofLibSvm() {
    return algorithm("text/libsvm", LabelUse.REQUIRED);
  }

  private static Algorithm.Builder algorithm(String contentType, LabelUse label) {
    return Algorithm.named("own")
        .image("", ImageSource.uri(LightAlgorithm.URI), "", "")
        .training(contentType, label, "FullyReplicated")
        .request("csv")
        .response("csv")
        .column("value", ColumnType.DOUBLE, "scoreCol");
  }

  private static Dataset<Row> rows(SparkSession spark) {
    return spark.createDataFrame(
        List.of(
            RowFactory.create(Vectors.dense(1.5, 2.0), false),
            RowFactory.create(Vectors.dense(3.0, 4.0), true)),
        new StructType().add("features", SQLDataTypes.VectorType()).add("held", "boolean"));
  }

  private static Dataset<Row> labeled(SparkSession spark) {
    return rows(spark).withColumn("label", functions.lit(1));
  }

  /** Returns the lines of the training data of the last job. */
  private List<String> staged(LocalSageMaker server) throws Exception {
    URI uri =
        URI.create(
            lastJob(server).at("/InputDataConfig/0/DataSource/S3DataSource/S3Uri").textValue());
    return fixture
        .s3()
        .listObjectsV2(uri.getHost(), uri.getPath().substring(1))
        .getObjectSummaries()
        .stream()
        .flatMap(file -> fixture.s3().getObjectAsString(uri.getHost(), file.getKey()).lines())
        .toList();
  }

  private static JsonNode lastJob(LocalSageMaker server) throws Exception {
    List<String> requests = server.requests("CreateTrainingJob");
    return new ObjectMapper().readTree(requests.get(requests.size() - 1));
  }
}
