package org.sagemakerspark.hosting;

import java.util.List;
import org.sagemakerspark.aws.AwsErrors;

/** Some resources could not be removed. The text names each with the reason. */
public final class ResourceCleanupException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<CreatedResource> left;
  private final transient List<Exception> failures;

  private ResourceCleanupException(
      String message, List<CreatedResource> left, List<Exception> failures) {
    super(message, failures.get(0));
    this.left = left;
    this.failures = failures;
  }

  static ResourceCleanupException of(
      List<CreatedResource> left, List<? extends Exception> failures) {
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
        new ResourceCleanupException(message.toString(), List.copyOf(left), List.copyOf(failures));
    failures.stream().skip(1).forEach(exception::addSuppressed);
    return exception;
  }

  /** Returns what is left. */
  public List<CreatedResource> left() {
    return left;
  }

  /** Returns why each is left, in the order of {@link #left}. */
  List<Exception> failures() {
    return failures;
  }
}
