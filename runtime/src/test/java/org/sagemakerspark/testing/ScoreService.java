package org.sagemakerspark.testing;

import com.amazonaws.auth.AWSCredentials;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.services.s3.AmazonS3;
import com.amazonaws.services.s3.model.ObjectMetadata;
import com.amazonaws.services.sagemaker.AmazonSageMaker;
import com.amazonaws.services.sagemaker.model.ContainerDefinition;
import com.amazonaws.services.sagemaker.model.CreateEndpointConfigRequest;
import com.amazonaws.services.sagemaker.model.CreateEndpointRequest;
import com.amazonaws.services.sagemaker.model.CreateModelRequest;
import com.amazonaws.services.sagemaker.model.DescribeEndpointRequest;
import com.amazonaws.services.sagemaker.model.ProductionVariant;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.sagemakerspark.local.Faults;
import org.sagemakerspark.local.LocalClients;
import org.sagemakerspark.local.LocalSageMaker;

/** An embedded SageMaker with endpoints that serve {@link ScoreImage}. */
public final class ScoreService implements AutoCloseable {

  private static final String IMAGE = "123456789012.dkr.ecr.us-east-1.amazonaws.com/score:1";
  private static final String BUCKET = "score-models";

  private final LocalSageMaker local;
  private final LocalClients clients;

  /** Starts the server. */
  public ScoreService() {
    local = LocalSageMaker.builder().image(IMAGE, ScoreImage.class).start();
    clients = new LocalClients(local);
    AmazonS3 s3 = clients.s3();
    AmazonSageMaker sageMaker = clients.sageMaker();
    s3.createBucket(BUCKET);
    byte[] model = emptyArchive();
    ObjectMetadata metadata = new ObjectMetadata();
    metadata.setContentLength(model.length);
    s3.putObject(BUCKET, "model.tar.gz", new ByteArrayInputStream(model), metadata);
    sageMaker.createModel(
        new CreateModelRequest()
            .withModelName("score")
            .withExecutionRoleArn(local.roleArn())
            .withPrimaryContainer(
                new ContainerDefinition()
                    .withImage(IMAGE)
                    .withModelDataUrl("s3://" + BUCKET + "/model.tar.gz")));
    sageMaker.createEndpointConfig(
        new CreateEndpointConfigRequest()
            .withEndpointConfigName("score")
            .withProductionVariants(
                new ProductionVariant()
                    .withVariantName("AllTraffic")
                    .withModelName("score")
                    .withInstanceType("ml.m5.large")
                    .withInitialInstanceCount(1)));
  }

  /** Brings up an endpoint, and waits until it serves. */
  public void host(String name) {
    clients
        .sageMaker()
        .createEndpoint(
            new CreateEndpointRequest().withEndpointName(name).withEndpointConfigName("score"));
    Until.holds(name + " is there", () -> !status(name).equals("Creating"));
    String status = status(name);
    if (!status.equals("InService")) {
      throw new IllegalStateException("The endpoint " + name + " is " + status);
    }
  }

  private String status(String name) {
    return clients
        .sageMaker()
        .describeEndpoint(new DescribeEndpointRequest().withEndpointName(name))
        .getEndpointStatus();
  }

  /** Returns what makes the endpoints misbehave. */
  public Faults faults() {
    return local.faults();
  }

  /** Returns how many requests an endpoint has received. */
  public long invocations(String endpoint) {
    return local.invocations(endpoint);
  }

  /** Returns where the endpoints are. */
  public URI runtime() {
    return local.endpoint();
  }

  /** Returns the caller's credentials. */
  public AWSCredentials credentials() {
    return new BasicAWSCredentials(local.accessKey(), local.secretKey());
  }

  /** Returns the Spark settings that lead here. */
  public Map<String, String> sparkConf() {
    return local.sparkConf();
  }

  private static byte[] emptyArchive() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream archive = new GZIPOutputStream(bytes)) {
      archive.write(new byte[1024]);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @Override
  public void close() {
    clients.close();
    local.close();
  }
}
