package org.sagemakerspark.processor.spec.validate;

import org.sagemakerspark.processor.spec.model.Located;
import org.sagemakerspark.processor.spec.report.Location;
import org.sagemakerspark.processor.spec.report.Problems;
import org.sagemakerspark.processor.spec.report.SpecMessage;

/** Reports fields that have to be there, or must not, since another field says so. */
final class FieldRules {
  private final Problems problems;

  FieldRules(Problems problems) {
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
    if (field.isPresent()) {
      problems.add(SpecMessage.FIELD_DOES_NOT_APPLY, field.at(), name, what, owners);
    }
  }
}
