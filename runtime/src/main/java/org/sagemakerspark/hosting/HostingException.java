package org.sagemakerspark.hosting;

/** A model could not be hosted. The text names the endpoint, the reason and the model's data. */
public final class HostingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String modelDataS3Uri;

  HostingException(String message, String modelDataS3Uri, Throwable cause) {
    super(message, cause);
    this.modelDataS3Uri = modelDataS3Uri;
  }

  /** Returns where the trained model is; it is not lost. */
  public String modelDataS3Uri() {
    return modelDataS3Uri;
  }
}
