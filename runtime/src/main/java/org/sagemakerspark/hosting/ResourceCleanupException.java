package org.sagemakerspark.hosting;

import java.util.List;
import org.sagemakerspark.aws.AwsErrors;

/** Some resources could not be deleted. The text names each with the reason. */
public final class ResourceCleanupException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<CreatedResource> left;

  private ResourceCleanupException(
      String message, List<CreatedResource> left, Throwable firstCause) {
    super(message, firstCause);
    this.left = left;
  }

  static ResourceCleanupException of(
      List<CreatedResource> left, List<? extends Throwable> failures) {
    StringBuilder message = new StringBuilder("Still there and perhaps paid for:");
    for (int i = 0; i < left.size(); i++) {
      message
          .append(i == 0 ? " " : "; ")
          .append(left.get(i).describe())
          .append(" (")
          .append(AwsErrors.describe(failures.get(i)))
          .append(')');
    }
    ResourceCleanupException exception =
        new ResourceCleanupException(message.toString(), List.copyOf(left), failures.get(0));
    failures.stream().skip(1).forEach(exception::addSuppressed);
    return exception;
  }

  /** Returns what is left. */
  public List<CreatedResource> left() {
    return left;
  }
}
