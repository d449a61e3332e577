package org.sagemakerspark.aws;

import com.amazonaws.SdkClientException;

/** Whoever was to give credentials for a call gives none. */
final class NoCredentialsException extends SdkClientException {

  private static final long serialVersionUID = 1L;

  NoCredentialsException(RuntimeException cause) {
    super("there are no AWS credentials: " + cause.getMessage(), cause);
  }
}
