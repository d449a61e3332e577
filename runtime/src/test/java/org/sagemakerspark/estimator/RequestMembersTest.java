package org.sagemakerspark.estimator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.ml.param.Param;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sagemakerspark.local.LocalSageMaker;
import org.sagemakerspark.local.LocalSageMakerExtension;
import org.sagemakerspark.param.HasCodecs;
import org.sagemakerspark.param.HasFeatures;
import org.sagemakerspark.param.HasGroup;
import org.sagemakerspark.param.HasLabel;
import org.sagemakerspark.param.HasScoring;
import org.sagemakerspark.param.HasTrainingData;
import org.sagemakerspark.param.HasWeight;
import org.sagemakerspark.testing.LightAlgorithm;
import org.sagemakerspark.testing.SageMakerFixture;
import org.sagemakerspark.testing.SparkExtension;

/** Every Param that sets a member of a request is seen there, with the value that was set. */
@ExtendWith(SparkExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestMembersTest {

  @RegisterExtension
  static final LocalSageMakerExtension SERVER =
      new LocalSageMakerExtension(LightAlgorithm.builder());

  private static final String JOB = "CreateTrainingJob";
  private static final String MODEL = "CreateModel";
  private static final String CONFIG = "CreateEndpointConfig";
  private static final String ENDPOINT = "CreateEndpoint";
  private static final String CHANNEL = "/InputDataConfig/0/";
  private static final String VARIANT = "/ProductionVariants/0/";
  private static final String ROLE = "arn:aws:iam::123456789012:role/Other";

  /**
   * A Param and where its value is seen.
   *
   * @param member a JSON pointer into the request
   * @param expected the JSON there; null for what the value itself is in JSON
   */
  record Row(String param, Object value, String operation, String member, String expected) {
    @Override
    public String toString() {
      return param + " -> " + operation + member;
    }
  }

  private static final List<Row> ROWS =
      List.of(
          row("customTrainingJobName", "my-job", JOB, "/TrainingJobName"),
          row("roleArn", ROLE, JOB, "/RoleArn"),
          row("trainingImage", LightAlgorithm.URI, JOB, "/AlgorithmSpecification/TrainingImage"),
          row("trainingInputMode", "Pipe", JOB, "/AlgorithmSpecification/TrainingInputMode"),
          row(
              "metricDefinitions",
              "{\"loss\":\"loss=([0-9.]+)\"}",
              JOB,
              "/AlgorithmSpecification/MetricDefinitions",
              "[{\"Name\":\"loss\",\"Regex\":\"loss=([0-9.]+)\"}]"),
          row("hyperParameters", "{\"mode\":\"quickly\"}", JOB, "/HyperParameters"),
          row("trainingChannelName", "learn", JOB, CHANNEL + "ChannelName"),
          row("trainingContentType", "application/x-mine", JOB, CHANNEL + "ContentType"),
          row("trainingCompressionType", "Gzip", JOB, CHANNEL + "CompressionType"),
          row(
              "trainingDataDistribution",
              "ShardedByS3Key",
              JOB,
              CHANNEL + "DataSource/S3DataSource/S3DataDistributionType"),
          row(
              "trainingS3DataType",
              "ManifestFile",
              JOB,
              CHANNEL + "DataSource/S3DataSource/S3DataType"),
          row(
              "extraChannels",
              "{\"more\":\"s3://mine/more/\"}",
              JOB,
              "/InputDataConfig/1/DataSource/S3DataSource/S3Uri",
              "\"s3://mine/more/\""),
          row(
              "trainingOutputS3Uri",
              "s3a://mine/out/",
              JOB,
              "/OutputDataConfig/S3OutputPath",
              "\"s3://mine/out/models\""),
          row("trainingOutputKmsKeyId", "alias/output", JOB, "/OutputDataConfig/KmsKeyId"),
          row("trainingInstanceType", "ml.m5.2xlarge", JOB, "/ResourceConfig/InstanceType"),
          row("trainingInstanceCount", 2, JOB, "/ResourceConfig/InstanceCount"),
          row("trainingInstanceVolumeSizeInGB", 33, JOB, "/ResourceConfig/VolumeSizeInGB"),
          row("trainingVolumeKmsKeyId", "alias/volume", JOB, "/ResourceConfig/VolumeKmsKeyId"),
          row(
              "trainingKeepAlivePeriodInSeconds",
              600,
              JOB,
              "/ResourceConfig/KeepAlivePeriodInSeconds"),
          row("trainingMaxRuntimeInSeconds", 1800, JOB, "/StoppingCondition/MaxRuntimeInSeconds"),
          row("trainingMaxWaitTimeInSeconds", 3600, JOB, "/StoppingCondition/MaxWaitTimeInSeconds"),
          row("enableManagedSpotTraining", true, JOB, "/EnableManagedSpotTraining"),
          row("checkpointS3Uri", "s3://mine/checkpoints", JOB, "/CheckpointConfig/S3Uri"),
          row("checkpointLocalPath", "/opt/ml/checkpoints", JOB, "/CheckpointConfig/LocalPath"),
          row("trainingMaxRetryAttempts", 3, JOB, "/RetryStrategy/MaximumRetryAttempts"),
          row(
              "vpcSubnets",
              "subnet-1,subnet-2",
              JOB,
              "/VpcConfig/Subnets",
              "[\"subnet-1\",\"subnet-2\"]"),
          row("vpcSecurityGroupIds", "sg-1", JOB, "/VpcConfig/SecurityGroupIds", "[\"sg-1\"]"),
          row("enableNetworkIsolation", true, JOB, "/EnableNetworkIsolation"),
          row(
              "enableInterContainerTrafficEncryption",
              true,
              JOB,
              "/EnableInterContainerTrafficEncryption"),
          row("trainingEnvironment", "{\"LEVEL\":\"debug\"}", JOB, "/Environment"),
          row("experimentName", "digits", JOB, "/ExperimentConfig/ExperimentName"),
          row("trialName", "trial-1", JOB, "/ExperimentConfig/TrialName"),
          row(
              "trialComponentDisplayName",
              "light-training",
              JOB,
              "/ExperimentConfig/TrialComponentDisplayName"),
          row("tags", "{\"team\":\"growth\"}", JOB, "/Tags/0", tag()),
          row("customModelName", "my-model", MODEL, "/ModelName"),
          row("roleArn", ROLE, MODEL, "/ExecutionRoleArn"),
          row("modelImage", LightAlgorithm.URI, MODEL, "/PrimaryContainer/Image"),
          row("modelEnvironment", "{\"LEVEL\":\"warn\"}", MODEL, "/PrimaryContainer/Environment"),
          row(
              "vpcSubnets",
              "subnet-1,subnet-2",
              MODEL,
              "/VpcConfig/Subnets",
              "[\"subnet-1\",\"subnet-2\"]"),
          row("vpcSecurityGroupIds", "sg-1", MODEL, "/VpcConfig/SecurityGroupIds", "[\"sg-1\"]"),
          row("enableNetworkIsolation", true, MODEL, "/EnableNetworkIsolation"),
          row("tags", "{\"team\":\"growth\"}", MODEL, "/Tags/0", tag()),
          row("customEndpointConfigName", "my-config", CONFIG, "/EndpointConfigName"),
          row("endpointInstanceType", "ml.m5.2xlarge", CONFIG, VARIANT + "InstanceType"),
          row("endpointInitialInstanceCount", 3, CONFIG, VARIANT + "InitialInstanceCount"),
          row("endpointVolumeSizeInGB", 44, CONFIG, VARIANT + "VolumeSizeInGB"),
          row("endpointKmsKeyId", "alias/hosting", CONFIG, "/KmsKeyId"),
          row(
              "modelDataDownloadTimeoutInSeconds",
              120,
              CONFIG,
              VARIANT + "ModelDataDownloadTimeoutInSeconds"),
          row(
              "containerStartupTimeoutInSeconds",
              240,
              CONFIG,
              VARIANT + "ContainerStartupHealthCheckTimeoutInSeconds"),
          row("tags", "{\"team\":\"growth\"}", CONFIG, "/Tags/0", tag()),
          row("customEndpointName", "my-endpoint", ENDPOINT, "/EndpointName"),
          row("tags", "{\"team\":\"growth\"}", ENDPOINT, "/Tags/0", tag()));

  /** These exclude a VPC, network isolation and instances, so they are seen in another fit. */
  private static final List<Row> SERVERLESS =
      List.of(
          row("namePrefix", "prefixed", JOB, "/TrainingJobName", null),
          row(
              "serverlessMemorySizeInMB",
              2048,
              CONFIG,
              VARIANT + "ServerlessConfig/MemorySizeInMB"),
          row("serverlessMaxConcurrency", 7, CONFIG, VARIANT + "ServerlessConfig/MaxConcurrency"),
          row(
              "serverlessProvisionedConcurrency",
              2,
              CONFIG,
              VARIANT + "ServerlessConfig/ProvisionedConcurrency"));

  /** What no request says: who calls, what the driver and the executors do, columns. */
  private static final Set<String> NOT_IN_A_REQUEST =
      Set.of(
          "region",
          "credentialsProfile",
          "credentialsProviderClass",
          "assumeRoleArn",
          "assumeRoleExternalId",
          "sageMakerEndpoint",
          "sageMakerRuntimeEndpoint",
          "s3Endpoint",
          "stsEndpoint",
          "logsEndpoint",
          "progress",
          "trainingLog",
          "timestampCustomNames",
          "updateExistingEndpoint",
          "endpointCreationPolicy",
          "trainingInputS3Uri",
          "trainingInputKmsKeyId",
          "trainingWaitLimitInSeconds",
          "stopTrainingJobOnFailure",
          "deleteStagingDataAfterTraining");

  private SageMakerFixture fixture;
  private LocalSageMaker server;

  @BeforeAll
  void fit(SparkSession spark, LocalSageMaker embedded) {
    server = embedded;
    fixture = new SageMakerFixture(spark, server);
    fixture.s3().createBucket("mine");
    fixture.s3().putObject("mine", "more/rows.csv", "1,2");
    fitWith(ROWS);
    fitWith(SERVERLESS);
  }

  @AfterAll
  void close() {
    fixture.close();
  }

  private void fitWith(List<Row> rows) {
    SageMakerEstimator estimator = LightAlgorithm.estimator();
    for (Row row : rows) {
      Param<Object> param = estimator.getParam(row.param());
      estimator.set(param, row.value());
    }
    estimator.fit(fixture.rows(8).repartition(2));
  }

  static Stream<Row> rows() {
    return ROWS.stream();
  }

  static Stream<Row> serverless() {
    return SERVERLESS.stream().filter(row -> !row.param().equals("namePrefix"));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void sendsTheValueOfTheParam(Row row) throws Exception {
    assertSeen(row, 0);
  }

  @ParameterizedTest
  @MethodSource("serverless")
  void sendsTheValueOfTheParamForAServerlessEndpoint(Row row) throws Exception {
    assertSeen(row, 1);
  }

  @Test
  void beginsNamesThatAreNotGivenWithThePrefix() throws Exception {
    assertThat(request(JOB, 1).at("/TrainingJobName").asText()).startsWith("prefixed-2");
    assertThat(request(MODEL, 1).at("/ModelName").asText()).startsWith("prefixed-2");
    assertThat(request(CONFIG, 1).at("/EndpointConfigName").asText()).startsWith("prefixed-2");
    assertThat(request(ENDPOINT, 1).at("/EndpointName").asText()).startsWith("prefixed-2");
  }

  @Test
  void sendsNothingThatWasNotSet() throws Exception {
    assertThat(request(JOB, 1).fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "TrainingJobName",
            "RoleArn",
            "AlgorithmSpecification",
            "InputDataConfig",
            "OutputDataConfig",
            "ResourceConfig",
            "StoppingCondition",
            "Tags");
  }

  @Test
  void namesTheMemberInTheDocumentationOfTheParam() {
    SageMakerEstimator estimator = LightAlgorithm.estimator();
    Stream.concat(rows(), serverless())
        .filter(row -> !List.of("hyperParameters", "extraChannels").contains(row.param()))
        .forEach(
            row -> {
              String member = row.member().replaceFirst("/0$", "").replaceFirst(".*/", "");
              assertThat(estimator.getParam(row.param()).doc()).as(row.param()).contains(member);
            });
  }

  @Test
  void knowsOfEveryParamWhetherARequestHoldsIt() {
    Set<String> seen =
        Stream.concat(ROWS.stream(), SERVERLESS.stream())
            .map(Row::param)
            .collect(java.util.stream.Collectors.toSet());
    assertThat(LightAlgorithm.estimator().params())
        .extracting(Param::name)
        .filteredOn(name -> !seen.contains(name) && !NOT_IN_A_REQUEST.contains(name))
        .isSubsetOf(
            Stream.<Class<?>>of(
                    HasFeatures.class,
                    HasLabel.class,
                    HasWeight.class,
                    HasGroup.class,
                    HasTrainingData.class,
                    HasCodecs.class,
                    HasScoring.class)
                .flatMap(group -> Stream.of(group.getDeclaredMethods()))
                .filter(method -> Param.class.isAssignableFrom(method.getReturnType()))
                .map(Method::getName)
                .toList());
  }

  private void assertSeen(Row row, int fit) throws Exception {
    ObjectMapper json = new ObjectMapper();
    JsonNode expected =
        row.expected() != null
            ? json.readTree(row.expected())
            : row.value() instanceof String text && text.startsWith("{")
                ? json.readTree(text)
                : json.valueToTree(row.value());
    assertThat(request(row.operation(), fit).at(row.member())).isEqualTo(expected);
  }

  private JsonNode request(String operation, int index) throws Exception {
    return new ObjectMapper().readTree(server.requests(operation).get(index));
  }

  private static Row row(String param, Object value, String operation, String member) {
    return new Row(param, value, operation, member, null);
  }

  private static Row row(
      String param, Object value, String operation, String member, String expected) {
    return new Row(param, value, operation, member, expected);
  }

  private static String tag() {
    return "{\"Key\":\"team\",\"Value\":\"growth\"}";
  }
}
