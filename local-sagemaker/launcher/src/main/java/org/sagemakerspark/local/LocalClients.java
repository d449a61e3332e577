package org.sagemakerspark.local;

import com.amazonaws.ClientConfiguration;
import com.amazonaws.auth.AWSCredentialsProvider;
import com.amazonaws.auth.AWSStaticCredentialsProvider;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.client.builder.AwsClientBuilder;
import com.amazonaws.client.builder.AwsClientBuilder.EndpointConfiguration;
import com.amazonaws.services.s3.AmazonS3;
import com.amazonaws.services.s3.AmazonS3ClientBuilder;
import com.amazonaws.services.sagemaker.AmazonSageMaker;
import com.amazonaws.services.sagemaker.AmazonSageMakerClientBuilder;
import com.amazonaws.services.sagemakerruntime.AmazonSageMakerRuntime;
import com.amazonaws.services.sagemakerruntime.AmazonSageMakerRuntimeClientBuilder;
import java.net.URI;

/**
 * Clients of the AWS SDK for Java, version 1, for an embedded SageMaker: a test sees by them what
 * AWS would show. A test of JUnit 5 gets one as a parameter from {@link LocalSageMakerExtension}.
 *
 * <p>The class path must hold {@code aws-java-sdk-sagemaker}, {@code aws-java-sdk-sagemakerruntime}
 * and {@code aws-java-sdk-s3} under their own names, as it does where the library itself is a
 * dependency; the bundle holds them under other names.
 */
public final class LocalClients implements AutoCloseable {

  private final AmazonSageMaker sageMaker;
  private final AmazonSageMakerRuntime runtime;
  private final AmazonS3 s3;

  /** Makes clients of a running SageMaker, as its account's administrator. */
  public LocalClients(LocalSageMaker local) {
    this(local, new ClientConfiguration());
  }

  /** Makes clients with settings such as how often they try again. */
  public LocalClients(LocalSageMaker local, ClientConfiguration settings) {
    sageMaker = client(AmazonSageMakerClientBuilder.standard(), local, local.endpoint(), settings);
    runtime =
        client(AmazonSageMakerRuntimeClientBuilder.standard(), local, local.endpoint(), settings);
    s3 =
        client(
            AmazonS3ClientBuilder.standard().withPathStyleAccessEnabled(true),
            local,
            local.s3Endpoint(),
            settings);
  }

  /** Returns a client of jobs, models and endpoints. */
  public AmazonSageMaker sageMaker() {
    return sageMaker;
  }

  /** Returns a client that sends requests to endpoints. */
  public AmazonSageMakerRuntime runtime() {
    return runtime;
  }

  /** Returns a client of S3. */
  public AmazonS3 s3() {
    return s3;
  }

  static <B extends AwsClientBuilder<B, C>, C> C client(
      B builder, LocalSageMaker local, URI at, ClientConfiguration settings) {
    return builder
        .withEndpointConfiguration(new EndpointConfiguration(at.toString(), local.region()))
        .withCredentials(credentials(local))
        .withClientConfiguration(settings)
        .build();
  }

  private static AWSCredentialsProvider credentials(LocalSageMaker local) {
    return new AWSStaticCredentialsProvider(
        new BasicAWSCredentials(local.accessKey(), local.secretKey()));
  }

  /** Closes their connections. */
  @Override
  public void close() {
    sageMaker.shutdown();
    runtime.shutdown();
    s3.shutdown();
  }
}
