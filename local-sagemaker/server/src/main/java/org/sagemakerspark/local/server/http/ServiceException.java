package org.sagemakerspark.local.server.http;

/** An error that a service answers with, in the shape that AWS JSON 1.1 gives it. */
public final class ServiceException extends RuntimeException {

  private final int status;
  private final String type;

  /**
   * Makes an error.
   *
   * @param status the HTTP status
   * @param type the error's code, such as {@code ValidationException}
   * @param message what the caller reads
   */
  public ServiceException(int status, String type, String message) {
    super(message);
    this.status = status;
    this.type = type;
  }

  /** Makes the error for a request that cannot be accepted as it is. */
  public static ServiceException validation(String message) {
    return new ServiceException(400, "ValidationException", message);
  }

  /** Gives the answer of a JSON 1.1 service. */
  public Answer awsJson() {
    return Answer.of(
        status,
        Answer.AWS_JSON,
        Json.write(Json.object().put("__type", type).put("message", getMessage())));
  }

  public int status() {
    return status;
  }

  public String type() {
    return type;
  }
}
