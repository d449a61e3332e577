package org.sagemakerspark.processor.spec.validate;

import org.sagemakerspark.processor.naming.Names.Form;
import org.sagemakerspark.processor.spec.model.Located;
import org.sagemakerspark.processor.spec.report.Problems;
import org.sagemakerspark.processor.spec.report.SpecMessage;

/** Holds names against the form that they must have. */
final class NameForm {

  /** What to do about a name that does not have it. */
  static final String CORRECT = "Correct the name.";

  private NameForm() {}

  /**
   * Checks a name, where there is one.
   *
   * @param what what it names, to follow "is no name for"
   */
  static void check(Located<String> name, Form form, String what, Problems problems) {
    name.ifPresent(
        value -> {
          if (!form.fits(value)) {
            problems.add(SpecMessage.BAD_NAME, name.at(), value, what, form.description(), CORRECT);
          }
        });
  }
}
