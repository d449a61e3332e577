package org.sagemakerspark.aws;

import com.amazonaws.ClientConfiguration;
import com.amazonaws.auth.AWSCredentialsProvider;
import com.amazonaws.client.builder.AwsClientBuilder;
import com.amazonaws.client.builder.AwsClientBuilder.EndpointConfiguration;
import com.amazonaws.services.logs.AWSLogs;
import com.amazonaws.services.logs.AWSLogsClientBuilder;
import com.amazonaws.services.s3.AmazonS3;
import com.amazonaws.services.s3.AmazonS3ClientBuilder;
import com.amazonaws.services.sagemaker.AmazonSageMaker;
import com.amazonaws.services.sagemaker.AmazonSageMakerClientBuilder;
import com.amazonaws.services.sagemakerruntime.AmazonSageMakerRuntime;
import com.amazonaws.services.sagemakerruntime.AmazonSageMakerRuntimeClientBuilder;
import com.amazonaws.services.securitytoken.AWSSecurityTokenService;
import com.amazonaws.services.securitytoken.AWSSecurityTokenServiceClientBuilder;
import com.amazonaws.services.securitytoken.model.GetCallerIdentityRequest;
import java.time.Duration;
import java.util.Optional;

/**
 * Makes AWS clients from {@link AwsSettings}. Each call makes a new client, which the caller shuts
 * down.
 */
public final class AwsClients {

  static {
    SdkBanner.quietWhereRenamed();
  }

  private static final int CONNECT_TIMEOUT_MILLIS = 10_000;

  /** Requests are megabytes; small buffers would cost a system call every few kilobytes. */
  private static final int SOCKET_BUFFER_BYTES = 1 << 18;

  private static final int CONTROL_PLANE_ATTEMPT_MILLIS = 60_000;

  private final AwsSettings settings;

  private AwsClients(AwsSettings settings) {
    this.settings = settings;
  }

  /** Returns the maker of clients with these settings. */
  public static AwsClients of(AwsSettings settings) {
    return new AwsClients(settings);
  }

  /** Returns a client of the control plane: jobs, models, endpoints. */
  public AmazonSageMaker sageMaker() {
    return build(AmazonSageMakerClientBuilder.standard(), controlPlane(), settings.endpoint());
  }

  /**
   * Returns a client that invokes endpoints. It sends nothing again by itself but what was refused
   * for its signature: whoever counts rows decides what else. Its requests' bodies are {@linkplain
   * DirectBody#attach attached}.
   *
   * @param connectLimit how long a connection may take to be made
   * @param attemptLimit how long one request may take until its answer is complete
   * @param connections how many requests run at the same time at most
   */
  AmazonSageMakerRuntime sageMakerRuntime(
      Duration connectLimit, Duration attemptLimit, int connections) {
    ClientConfiguration configuration =
        new ClientConfiguration()
            .withConnectionTimeout((int) connectLimit.toMillis())
            .withSocketTimeout((int) attemptLimit.toMillis())
            .withRequestTimeout((int) attemptLimit.toMillis())
            .withMaxConnections(connections)
            .withTcpKeepAlive(true)
            .withSocketBufferSizeHints(SOCKET_BUFFER_BYTES, SOCKET_BUFFER_BYTES);
    AWSCredentialsProvider credentials =
        settings.roleToAssume().isPresent()
            ? new NamedFailures(AssumedRole.shared(() -> sts(caller()), settings))
            : caller();
    return build(
        AmazonSageMakerRuntimeClientBuilder.standard().withRequestHandlers(new DirectBody()),
        configuration.withRetryPolicy(SignedAgain.only(credentials)),
        settings.runtimeEndpoint(),
        credentials);
  }

  /** Returns a client of S3, path-style where the endpoint is not AWS's own. */
  public AmazonS3 s3() {
    return s3(controlPlane());
  }

  /** Returns a client of S3 whose calls may take as long as something comes back. */
  public AmazonS3 s3ForFiles() {
    return s3(new ClientConfiguration().withConnectionTimeout(CONNECT_TIMEOUT_MILLIS));
  }

  private AmazonS3 s3(ClientConfiguration configuration) {
    AmazonS3ClientBuilder builder = AmazonS3ClientBuilder.standard();
    builder.setPathStyleAccessEnabled(settings.s3Endpoint().isPresent());
    return build(builder, configuration, settings.s3Endpoint());
  }

  /** Returns a client of CloudWatch Logs. */
  public AWSLogs logs() {
    return build(AWSLogsClientBuilder.standard(), controlPlane(), settings.logsEndpoint());
  }

  /** Returns the account that the credentials belong to. */
  public String accountId() {
    AWSSecurityTokenService sts = sts(credentials());
    try {
      return sts.getCallerIdentity(new GetCallerIdentityRequest()).getAccount();
    } finally {
      sts.shutdown();
    }
  }

  /** Returns a caller with the keys that the settings lead to now; they may be good for an hour. */
  Caller callerForAWhile() {
    return Caller.of(credentials().getCredentials());
  }

  private AWSSecurityTokenService sts(AWSCredentialsProvider credentials) {
    return build(
        AWSSecurityTokenServiceClientBuilder.standard(),
        controlPlane().withRetryPolicy(SignedAgain.besideDefaults(credentials)),
        settings.stsEndpoint(),
        credentials);
  }

  private static ClientConfiguration controlPlane() {
    return new ClientConfiguration()
        .withConnectionTimeout(CONNECT_TIMEOUT_MILLIS)
        .withRequestTimeout(CONTROL_PLANE_ATTEMPT_MILLIS);
  }

  private <B extends AwsClientBuilder<B, C>, C> C build(
      B builder, ClientConfiguration configuration, Optional<String> endpoint) {
    AWSCredentialsProvider credentials = credentials();
    return build(
        builder,
        configuration.withRetryPolicy(SignedAgain.besideDefaults(credentials)),
        endpoint,
        credentials);
  }

  private <B extends AwsClientBuilder<B, C>, C> C build(
      B builder,
      ClientConfiguration configuration,
      Optional<String> endpoint,
      AWSCredentialsProvider credentials) {
    builder.setClientConfiguration(configuration);
    builder.setCredentials(credentials);
    if (endpoint.isPresent()) {
      builder.setEndpointConfiguration(
          new EndpointConfiguration(endpoint.get(), settings.region()));
    } else {
      builder.setRegion(settings.region());
    }
    return builder.build();
  }

  /** Returns what gives the caller's credentials, and renews them. */
  AWSCredentialsProvider credentials() {
    return settings.roleToAssume().isPresent()
        ? new NamedFailures(new AssumedRole(() -> sts(caller()), settings))
        : caller();
  }

  private AWSCredentialsProvider caller() {
    return new NamedFailures(settings.caller().provider());
  }
}
