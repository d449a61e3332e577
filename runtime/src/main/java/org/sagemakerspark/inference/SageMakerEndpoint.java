package org.sagemakerspark.inference;

import com.amazonaws.AmazonServiceException;
import com.amazonaws.SdkClientException;
import com.amazonaws.services.sagemakerruntime.AmazonSageMakerRuntime;
import com.amazonaws.services.sagemakerruntime.model.InvokeEndpointRequest;
import com.amazonaws.services.sagemakerruntime.model.ModelErrorException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.regex.Pattern;
import org.sagemakerspark.aws.AwsClients;
import org.sagemakerspark.aws.AwsErrors;
import org.sagemakerspark.aws.AwsSettings;
import org.sagemakerspark.inference.TransientFault.Patience;

/** A SageMaker endpoint, reached through the AWS SDK. */
public final class SageMakerEndpoint implements Endpoint {

  /** The service gives a model 60 s and advises clients to wait 70 s. */
  private static final Duration ATTEMPT_LIMIT = Duration.ofSeconds(70);

  private static final int HTTP_PAYLOAD_TOO_LARGE = 413;
  private static final int HTTP_SERVER_ERROR = 500;
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,5}");

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
    } catch (ModelErrorException e) {
      throw modelError(e);
    } catch (SdkClientException e) {
      throw fault(e);
    }
  }

  /**
   * A model refuses what it was sent (4xx), or has failed at it (5xx). Its own message may repeat
   * the input, so it is left in the endpoint's log.
   */
  private static IOException modelError(ModelErrorException e) {
    int status = e.getOriginalStatusCode() == null ? 0 : e.getOriginalStatusCode();
    String text =
        "the model answered HTTP "
            + status
            + (e.getLogStreamArn() == null ? "" : "; its message is in " + e.getLogStreamArn());
    String word = "ModelError " + status;
    return status >= HTTP_SERVER_ERROR
        ? new TransientFault(word, text, Patience.SHORT, Duration.ZERO, e)
        : new RejectedBatch(word, text, e);
  }

  private static IOException fault(SdkClientException e) {
    if (isTooLarge(e)) {
      return new RejectedBatch("PayloadTooLarge", "the request is too large for the endpoint", e);
    }
    if (!AwsErrors.isTransient(e)) {
      return new IOException(AwsErrors.describe(e), e);
    }
    Patience patience = AwsErrors.isTimeout(e) ? Patience.HALVES : Patience.ENDLESS;
    String status = AwsErrors.isTimeout(e) ? "TimedOut" : "Unavailable";
    return new TransientFault(status, AwsErrors.describe(e), patience, retryAfter(e), e);
  }

  private static boolean isTooLarge(SdkClientException e) {
    return e instanceof AmazonServiceException service
        && service.getStatusCode() == HTTP_PAYLOAD_TOO_LARGE;
  }

  private static Duration retryAfter(SdkClientException e) {
    if (e instanceof AmazonServiceException service && service.getHttpHeaders() != null) {
      String seconds = service.getHttpHeaders().get("Retry-After");
      if (seconds != null && SECONDS.matcher(seconds).matches()) {
        return Duration.ofSeconds(Long.parseLong(seconds));
      }
    }
    return Duration.ZERO;
  }

  @Override
  public void close() {
    client.shutdown();
  }
}
