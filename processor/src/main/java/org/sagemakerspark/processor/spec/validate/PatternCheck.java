package org.sagemakerspark.processor.spec.validate;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.sagemakerspark.processor.spec.model.Located;
import org.sagemakerspark.processor.spec.report.Problems;
import org.sagemakerspark.processor.spec.report.SpecMessage;

/** Checks that a regular expression is one. */
final class PatternCheck {
  private PatternCheck() {}

  /** Tells whether texts can be compared with an expression, and reports what is wrong with it. */
  static boolean isSound(Located<String> pattern, Problems problems) {
    try {
      pattern.ifPresent(Pattern::compile);
      return true;
    } catch (PatternSyntaxException e) {
      problems.add(SpecMessage.BAD_PATTERN, pattern.at(), pattern.value(), e.getDescription());
      return false;
    }
  }
}
