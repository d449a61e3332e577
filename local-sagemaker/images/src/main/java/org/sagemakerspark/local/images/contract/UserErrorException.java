package org.sagemakerspark.local.images.contract;

/** The caller's hyperparameters or data are at fault; the message says how, and what to do. */
public final class UserErrorException extends Exception {

  public UserErrorException(String message) {
    super(message);
  }
}
