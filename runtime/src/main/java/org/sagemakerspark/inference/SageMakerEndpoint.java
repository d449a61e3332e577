package org.sagemakerspark.inference;

import com.amazonaws.AmazonServiceException;
import com.amazonaws.SdkClientException;
import com.amazonaws.services.sagemakerruntime.model.InvokeEndpointRequest;
import com.amazonaws.services.sagemakerruntime.model.InvokeEndpointResult;
import com.amazonaws.services.sagemakerruntime.model.ModelErrorException;
import com.amazonaws.util.BinaryUtils;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.sagemakerspark.aws.AwsErrors;
import org.sagemakerspark.aws.AwsSettings;
import org.sagemakerspark.aws.DirectBody;
import org.sagemakerspark.aws.RuntimeClient;
import org.sagemakerspark.inference.TransientFault.Kind;

/** A SageMaker endpoint, reached through the AWS SDK. */
public final class SageMakerEndpoint implements Endpoint {

  private static final int HTTP_NOT_ACCEPTABLE = 406;
  private static final int HTTP_PAYLOAD_TOO_LARGE = 413;
  private static final int HTTP_UNSUPPORTED_MEDIA_TYPE = 415;
  private static final int HTTP_TOO_MANY_REQUESTS = 429;
  private static final int HTTP_SERVER_ERROR = 500;
  private static final int HTTP_UNAVAILABLE = 503;

  /** What stands for the status of a model that has answered nothing. */
  private static final int NO_ANSWER = 0;

  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,5}");

  private final String name;
  private final String contentType;
  private final String accept;
  private final RuntimeClient client;

  private SageMakerEndpoint(String name, String contentType, String accept, RuntimeClient client) {
    this.name = name;
    this.contentType = contentType;
    this.accept = accept;
    this.client = client;
  }

  /** Connects to an endpoint; nothing is sent yet. */
  public static SageMakerEndpoint connect(
      AwsSettings aws, String name, String contentType, String accept, RequestLimits limits) {
    return new SageMakerEndpoint(
        name,
        contentType,
        accept,
        RuntimeClient.borrow(
            new RuntimeClient.Kind(aws, limits.connect(), limits.attempt(), limits.inFlight())));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public byte[] invoke(ByteBuffer body, Duration limit) throws IOException {
    InvokeEndpointRequest request =
        new InvokeEndpointRequest()
            .withEndpointName(name)
            .withContentType(contentType)
            .withAccept(accept)
            .withSdkRequestTimeout((int) limit.toMillis());
    DirectBody.attach(request, body);
    try {
      InvokeEndpointResult answer = client.runtime().invokeEndpoint(request);
      checkType(answer.getContentType());
      return BinaryUtils.copyAllBytesFrom(answer.getBody());
    } catch (ModelErrorException e) {
      throw modelError(e);
    } catch (SdkClientException e) {
      throw fault(e);
    }
  }

  /** What is of another type than was asked for is no answer, whatever it may look like. */
  private void checkType(String type) throws IOException {
    if (type != null && !accept.equals("*/*") && !mediaType(type).equals(mediaType(accept))) {
      throw new IOException(
          "the endpoint answers with the content type '"
              + type
              + "'; the request asks for '"
              + accept
              + "'. Use the deserializer of what the model answers, or set the content type of its"
              + " answers");
    }
  }

  private static String mediaType(String header) {
    return header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  /**
   * A model refuses what it was sent (4xx), has failed at it (5xx), has no room now (429, 503), or
   * has given no answer within its minute, for which the service says {@code Received server error
   * (0)} (aws/amazon-sagemaker-examples issue 799). Its own message may repeat the input, so it is
   * left in the endpoint's log, and the SDK's exception, which holds it, is no cause of what is
   * thrown. XGBoost's image answers 406 where it cannot answer in the format that is asked for, and
   * 415 where it cannot read a request, for its format or for its rows (algorithm_mode/serve.py).
   */
  private IOException modelError(ModelErrorException e) {
    int status = e.getOriginalStatusCode() == null ? NO_ANSWER : e.getOriginalStatusCode();
    String text =
        (status == NO_ANSWER ? "the model gave no answer" : "the model answered HTTP " + status)
            + (e.getLogStreamArn() == null ? "" : "; its message is in " + e.getLogStreamArn());
    String word = "ModelError " + status;
    return switch (status) {
      case NO_ANSWER -> new TransientFault(word, text, Kind.MODEL_SILENT, retryAfter(e), null);
      case HTTP_TOO_MANY_REQUESTS ->
          new TransientFault(word, text, Kind.THROTTLED, retryAfter(e), null);
      case HTTP_NOT_ACCEPTABLE ->
          new IOException(
              text
                  + ". It does not answer in '"
                  + accept
                  + "'. Set responseRowDeserializer to a format that the model answers in");
      case HTTP_UNSUPPORTED_MEDIA_TYPE -> RejectedBatch.ofFormat(word, text, contentType);
      case HTTP_UNAVAILABLE ->
          new TransientFault(word, text, Kind.UNAVAILABLE, retryAfter(e), null);
      default ->
          status >= HTTP_SERVER_ERROR
              ? new TransientFault(word, text, Kind.MODEL_FAILED, retryAfter(e), null)
              : new RejectedBatch(word, text, null);
    };
  }

  private static IOException fault(SdkClientException e) {
    if (isTooLarge(e)) {
      return new RejectedBatch("PayloadTooLarge", "the request is too large for the endpoint", e);
    }
    if (!AwsErrors.isTransient(e)) {
      return new IOException(AwsErrors.describe(e), e);
    }
    if (AwsErrors.isUnreachable(e)) {
      return transientFault("Unreachable", Kind.UNREACHABLE, e);
    }
    return AwsErrors.isTimeout(e)
        ? transientFault("TimedOut", Kind.TIMED_OUT, e)
        : AwsErrors.isThrottling(e)
            ? transientFault("Throttled", Kind.THROTTLED, e)
            : transientFault("Unavailable", Kind.UNAVAILABLE, e);
  }

  private static TransientFault transientFault(String status, Kind kind, SdkClientException e) {
    return new TransientFault(status, AwsErrors.describe(e), kind, retryAfter(e), e);
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

  /** Leaves the connection to the next task. */
  @Override
  public void close() {
    client.giveBack();
  }

  @Override
  public void abort() {
    client.shutdown();
  }
}
