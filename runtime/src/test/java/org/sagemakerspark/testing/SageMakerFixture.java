package org.sagemakerspark.testing;

import com.amazonaws.services.s3.AmazonS3;
import com.amazonaws.services.s3.model.ObjectMetadata;
import com.amazonaws.services.s3.model.S3Object;
import com.amazonaws.services.s3.model.S3ObjectSummary;
import com.amazonaws.services.sagemaker.AmazonSageMaker;
import com.amazonaws.services.sagemaker.model.EndpointConfigSummary;
import com.amazonaws.services.sagemaker.model.EndpointSummary;
import com.amazonaws.services.sagemaker.model.ListEndpointConfigsRequest;
import com.amazonaws.services.sagemaker.model.ListEndpointsRequest;
import com.amazonaws.services.sagemaker.model.ListModelsRequest;
import com.amazonaws.services.sagemaker.model.ListTrainingJobsRequest;
import com.amazonaws.services.sagemaker.model.ModelSummary;
import com.amazonaws.services.sagemaker.model.TrainingJobSummary;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
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
import org.sagemakerspark.local.LocalClients;
import org.sagemakerspark.local.LocalSageMaker;

/** A Spark session that uses an embedded SageMaker, and a look at what is there. */
public final class SageMakerFixture implements AutoCloseable {

  /** What the service lists at most at a time. */
  private static final int MOST_LISTED = 100;

  private final SparkSession spark;
  private final LocalSageMaker server;
  private final LocalClients clients;

  /** Lets a session use a server until this is closed. */
  public SageMakerFixture(SparkSession spark, LocalSageMaker server) {
    this.spark = spark;
    this.server = server;
    server.sparkConf().forEach(spark.conf()::set);
    clients = new LocalClients(server);
  }

  public AmazonSageMaker sageMaker() {
    return clients.sageMaker();
  }

  public AmazonS3 s3() {
    return clients.s3();
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
    return sageMaker()
        .listTrainingJobs(new ListTrainingJobsRequest().withMaxResults(MOST_LISTED))
        .getTrainingJobSummaries()
        .stream()
        .map(TrainingJobSummary::getTrainingJobName)
        .toList();
  }

  /** Returns the names of all endpoints but those that are being deleted. */
  public List<String> endpoints() {
    return sageMaker()
        .listEndpoints(new ListEndpointsRequest().withMaxResults(MOST_LISTED))
        .getEndpoints()
        .stream()
        .filter(endpoint -> !endpoint.getEndpointStatus().equals("Deleting"))
        .map(EndpointSummary::getEndpointName)
        .toList();
  }

  /** Returns the names of all endpoint configurations. */
  public List<String> endpointConfigs() {
    return sageMaker()
        .listEndpointConfigs(new ListEndpointConfigsRequest().withMaxResults(MOST_LISTED))
        .getEndpointConfigs()
        .stream()
        .map(EndpointConfigSummary::getEndpointConfigName)
        .toList();
  }

  /** Returns the names of all models. */
  public List<String> models() {
    return sageMaker()
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

  /** Returns the last training job as it was asked for. */
  public JsonNode lastTrainingJob() {
    List<String> requests = server.requests("CreateTrainingJob");
    try {
      return new ObjectMapper().readTree(requests.get(requests.size() - 1));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the keys of the objects under an S3 URI. */
  public List<String> keys(String uri) {
    return s3().listObjectsV2(bucket(uri), key(uri)).getObjectSummaries().stream()
        .map(S3ObjectSummary::getKey)
        .toList();
  }

  /** Returns the lines of all objects under an S3 URI. */
  public List<String> lines(String uri) {
    return keys(uri).stream()
        .flatMap(key -> s3().getObjectAsString(bucket(uri), key).lines())
        .toList();
  }

  /** Writes an object; its bucket is made where there is none. */
  public void put(String uri, byte[] bytes) {
    if (!s3().doesBucketExistV2(bucket(uri))) {
      s3().createBucket(bucket(uri));
    }
    ObjectMetadata metadata = new ObjectMetadata();
    metadata.setContentLength(bytes.length);
    s3().putObject(bucket(uri), key(uri), new ByteArrayInputStream(bytes), metadata);
  }

  /** Reads an object. */
  public byte[] get(String uri) throws IOException {
    try (S3Object object = s3().getObject(bucket(uri), key(uri))) {
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
    server.sparkConf().keySet().forEach(spark.conf()::unset);
    clients.close();
  }
}
