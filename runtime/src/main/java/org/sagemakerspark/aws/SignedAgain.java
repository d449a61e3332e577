package org.sagemakerspark.aws;

import com.amazonaws.AmazonClientException;
import com.amazonaws.AmazonServiceException;
import com.amazonaws.AmazonWebServiceRequest;
import com.amazonaws.auth.AWSCredentialsProvider;
import com.amazonaws.retry.PredefinedRetryPolicies;
import com.amazonaws.retry.RetryPolicy;
import com.amazonaws.retry.RetryUtils;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;

/**
 * Sends a request once more that was refused for how it was signed: by a clock that is wrong, which
 * the SDK sets by the answer's date before it asks here, or with credentials that have expired,
 * which are replaced. Nothing has been done then of what was asked for.
 */
final class SignedAgain implements RetryPolicy.RetryCondition {

  /** What S3 takes for a wrong clock, and the SDK too; others take 5 minutes. */
  private static final Duration SKEW = Duration.ofMinutes(4);

  /** How long credentials count as fresh, where many requests at once find them expired. */
  private static final Duration FRESH = Duration.ofSeconds(5);

  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;

  private final AWSCredentialsProvider credentials;
  private final RetryPolicy.RetryCondition others;
  private long refreshed = System.nanoTime() - FRESH.toNanos();

  private SignedAgain(AWSCredentialsProvider credentials, RetryPolicy.RetryCondition others) {
    this.credentials = credentials;
    this.others = others;
  }

  /** Returns the policy of a client that sends nothing else again. */
  static RetryPolicy only(AWSCredentialsProvider credentials) {
    return new RetryPolicy(
        new SignedAgain(credentials, RetryPolicy.RetryCondition.NO_RETRY_CONDITION),
        RetryPolicy.BackoffStrategy.NO_DELAY,
        1,
        false);
  }

  /** Returns the policy of a client that sends again too what the SDK does by itself. */
  static RetryPolicy besideDefaults(AWSCredentialsProvider credentials) {
    RetryPolicy usual = PredefinedRetryPolicies.getDefaultRetryPolicy();
    return RetryPolicy.builder()
        .withRetryCondition(new SignedAgain(credentials, usual.getRetryCondition()))
        .withBackoffStrategy(usual.getBackoffStrategy())
        .withMaxErrorRetry(usual.getMaxErrorRetry())
        .withHonorMaxErrorRetryInClientConfig(true)
        .withHonorDefaultMaxErrorRetryInRetryMode(true)
        .withHonorDefaultBackoffStrategyInRetryMode(true)
        .build();
  }

  @Override
  public boolean shouldRetry(
      AmazonWebServiceRequest request, AmazonClientException error, int retriesAttempted) {
    if (error instanceof AmazonServiceException service) {
      if (AwsErrors.isExpired(service)) {
        refresh();
        return retriesAttempted == 0;
      }
      if (RetryUtils.isClockSkewError(service) || isOfAnotherTime(service)) {
        return retriesAttempted == 0;
      }
    }
    return others.shouldRetry(request, error, retriesAttempted);
  }

  /** An answer without a body, as to a HEAD request, has no code; only its date tells. */
  private static boolean isOfAnotherTime(AmazonServiceException error) {
    Map<String, String> headers = error.getHttpHeaders();
    String date = headers == null ? null : headers.get("Date");
    if (date == null
        || (error.getStatusCode() != UNAUTHORIZED && error.getStatusCode() != FORBIDDEN)) {
      return false;
    }
    try {
      Instant theirs = DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from);
      return Duration.between(theirs, Instant.now()).abs().compareTo(SKEW) > 0;
    } catch (DateTimeParseException e) {
      return false; // It is no date, so it says nothing.
    }
  }

  private synchronized void refresh() {
    if (System.nanoTime() - refreshed >= FRESH.toNanos()) {
      credentials.refresh();
      refreshed = System.nanoTime();
    }
  }
}
