package org.sagemakerspark.storage;

import com.amazonaws.AmazonServiceException;
import com.amazonaws.SdkClientException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import org.sagemakerspark.aws.AwsErrors;

/** What S3 answers, as the exceptions that users of a file system know. */
final class S3Failures {

  private static final int FORBIDDEN = 403;

  private S3Failures() {}

  /**
   * Returns an exception that names the place.
   *
   * @param place a path or a location
   */
  static IOException of(Object place, SdkClientException cause) {
    String text = AwsErrors.describe(cause);
    IOException failure;
    if (AwsErrors.isNotFound(cause)) {
      failure = new FileNotFoundException(place + ": " + text);
    } else if (cause instanceof AmazonServiceException service
        && service.getStatusCode() == FORBIDDEN) {
      failure = new AccessDeniedException(place.toString(), null, text);
    } else {
      failure = new IOException(place + ": " + text);
    }
    failure.initCause(cause);
    return failure;
  }
}
