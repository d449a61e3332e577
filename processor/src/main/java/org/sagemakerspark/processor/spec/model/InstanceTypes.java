package org.sagemakerspark.processor.spec.model;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The instance types that there are.
 *
 * @param form how they are called
 * @param maxLength the most characters of one
 * @param trainingOnly those that no endpoint can have
 * @param endpointsOnly those that no training job can have
 */
public record InstanceTypes(
    Pattern form, int maxLength, List<Pattern> trainingOnly, List<Pattern> endpointsOnly) {

  /** Copies the lists. */
  public InstanceTypes {
    trainingOnly = List.copyOf(trainingOnly);
    endpointsOnly = List.copyOf(endpointsOnly);
  }

  /** Tells whether an instance of a type can do something. */
  public boolean fit(InstanceUse use, String type) {
    List<Pattern> others = use == InstanceUse.TRAINING ? endpointsOnly : trainingOnly;
    return type.length() <= maxLength
        && form.matcher(type).matches()
        && others.stream().noneMatch(other -> other.matcher(type).matches());
  }
}
