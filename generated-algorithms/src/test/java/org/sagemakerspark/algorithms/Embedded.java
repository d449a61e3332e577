package org.sagemakerspark.algorithms;

import com.amazonaws.auth.AWSStaticCredentialsProvider;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.client.builder.AwsClientBuilder.EndpointConfiguration;
import com.amazonaws.services.s3.AmazonS3;
import com.amazonaws.services.s3.AmazonS3ClientBuilder;
import com.amazonaws.services.s3.model.ObjectMetadata;
import com.amazonaws.services.s3.model.S3Object;
import com.amazonaws.services.s3.model.S3ObjectSummary;
import com.amazonaws.services.sagemaker.AmazonSageMaker;
import com.amazonaws.services.sagemaker.AmazonSageMakerClientBuilder;
import com.amazonaws.services.sagemaker.model.EndpointSummary;
import com.amazonaws.services.sagemaker.model.ListEndpointsRequest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.sagemakerspark.local.LocalSageMaker;

/** An embedded SageMaker that a Spark session uses, as the service's own clients see it. */
final class Embedded implements AutoCloseable {

  private final SparkSession spark;
  private final LocalSageMaker sageMaker;
  private final AmazonSageMaker control;
  private final AmazonS3 s3;

  Embedded(SparkSession spark, LocalSageMaker sageMaker) {
    this.spark = spark;
    this.sageMaker = sageMaker;
    AWSStaticCredentialsProvider credentials =
        new AWSStaticCredentialsProvider(
            new BasicAWSCredentials(sageMaker.accessKey(), sageMaker.secretKey()));
    control =
        AmazonSageMakerClientBuilder.standard()
            .withCredentials(credentials)
            .withEndpointConfiguration(
                new EndpointConfiguration(sageMaker.endpoint().toString(), sageMaker.region()))
            .build();
    s3 =
        AmazonS3ClientBuilder.standard()
            .withCredentials(credentials)
            .withPathStyleAccessEnabled(true)
            .withEndpointConfiguration(
                new EndpointConfiguration(sageMaker.s3Endpoint().toString(), sageMaker.region()))
            .build();
    sageMaker.sparkConf().forEach(spark.conf()::set);
  }

  /** Returns the names of the endpoints that are not being deleted. */
  List<String> endpoints() {
    return control.listEndpoints(new ListEndpointsRequest()).getEndpoints().stream()
        .filter(each -> !each.getEndpointStatus().equals("Deleting"))
        .map(EndpointSummary::getEndpointName)
        .toList();
  }

  /** Returns the last training job as it was asked for. */
  JsonNode lastTrainingJob() {
    List<String> requests = sageMaker.requests("CreateTrainingJob");
    try {
      return new ObjectMapper().readTree(requests.get(requests.size() - 1));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the keys of the objects under an S3 URI. */
  List<String> keys(String uri) {
    return s3.listObjectsV2(bucket(uri), key(uri)).getObjectSummaries().stream()
        .map(S3ObjectSummary::getKey)
        .toList();
  }

  /** Returns the lines of all objects under an S3 URI. */
  List<String> lines(String uri) {
    return keys(uri).stream()
        .flatMap(key -> s3.getObjectAsString(bucket(uri), key).lines())
        .toList();
  }

  /** Writes an object; its bucket is made where there is none. */
  void put(String uri, byte[] bytes) {
    if (!s3.doesBucketExistV2(bucket(uri))) {
      s3.createBucket(bucket(uri));
    }
    ObjectMetadata metadata = new ObjectMetadata();
    metadata.setContentLength(bytes.length);
    s3.putObject(bucket(uri), key(uri), new ByteArrayInputStream(bytes), metadata);
  }

  /** Reads an object. */
  byte[] get(String uri) throws IOException {
    try (S3Object object = s3.getObject(bucket(uri), key(uri))) {
      return object.getObjectContent().readAllBytes();
    }
  }

  private static String bucket(String uri) {
    return uri.split("/", 4)[2];
  }

  private static String key(String uri) {
    return uri.split("/", 4)[3];
  }

  @Override
  public void close() {
    sageMaker.sparkConf().keySet().forEach(spark.conf()::unset);
    control.shutdown();
    s3.shutdown();
  }
}
