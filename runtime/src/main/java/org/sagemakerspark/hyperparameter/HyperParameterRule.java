package org.sagemakerspark.hyperparameter;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Something that hyperparameters must agree on.
 *
 * @param doc the rule as a sentence
 * @param versions the versions of the image that have it; empty for all
 * @param when conditions under which the rule applies; none for always
 * @param then conditions that must hold then
 */
record HyperParameterRule(
    String doc,
    ArrayList<String> versions,
    ArrayList<HyperParameterCondition> when,
    ArrayList<HyperParameterCondition> then)
    implements Serializable {

  HyperParameterRule(
      String doc,
      List<String> versions,
      List<HyperParameterCondition> when,
      List<HyperParameterCondition> then) {
    this(doc, new ArrayList<>(versions), new ArrayList<>(when), new ArrayList<>(then));
  }

  /** Returns how the values break the rule, if they do. */
  Optional<String> problem(HyperParameterValues values) {
    if (!when.stream().allMatch(condition -> condition.holds(values))) {
      return Optional.empty();
    }
    List<HyperParameterCondition> broken =
        then.stream().filter(condition -> !condition.holds(values)).toList();
    if (broken.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        doc.replaceFirst("\\.$", "")
            + ": "
            + broken.stream()
                .map(condition -> condition.problem(values))
                .distinct()
                .collect(Collectors.joining("; ")));
  }
}
