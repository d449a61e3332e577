package org.sagemakerspark.artifacts;

import java.io.IOException;

/**
 * A model file that is damaged, or that this library cannot read. The message names the file, the
 * part of it, where in it, and what was expected there.
 */
public final class ArtifactException extends IOException {

  public ArtifactException(String message) {
    super(message);
  }

  public ArtifactException(String message, Throwable cause) {
    super(message, cause);
  }
}
