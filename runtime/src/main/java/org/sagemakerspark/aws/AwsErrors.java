package org.sagemakerspark.aws;

import com.amazonaws.AmazonServiceException;
import com.amazonaws.SdkClientException;
import com.amazonaws.http.exception.HttpRequestTimeoutException;
import java.net.SocketTimeoutException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

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

  private AwsErrors() {}

  /** Tells whether the service asks to come back later. */
  public static boolean isThrottling(Throwable error) {
    return error instanceof AmazonServiceException service
        && (THROTTLING.contains(code(service)) || service.getStatusCode() == 429);
  }

  /**
   * Tells whether the same call may succeed later: throttling, a fault on the service's side, or no
   * answer at all.
   */
  public static boolean isTransient(Throwable error) {
    if (error instanceof AmazonServiceException service) {
      return isThrottling(error)
          || service.getStatusCode() >= 500
          || code(service).startsWith("RequestTimeout");
    }
    return error instanceof SdkClientException;
  }

  /** Tells whether no answer came within the time that one attempt may take. */
  public static boolean isTimeout(Throwable error) {
    for (Throwable each = error; each != null; each = each.getCause()) {
      if (each instanceof SocketTimeoutException || each instanceof HttpRequestTimeoutException) {
        return true;
      }
    }
    return false;
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

  /** Tells whether a thing of that name is there already. */
  public static boolean isAlreadyThere(Throwable error) {
    return error instanceof AmazonServiceException service
        && (code(service).startsWith("ResourceInUse")
            || (code(service).startsWith("Validation") && text(service).contains("already exist")));
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
