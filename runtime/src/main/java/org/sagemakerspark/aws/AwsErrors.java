package org.sagemakerspark.aws;

import com.amazonaws.AmazonServiceException;
import com.amazonaws.SdkClientException;
import com.amazonaws.http.exception.HttpRequestTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.http.conn.ConnectTimeoutException;
import org.apache.http.conn.ConnectionPoolTimeoutException;

/** Sorts what AWS answers by the service's error code, which says more than the HTTP status. */
public final class AwsErrors {

  /**
   * Codes of throttling, with any HTTP status (SageMaker sends ThrottlingException as 400). From
   * the standard retry mode of botocore.
   */
  private static final Set<String> THROTTLING =
      Set.of(
          "Throttling",
          "ThrottlingException",
          "ThrottledException",
          "RequestThrottledException",
          "TooManyRequestsException",
          "ProvisionedThroughputExceededException",
          "TransactionInProgressException",
          "RequestLimitExceeded",
          "BandwidthLimitExceeded",
          "LimitExceededException",
          "RequestThrottled",
          "SlowDown",
          "PriorRequestNotComplete",
          "EC2ThrottledException");

  /** In the messages of ValidationException. */
  private static final Pattern NOT_FOUND =
      Pattern.compile("could not find|requested resource not found");

  /** Codes of credentials that were good once: of AWS's JSON and query protocols, and of S3. */
  private static final Set<String> EXPIRED =
      Set.of("ExpiredTokenException", "ExpiredToken", "TokenRefreshRequired");

  private AwsErrors() {}

  /** Tells whether the service asks to come back later. */
  public static boolean isThrottling(Throwable error) {
    return error instanceof AmazonServiceException service
        && (THROTTLING.contains(code(service)) || service.getStatusCode() == 429);
  }

  /**
   * Tells whether the same call may succeed later: throttling, a fault on the service's side, no
   * answer at all, or credentials that can be renewed.
   */
  public static boolean isTransient(Throwable error) {
    if (error instanceof AmazonServiceException service) {
      return isThrottling(error)
          || isExpired(service)
          || service.getStatusCode() >= 500
          || code(service).startsWith("RequestTimeout");
    }
    return error instanceof SdkClientException;
  }

  /** Tells whether the caller's credentials were good once and are no more. */
  static boolean isExpired(AmazonServiceException error) {
    return EXPIRED.contains(code(error));
  }

  /**
   * Tells whether nobody could be asked: no such host, no connection, no trust, no credentials.
   * That passes within seconds, as a fault of DNS does or the change of a key, or it is a matter of
   * configuration and never passes.
   */
  public static boolean isUnreachable(Throwable error) {
    return error instanceof NoCredentialsException
        || (error instanceof AmazonServiceException service && isExpired(service))
        || causes(error).anyMatch(AwsErrors::isOfConnecting);
  }

  private static boolean isOfConnecting(Throwable error) {
    return error instanceof UnknownHostException
        || error instanceof ConnectException
        || error instanceof NoRouteToHostException
        || (error instanceof ConnectTimeoutException
            && !(error instanceof ConnectionPoolTimeoutException))
        || error instanceof CertificateException
        || error instanceof SSLPeerUnverifiedException;
  }

  /** Tells whether no answer came within the time that one attempt may take. */
  public static boolean isTimeout(Throwable error) {
    return causes(error)
        .anyMatch(
            each ->
                each instanceof SocketTimeoutException
                    || each instanceof HttpRequestTimeoutException);
  }

  /** Tells whether something was sent, or was to be sent, and a service or the network failed. */
  static boolean isOfACall(Throwable error) {
    return error instanceof AmazonServiceException
        || error instanceof NoCredentialsException
        || causes(error).anyMatch(IOException.class::isInstance);
  }

  private static Stream<Throwable> causes(Throwable error) {
    return Stream.iterate(error, each -> each != null, Throwable::getCause);
  }

  /**
   * Tells whether the service does not know the thing that was asked for. SageMaker answers 400
   * ValidationException for most, in three wordings: "Could not find model ...", "Could not find
   * requested job with name: ...", and for a training job "Requested resource not found." (boto3
   * issue 2808).
   */
  public static boolean isNotFound(Throwable error) {
    if (!(error instanceof AmazonServiceException service)) {
      return false;
    }
    return service.getStatusCode() == 404
        || code(service).startsWith("ResourceNotFound")
        || (code(service).startsWith("Validation") && NOT_FOUND.matcher(text(service)).find());
  }

  /** Tells whether an endpoint cannot be touched because it is on its way to another state. */
  public static boolean isInProgress(Throwable error) {
    return error instanceof AmazonServiceException service
        && code(service).startsWith("Validation")
        && text(service).contains("in-progress");
  }

  /** Returns what went wrong in one line, without the request's own content. */
  public static String describe(Throwable error) {
    if (error instanceof AmazonServiceException service) {
      return code(service)
          + " (HTTP "
          + service.getStatusCode()
          + (service.getRequestId() == null ? "" : ", request " + service.getRequestId())
          + "): "
          + service.getErrorMessage();
    }
    Throwable cause = error.getCause() == null ? error : error.getCause();
    return cause.getClass().getSimpleName() + ": " + cause.getMessage();
  }

  private static String text(AmazonServiceException error) {
    return String.valueOf(error.getErrorMessage()).toLowerCase(Locale.ROOT);
  }

  private static String code(AmazonServiceException error) {
    return error.getErrorCode() == null ? "" : error.getErrorCode();
  }
}
