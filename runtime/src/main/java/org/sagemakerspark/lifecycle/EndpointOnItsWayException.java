package org.sagemakerspark.lifecycle;

/** An endpoint was not deleted because SageMaker deletes none that is on its way to a state. */
final class EndpointOnItsWayException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  EndpointOnItsWayException(String message) {
    super(message);
  }
}
