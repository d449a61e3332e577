package org.sagemakerspark.hyperparameter;

import java.util.List;
import java.util.Map;

/** What the service itself allows of hyperparameters (HyperParameters in CreateTrainingJob). */
final class HyperParameterLimits {
  static final int MAX_ENTRIES = 100;
  static final int MAX_NAME_LENGTH = 256;
  static final int MAX_VALUE_LENGTH = 2500;

  private HyperParameterLimits() {}

  static void problems(Map<String, String> wire, List<String> problems) {
    if (wire.size() > MAX_ENTRIES) {
      problems.add(
          "there are " + wire.size() + " hyperparameters; a job takes at most " + MAX_ENTRIES);
    }
    wire.forEach(
        (name, value) -> {
          if (name.isEmpty() || name.length() > MAX_NAME_LENGTH) {
            problems.add(
                "the hyperparameter name '"
                    + name
                    + "' must have 1 to "
                    + MAX_NAME_LENGTH
                    + " characters");
          }
          if (value.length() > MAX_VALUE_LENGTH) {
            problems.add(
                "the value of hyperparameter "
                    + name
                    + " has "
                    + value.length()
                    + " characters; at most "
                    + MAX_VALUE_LENGTH
                    + " are allowed");
          }
        });
  }
}
