package org.sagemakerspark.hyperparameter;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.sagemakerspark.value.ValueCheck;

/**
 * Values of a hyperparameter that only some versions of the image know.
 *
 * @param check which values they are
 * @param versions the versions that know them
 */
record LimitedValues(ValueCheck check, ArrayList<String> versions) implements Serializable {

  LimitedValues(List<String> words, List<String> versions) {
    this(ValueCheck.oneOf(words.toArray(String[]::new)), new ArrayList<>(versions));
  }

  /** Returns those of some values that a version does not know. */
  List<String> unknownTo(String version, List<String> values) {
    return versions.contains(version)
        ? List.of()
        : values.stream().filter(value -> check.problemWith(value).isEmpty()).toList();
  }
}
