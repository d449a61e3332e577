package org.sagemakerspark.hyperparameter;

/** Where a parameter goes that a user gives beside rows. */
public enum Place {
  /** Into the body of a request. */
  BODY,
  /** Into the Content-Type of a request. */
  CONTENT_TYPE,
  /** Into the Accept header of a request. */
  ACCEPT,
  /** Into the environment of the model. */
  ENVIRONMENT,
  /** Nowhere: inputs and columns depend on it. */
  NOWHERE
}
