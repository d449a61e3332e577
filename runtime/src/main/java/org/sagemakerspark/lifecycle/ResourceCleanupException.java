package org.sagemakerspark.lifecycle;

import com.amazonaws.SdkClientException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.sagemakerspark.aws.AwsErrors;

/**
 * Some resources could not be removed, or not everything could be looked at. The text names each
 * with the reason.
 */
public final class ResourceCleanupException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<CreatedResource> left;

  private ResourceCleanupException(
      String message, List<CreatedResource> left, List<? extends Exception> causes) {
    super(message, causes.isEmpty() ? null : causes.get(0));
    this.left = left;
    causes.stream().skip(1).forEach(this::addSuppressed);
  }

  /**
   * Tells what is left.
   *
   * @param failures why each is left, in the same order
   */
  static ResourceCleanupException of(
      List<CreatedResource> left, List<? extends Exception> failures) {
    return of(left, failures, List.of());
  }

  /**
   * Tells what is left, and where it is not known what there is.
   *
   * @param failures why each is left, in the same order
   * @param unseen what could not be looked at, with the reasons
   */
  static ResourceCleanupException of(
      List<CreatedResource> left, List<? extends Exception> failures, List<String> unseen) {
    Iterator<? extends Exception> reasons = failures.iterator();
    List<String> parts = new ArrayList<>();
    for (CreatedResource each : left) {
      parts.add(each.describe() + (reasons.hasNext() ? " (" + reason(reasons.next()) + ")" : ""));
    }
    StringBuilder message = new StringBuilder();
    if (!parts.isEmpty()) {
      message.append("Still there and perhaps paid for: ").append(String.join("; ", parts));
    }
    if (!unseen.isEmpty()) {
      message
          .append(parts.isEmpty() ? "" : ". ")
          .append("Not everything could be looked at, so there may be more: ")
          .append(String.join("; ", unseen));
    }
    return new ResourceCleanupException(
        message.toString(), List.copyOf(left), List.copyOf(failures));
  }

  static String reason(Exception failure) {
    return failure instanceof SdkClientException
        ? AwsErrors.describe(failure)
        : String.valueOf(failure.getMessage());
  }

  /** Returns what is known to be there still. */
  public List<CreatedResource> left() {
    return left == null ? List.of() : left;
  }
}
