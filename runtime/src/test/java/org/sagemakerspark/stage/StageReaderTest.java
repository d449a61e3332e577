package org.sagemakerspark.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.param.Param;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagemakerspark.aws.SessionKeys;
import org.sagemakerspark.aws.SessionSettings;
import org.sagemakerspark.estimator.SageMakerEstimator;
import org.sagemakerspark.model.SageMakerModel;
import org.sagemakerspark.testing.SparkExtension;

/** Rows and session tokens go where the session says, whatever a saved stage says. */
@ExtendWith(SparkExtension.class)
class StageReaderTest {

  private final SparkSession spark;
  private final String path;
  private final Path folder;

  StageReaderTest(SparkSession spark, @TempDir Path temporary) {
    this.spark = spark;
    this.folder = temporary.resolve("stage");
    this.path = folder.toUri().toString();
  }

  @AfterEach
  void forget() {
    spark.conf().unset(SessionKeys.TRUST_LOADED_STAGES);
    spark.conf().unset(SessionKeys.RUNTIME_ENDPOINT);
  }

  @ParameterizedTest
  @CsvSource({
    "credentialsProfile, other",
    "credentialsProviderClass, org.example.Other",
    "assumeRoleArn, arn:aws:iam::123456789012:role/Other",
    "sageMakerEndpoint, https://other.example",
    "sageMakerRuntimeEndpoint, https://other.example",
    "s3Endpoint, https://other.example",
    "stsEndpoint, https://other.example",
    "logsEndpoint, https://other.example"
  })
  void refusesASavedStageThatSaysWhereAwsIsOrWhoCalls(String param, String value)
      throws IOException {
    SageMakerModel model = SageMakerModel.fromEndpoint("churn").setRegion("eu-west-1");
    Param<Object> named = model.getParam(param);
    model.set(named, value);
    model.save(path);

    assertThatThrownBy(() -> SageMakerModel.load(path))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(model.uid())
        .hasMessageContaining(param + " = " + value)
        .hasMessageContaining(SessionKeys.TRUST_LOADED_STAGES + " = true");

    spark.conf().set(SessionKeys.TRUST_LOADED_STAGES, "true");
    SageMakerModel loaded = SageMakerModel.load(path);
    assertThat(loaded.get(loaded.getParam(param)).get()).isEqualTo(value);
  }

  @Test
  void refusesItInAPipelineToo() throws IOException {
    SageMakerEstimator estimator = new SageMakerEstimator().setS3Endpoint("https://other.example");
    new Pipeline().setStages(new PipelineStage[] {estimator}).save(path);
    assertThatThrownBy(() -> Pipeline.load(path))
        .hasStackTraceContaining("s3Endpoint = https://other.example");

    SageMakerModel model = SageMakerModel.fromEndpoint("churn").setCredentialsProfile("other");
    new PipelineModel("pipeline", List.of(model)).write().overwrite().save(path);
    assertThatThrownBy(() -> PipelineModel.load(path))
        .hasStackTraceContaining("credentialsProfile = other");
  }

  @Test
  void refusesItWhereItIsSavedAsADefault() throws IOException {
    SageMakerModel.fromEndpoint("churn").save(path);
    Path metadata;
    try (Stream<Path> files = Files.list(folder.resolve("metadata"))) {
      metadata =
          files
              .filter(each -> each.getFileName().toString().startsWith("part-"))
              .findFirst()
              .orElseThrow();
    }
    Files.writeString(
        metadata,
        Files.readString(metadata)
            .replace(
                "\"defaultParamMap\":{",
                "\"defaultParamMap\":{\"stsEndpoint\":\"https://other.example\","));
    Files.delete(metadata.resolveSibling("." + metadata.getFileName() + ".crc"));

    assertThatThrownBy(() -> SageMakerModel.load(path))
        .hasMessageContaining("stsEndpoint = https://other.example");
  }

  @Test
  void loadsAStageThatSaysNothingOfIt() throws IOException {
    SageMakerModel.fromEndpoint("churn")
        .setRegion("eu-west-1")
        .setRoleArn("arn:aws:iam::123456789012:role/SageMaker")
        .save(path);

    assertThat(SageMakerModel.load(path).getEndpointName()).contains("churn");
  }

  @Test
  void namesTheClassThatIsThereInsteadOfTheOneThatWasAskedFor() throws IOException {
    new SageMakerEstimator().save(path);

    assertThatThrownBy(() -> SageMakerModel.load(path))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is a org.sagemakerspark.estimator.SageMakerEstimator");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://runtime.example",
        "http://127.0.0.1@runtime.example/",
        "http://127.0.0.1.runtime.example",
        "http://localhost.runtime.example:8080",
        "http://192.168.1.7:9000",
        "ftp://127.0.0.1"
      })
  void neverSendsAnythingElsewhereByPlainHttp(String url) {
    spark.conf().set(SessionKeys.TRUST_LOADED_STAGES, "true");
    assertThatThrownBy(() -> new SageMakerModel().setSageMakerRuntimeEndpoint(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(url)
        .hasMessageContaining("https://");

    spark.conf().set(SessionKeys.RUNTIME_ENDPOINT, url);
    Map<String, String> region = Map.of(SessionKeys.REGION, "eu-west-1");
    assertThatThrownBy(() -> SessionSettings.of(spark, region).aws())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(SessionKeys.RUNTIME_ENDPOINT + " = '" + url + "'")
        .hasMessageContaining("https://");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://vpce-1.runtime.sagemaker.eu-west-1.vpce.amazonaws.com",
        "http://localhost:8080",
        "http://127.0.0.1:8080/path",
        "http://[::1]:8080"
      })
  void takesWhatIsEncryptedOrOnThisMachine(String url) {
    new SageMakerModel().setSageMakerRuntimeEndpoint(url);
  }
}
