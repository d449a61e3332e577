package org.sagemakerspark.processor.spec.validate;

import java.util.HashSet;
import java.util.Set;
import org.sagemakerspark.processor.spec.model.Located;
import org.sagemakerspark.processor.spec.report.Location;
import org.sagemakerspark.processor.spec.report.Problems;
import org.sagemakerspark.processor.spec.report.SpecMessage;

/** Reports fields that have to be there, or must not, since another field says so. */
final class FieldRules {
  private final Problems problems;
  private final Set<Location> told;

  FieldRules(Problems problems) {
    this(new HashSet<>(), problems);
  }

  /**
   * Creates rules for what is checked several times.
   *
   * @param told the places that something was said of, and nothing more is
   */
  FieldRules(Set<Location> told, Problems problems) {
    this.told = told;
    this.problems = problems;
  }

  /** Reports a missing field; one that is there and wrong has a place of its own. */
  void require(Located<?> field, String name, String what, Location object) {
    if (!field.isPresent() && field.at().equals(object)) {
      problems.add(SpecMessage.MISSING_FIELD, object, name, what);
    }
  }

  /** Reports a field that is there. */
  void refuse(Located<?> field, String name, String what, String owners) {
    if (field.isPresent() && told.add(field.at())) {
      problems.add(SpecMessage.FIELD_DOES_NOT_APPLY, field.at(), name, what, owners);
    }
  }
}
