package org.sagemakerspark.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sagemakerspark.aws.AwsSettings;
import org.sagemakerspark.aws.SessionKeys;
import org.sagemakerspark.aws.SessionSettings;
import org.sagemakerspark.local.LocalSageMaker;
import org.sagemakerspark.local.LocalSageMakerExtension;
import org.sagemakerspark.testing.SparkExtension;

@ExtendWith({SparkExtension.class, LocalSageMakerExtension.class})
class StagingPlacesTest {

  private static final Pattern CONSTRAINT =
      Pattern.compile("<LocationConstraint>(.*)</LocationConstraint>");
  private static final S3Location JOB = new S3Location("bucket", "staging/app/job");

  private final SparkSession spark;
  private final LocalSageMaker server;
  private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
  private HttpServer s3;
  private volatile String body;

  StagingPlacesTest(SparkSession spark, LocalSageMaker server) {
    this.spark = spark;
    this.server = server;
  }

  @AfterEach
  void close() {
    server.sparkConf().keySet().forEach(spark.conf()::unset);
    spark.conf().unset("fs.s3.impl");
    if (s3 != null) {
      s3.stop(0);
    }
  }

  @Test
  void asksForTheOwnerOfTheDefaultBucketAndMakesNoneThatIsThere() throws IOException {
    SessionSettings session = s3Answers(200);

    S3Location folder = WorkFolder.of(Optional.empty(), "param", session, session.aws());

    assertThat(folder)
        .isEqualTo(new S3Location("sagemaker-us-east-1-" + server.accountId(), "sagemaker-spark"));
    assertThat(calls).containsExactly("HEAD /" + folder.bucket() + " owner " + server.accountId());
  }

  @Test
  void refusesADefaultBucketOfAnotherAccount() throws IOException {
    SessionSettings session = s3Answers(403);

    assertThatThrownBy(
            () -> WorkFolder.of(Optional.empty(), "trainingInputS3Uri", session, session.aws()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("it belongs to another account")
        .hasMessageContaining("spark.sagemaker.bucket");
    assertThat(calls).noneMatch(call -> call.startsWith("PUT"));
  }

  @ParameterizedTest
  @CsvSource({"us-east-1, ", "eu-west-1, eu-west-1", "eu-central-2, eu-central-2"})
  void makesTheDefaultBucketInItsRegionBehindAnyUrl(String region, String constraint)
      throws IOException {
    s3Answers(404);
    SessionSettings session =
        SessionSettings.of(
            spark, Map.of(SessionKeys.S3_ENDPOINT, s3Url(), SessionKeys.REGION, region));

    WorkFolder.of(Optional.empty(), "trainingInputS3Uri", session, session.aws());

    assertThat(calls).hasSize(2).last().asString().startsWith("PUT /sagemaker-" + region + "-");
    Matcher sent = CONSTRAINT.matcher(body);
    assertThat(sent.find() ? sent.group(1) : null).isEqualTo(constraint);
  }

  @Test
  void writesThroughTheClustersOwnFileSystemOnEmr() {
    spark.conf().set("fs.s3.impl", "com.amazon.ws.emr.hadoop.fs.EmrFileSystem");
    AwsSettings aws = SessionSettings.of(spark, Map.of(SessionKeys.REGION, "us-east-1")).aws();

    assertThat(StagingFolder.at(JOB, spark, aws, Optional.empty()).path())
        .isEqualTo("s3://bucket/staging/app/job");
    assertThat(StagingFolder.at(JOB, spark, aws, Optional.empty()).writerOptions()).isEmpty();
    assertThat(StagingFolder.at(JOB, spark, aws, Optional.of("alias/key")).writerOptions())
        .containsEntry("fs.s3.serverSideEncryption.kms.keyId", "alias/key")
        .containsEntry("fs.s3.impl.disable.cache", "true");
  }

  @Test
  void encryptsStagedDataWithTheKeyThatIsNamed() {
    AwsSettings aws = SessionSettings.of(spark, Map.of(SessionKeys.REGION, "us-east-1")).aws();

    StagingFolder folder = StagingFolder.at(JOB, spark, aws, Optional.of("alias/key"));

    assertThat(folder.path()).isEqualTo("s3a://bucket/staging/app/job");
    assertThat(folder.writerOptions())
        .containsEntry("fs.s3a.encryption.algorithm", "SSE-KMS")
        .containsEntry("fs.s3a.encryption.key", "alias/key");
  }

  @Test
  void refusesAFileSystemThatIsNotThere() {
    spark.conf().set("fs.s3a.impl", "org.example.Missing");
    try {
      AwsSettings aws = SessionSettings.of(spark, Map.of(SessionKeys.REGION, "us-east-1")).aws();
      StagingFolder folder = StagingFolder.at(JOB, spark, aws, Optional.empty());

      assertThatThrownBy(folder::requireFileSystem)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("fs.s3a.impl = org.example.Missing is not on the class path")
          .hasMessageContaining("remove the setting");
    } finally {
      spark.conf().unset("fs.s3a.impl");
    }
  }

  /** Lets S3 answer with a status what is asked, and do what it is told. */
  private SessionSettings s3Answers(int status) throws IOException {
    s3 = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    s3.createContext(
        "/",
        exchange -> {
          calls.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestURI().getPath().replaceFirst("/$", "")
                  + " owner "
                  + exchange.getRequestHeaders().getFirst("x-amz-expected-bucket-owner"));
          body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(
              exchange.getRequestMethod().equals("PUT") ? 200 : status, -1);
          exchange.close();
        });
    s3.start();
    server.sparkConf().forEach(spark.conf()::set);
    return SessionSettings.of(spark, Map.of(SessionKeys.S3_ENDPOINT, s3Url()));
  }

  private String s3Url() {
    return "http://127.0.0.1:" + s3.getAddress().getPort();
  }
}
