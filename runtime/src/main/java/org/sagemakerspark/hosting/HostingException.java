package org.sagemakerspark.hosting;

import java.util.List;
import org.sagemakerspark.lifecycle.CreatedResource;

/**
 * A model could not be hosted. The text names the endpoint, the reason, the model's data and what
 * is left in SageMaker.
 */
public final class HostingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String modelDataS3Uri;
  private final transient List<CreatedResource> left;

  HostingException(
      String message, String modelDataS3Uri, List<CreatedResource> left, Throwable cause) {
    super(message, cause);
    this.modelDataS3Uri = modelDataS3Uri;
    this.left = left;
  }

  /** Returns where the trained model is; it is not lost. */
  public String modelDataS3Uri() {
    return modelDataS3Uri;
  }

  /** Returns what was created for the endpoint and could not be deleted again. */
  public List<CreatedResource> left() {
    return left == null ? List.of() : left;
  }
}
