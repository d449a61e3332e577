package org.sagemakerspark.local;

import com.amazonaws.ClientConfiguration;
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
import com.amazonaws.services.securitytoken.AWSSecurityTokenService;
import com.amazonaws.services.securitytoken.AWSSecurityTokenServiceClientBuilder;
import java.net.URI;

/** The unmodified AWS SDK for Java, pointed at an embedded SageMaker. */
final class TestClients {

  private final LocalSageMaker local;

  TestClients(LocalSageMaker local) {
    this.local = local;
  }

  AmazonS3 s3() {
    return AmazonS3ClientBuilder.standard()
        .withEndpointConfiguration(at(local.s3Endpoint()))
        .withCredentials(credentials())
        .withPathStyleAccessEnabled(true)
        .build();
  }

  AmazonSageMaker sageMaker() {
    return build(AmazonSageMakerClientBuilder.standard());
  }

  AmazonSageMakerRuntime runtime() {
    return build(AmazonSageMakerRuntimeClientBuilder.standard());
  }

  AWSSecurityTokenService tokens() {
    return build(AWSSecurityTokenServiceClientBuilder.standard());
  }

  private <B extends AwsClientBuilder<B, C>, C> C build(B builder) {
    return builder
        .withEndpointConfiguration(at(local.endpoint()))
        .withCredentials(credentials())
        .withClientConfiguration(new ClientConfiguration().withMaxErrorRetry(0))
        .build();
  }

  private EndpointConfiguration at(URI address) {
    return new EndpointConfiguration(address.toString(), local.region());
  }

  private AWSStaticCredentialsProvider credentials() {
    return new AWSStaticCredentialsProvider(
        new BasicAWSCredentials(local.accessKey(), local.secretKey()));
  }
}
