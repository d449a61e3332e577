package org.sagemakerspark.inference;

import com.amazonaws.SdkClientException;
import com.amazonaws.services.sagemakerruntime.AmazonSageMakerRuntime;
import com.amazonaws.services.sagemakerruntime.model.InvokeEndpointRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.sagemakerspark.aws.AwsClients;
import org.sagemakerspark.aws.AwsErrors;
import org.sagemakerspark.aws.AwsSettings;

/** A SageMaker endpoint, reached through the AWS SDK. */
public final class SageMakerEndpoint implements Endpoint {

  /** The service gives a model 60 s and advises clients to wait 70 s. */
  private static final Duration ATTEMPT_LIMIT = Duration.ofSeconds(70);

  private final String name;
  private final String contentType;
  private final String accept;
  private final AmazonSageMakerRuntime client;

  private SageMakerEndpoint(
      String name, String contentType, String accept, AmazonSageMakerRuntime client) {
    this.name = name;
    this.contentType = contentType;
    this.accept = accept;
    this.client = client;
  }

  /** Connects to an endpoint; nothing is sent yet. */
  public static SageMakerEndpoint connect(
      AwsSettings aws, String name, String contentType, String accept, int connections) {
    return new SageMakerEndpoint(
        name, contentType, accept, AwsClients.of(aws).sageMakerRuntime(ATTEMPT_LIMIT, connections));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public byte[] invoke(byte[] body) throws IOException {
    try {
      ByteBuffer answer =
          client
              .invokeEndpoint(
                  new InvokeEndpointRequest()
                      .withEndpointName(name)
                      .withContentType(contentType)
                      .withAccept(accept)
                      .withBody(ByteBuffer.wrap(body)))
              .getBody();
      byte[] bytes = new byte[answer.remaining()];
      answer.get(bytes);
      return bytes;
    } catch (SdkClientException e) {
      if (AwsErrors.isTransient(e)) {
        throw new TransientFault(AwsErrors.describe(e), e);
      }
      throw new IOException(AwsErrors.describe(e), e);
    }
  }

  @Override
  public void close() {
    client.shutdown();
  }
}
