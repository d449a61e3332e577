package org.sagemakerspark.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazon.ws.emr.hadoop.fs.EmrFileSystem;
import com.amazonaws.services.s3.AmazonS3;
import com.amazonaws.services.s3.model.ObjectMetadata;
import com.amazonaws.services.s3.model.S3ObjectSummary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.s3a.S3AFileSystem;
import org.apache.hadoop.mapreduce.lib.output.FileOutputCommitterFactory;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sagemakerspark.aws.AwsSettings;
import org.sagemakerspark.aws.SessionKeys;
import org.sagemakerspark.aws.SessionSettings;
import org.sagemakerspark.local.LocalClients;
import org.sagemakerspark.local.LocalSageMaker;
import org.sagemakerspark.local.LocalSageMakerExtension;
import org.sagemakerspark.testing.SparkExtension;

/** S3 is asked to encrypt every staged object with the key that was named, whatever serves S3. */
@ExtendWith({SparkExtension.class, LocalSageMakerExtension.class})
class EncryptionTest {

  private static final String BUCKET = "encryption-test";

  private final SparkSession spark;
  private final LocalSageMaker server;
  private final Map<String, String> settings = new LinkedHashMap<>();

  EncryptionTest(SparkSession spark, LocalSageMaker server) {
    // What other tests have set at run time is none of this cluster's settings.
    this.spark = spark.newSession();
    this.server = server;
  }

  @AfterEach
  void forget() {
    settings.keySet().forEach(spark.conf()::unset);
  }

  /** What a cluster is set up with. */
  private enum Cluster {
    /** A plain one with hadoop-aws. */
    S3A("s3a"),
    /** EMR since 7.10, or whoever maps s3:// to S3A. */
    S3A_FOR_S3("s3"),
    /** The bucket has a setting of its own, which goes before all others of S3A. */
    S3A_WITH_OTHERS_FOR_THE_BUCKET("s3a"),
    S3A_FOR_S3_WITH_OTHERS_FOR_ALL("s3"),
    EMRFS("s3"),
    /** One without hadoop-aws. */
    OWN("s3a");

    private final String scheme;

    Cluster(String scheme) {
      this.scheme = scheme;
    }

    Map<String, String> settings() {
      String s3a = S3AFileSystem.class.getName();
      return switch (this) {
        case S3A -> Map.of();
        case S3A_FOR_S3 -> Map.of("fs.s3.impl", s3a);
        case S3A_WITH_OTHERS_FOR_THE_BUCKET ->
            Map.of("fs.s3a.bucket." + BUCKET + ".encryption.algorithm", "AES256");
        case S3A_FOR_S3_WITH_OTHERS_FOR_ALL ->
            Map.of(
                "fs.s3.impl",
                s3a,
                "fs.s3a.encryption.algorithm",
                "SSE-KMS",
                "fs.s3a.encryption.key",
                "other");
        case EMRFS -> Map.of("fs.s3.impl", EmrFileSystem.class.getName());
        case OWN ->
            Map.of(
                "fs.s3a.impl",
                S3FileSystem.class.getName(),
                "mapreduce.outputcommitter.factory.scheme.s3a",
                FileOutputCommitterFactory.class.getName());
      };
    }
  }

  private static final List<String> KEYS =
      List.of(
          "1234abcd-12ab-34cd-56ef-1234567890ab",
          "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
          "alias/training");

  static Stream<Arguments> setUps() {
    return Arrays.stream(Cluster.values())
        .flatMap(cluster -> KEYS.stream().map(key -> Arguments.of(cluster, key)));
  }

  @ParameterizedTest
  @MethodSource("setUps")
  void everyStagedObjectIsEncryptedWithTheKeyThatWasNamed(Cluster cluster, String key) {
    StagingFolder folder = staged(cluster, Optional.of(key));

    assertThat(folder.path()).startsWith(cluster.scheme + "://");
    assertThat(encryption(folder.location())).hasSize(3).containsOnly("aws:kms " + key);
  }

  @Test
  void whatTheClusterIsSetUpForHoldsWhereNoKeyIsNamed() {
    assertThat(encryption(staged(Cluster.S3A, Optional.empty()).location()))
        .containsOnly("null null");
    forget();
    assertThat(
            encryption(staged(Cluster.S3A_FOR_S3_WITH_OTHERS_FOR_ALL, Optional.empty()).location()))
        .containsOnly("aws:kms other");
  }

  @Test
  void refusesAKeyThatTheFileSystemCannotBeTold() {
    settings.put("fs.s3.impl", LocalFileSystem.class.getName());
    settings.forEach(spark.conf()::set);

    assertThatThrownBy(
            () -> StagingFolder.at(location(), spark, aws(), Optional.of("alias/training")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("trainingInputKmsKeyId is set")
        .hasMessageContaining("let the bucket encrypt by default");
  }

  /** Stages records, lines and a manifest. */
  private StagingFolder staged(Cluster cluster, Optional<String> key) {
    if (!s3().doesBucketExistV2(BUCKET)) {
      s3().createBucket(BUCKET);
    }
    settings.putAll(
        Map.of(
            "fs.s3a.endpoint",
            server.s3Endpoint().toString(),
            "fs.s3a.endpoint.region",
            server.region(),
            "fs.s3a.path.style.access",
            "true",
            "fs.s3a.connection.ssl.enabled",
            "false",
            "fs.s3a.access.key",
            server.accessKey(),
            "fs.s3a.secret.key",
            server.secretKey(),
            "fs.s3a.aws.credentials.provider",
            "org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider",
            "fs.s3a.impl.disable.cache",
            "true",
            "fs.s3.impl.disable.cache",
            "true"));
    settings.putAll(cluster.settings());
    settings.forEach(spark.conf()::set);
    StagingFolder folder = StagingFolder.at(location(), spark, aws(), key);
    Dataset<Row> rows = spark.sql("SELECT array(1D) AS features");
    rows.write()
        .format("sagemaker")
        .options(folder.writerOptions())
        .save(folder.path() + "/records");
    rows.selectExpr("'1' AS value")
        .write()
        .format("text")
        .options(folder.writerOptions())
        .option("mapreduce.fileoutputcommitter.marksuccessfuljobs", "false")
        .save(folder.path() + "/lines");
    folder.write("lines.manifest", "[]");
    return folder;
  }

  private static S3Location location() {
    return new S3Location(BUCKET, "staging/" + UUID.randomUUID());
  }

  private AwsSettings aws() {
    return SessionSettings.of(spark, Map.of(SessionKeys.REGION, "us-east-1")).aws();
  }

  /** Returns how each object of a folder is encrypted. */
  private List<String> encryption(S3Location folder) {
    AmazonS3 s3 = s3();
    List<String> encryption = new ArrayList<>();
    for (S3ObjectSummary object :
        s3.listObjectsV2(folder.bucket(), folder.prefix()).getObjectSummaries()) {
      ObjectMetadata metadata = s3.getObjectMetadata(folder.bucket(), object.getKey());
      if (metadata.getContentLength() > 0) {
        encryption.add(metadata.getSSEAlgorithm() + " " + metadata.getSSEAwsKmsKeyId());
      }
    }
    return encryption;
  }

  private AmazonS3 s3() {
    return new LocalClients(server).s3();
  }
}
