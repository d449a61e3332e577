package org.sagemakerspark.testing;

import com.amazonaws.auth.AWSStaticCredentialsProvider;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.client.builder.AwsClientBuilder.EndpointConfiguration;
import com.amazonaws.services.s3.AmazonS3;
import com.amazonaws.services.s3.AmazonS3ClientBuilder;
import com.amazonaws.services.sagemaker.AmazonSageMaker;
import com.amazonaws.services.sagemaker.AmazonSageMakerClientBuilder;
import com.amazonaws.services.sagemaker.model.EndpointConfigSummary;
import com.amazonaws.services.sagemaker.model.EndpointSummary;
import com.amazonaws.services.sagemaker.model.ListEndpointConfigsRequest;
import com.amazonaws.services.sagemaker.model.ListEndpointsRequest;
import com.amazonaws.services.sagemaker.model.ListModelsRequest;
import com.amazonaws.services.sagemaker.model.ListTrainingJobsRequest;
import com.amazonaws.services.sagemaker.model.ModelSummary;
import com.amazonaws.services.sagemaker.model.TrainingJobSummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.sagemakerspark.local.LocalSageMaker;

/** A Spark session that uses an embedded SageMaker, and a look at what is there. */
public final class SageMakerFixture implements AutoCloseable {

  /** What the service lists at most at a time. */
  private static final int MOST_LISTED = 100;

  private final SparkSession spark;
  private final LocalSageMaker server;
  private final AmazonSageMaker sageMaker;
  private final AmazonS3 s3;

  /** Lets a session use a server until this is closed. */
  public SageMakerFixture(SparkSession spark, LocalSageMaker server) {
    this.spark = spark;
    this.server = server;
    server.sparkConf().forEach(spark.conf()::set);
    AWSStaticCredentialsProvider credentials =
        new AWSStaticCredentialsProvider(
            new BasicAWSCredentials(server.accessKey(), server.secretKey()));
    sageMaker =
        AmazonSageMakerClientBuilder.standard()
            .withCredentials(credentials)
            .withEndpointConfiguration(
                new EndpointConfiguration(server.endpoint().toString(), server.region()))
            .build();
    s3 =
        AmazonS3ClientBuilder.standard()
            .withCredentials(credentials)
            .withPathStyleAccessEnabled(true)
            .withEndpointConfiguration(
                new EndpointConfiguration(server.s3Endpoint().toString(), server.region()))
            .build();
  }

  public AmazonSageMaker sageMaker() {
    return sageMaker;
  }

  public AmazonS3 s3() {
    return s3;
  }

  /** Returns so many rows whose only feature is their number. */
  public Dataset<Row> rows(int count) {
    return spark.createDataFrame(
        IntStream.range(0, count).mapToObj(i -> RowFactory.create(Vectors.dense(i))).toList(),
        new StructType().add("features", SQLDataTypes.VectorType(), false));
  }

  /** Returns one row whose features are null. */
  public Dataset<Row> rowWithoutFeatures() {
    return spark.createDataFrame(
        List.of(RowFactory.create((Object) null)),
        new StructType().add("features", SQLDataTypes.VectorType(), true));
  }

  /** Returns the names of all training jobs. */
  public List<String> jobs() {
    return sageMaker
        .listTrainingJobs(new ListTrainingJobsRequest().withMaxResults(MOST_LISTED))
        .getTrainingJobSummaries()
        .stream()
        .map(TrainingJobSummary::getTrainingJobName)
        .toList();
  }

  /** Returns the names of all endpoints but those that are being deleted. */
  public List<String> endpoints() {
    return sageMaker
        .listEndpoints(new ListEndpointsRequest().withMaxResults(MOST_LISTED))
        .getEndpoints()
        .stream()
        .filter(endpoint -> !endpoint.getEndpointStatus().equals("Deleting"))
        .map(EndpointSummary::getEndpointName)
        .toList();
  }

  /** Returns the names of all endpoint configurations. */
  public List<String> endpointConfigs() {
    return sageMaker
        .listEndpointConfigs(new ListEndpointConfigsRequest().withMaxResults(MOST_LISTED))
        .getEndpointConfigs()
        .stream()
        .map(EndpointConfigSummary::getEndpointConfigName)
        .toList();
  }

  /** Returns the names of all models. */
  public List<String> models() {
    return sageMaker
        .listModels(new ListModelsRequest().withMaxResults(MOST_LISTED))
        .getModels()
        .stream()
        .map(ModelSummary::getModelName)
        .toList();
  }

  /** Returns all objects in all buckets, as {@code bucket/key}. */
  public List<String> objects() {
    Path root = server.directory().resolve("s3");
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the keys of staged data. */
  public List<String> stagedObjects() {
    return objects().stream().filter(key -> key.contains("/staging/")).toList();
  }

  @Override
  public void close() {
    server.sparkConf().keySet().forEach(spark.conf()::unset);
    sageMaker.shutdown();
    s3.shutdown();
  }
}
