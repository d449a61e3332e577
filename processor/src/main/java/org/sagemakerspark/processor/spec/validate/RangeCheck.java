package org.sagemakerspark.processor.spec.validate;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.sagemakerspark.processor.spec.model.Bound;
import org.sagemakerspark.processor.spec.model.Located;
import org.sagemakerspark.processor.spec.model.NumberType;
import org.sagemakerspark.processor.spec.model.Numbers;
import org.sagemakerspark.processor.spec.model.Range;
import org.sagemakerspark.processor.spec.report.Problems;
import org.sagemakerspark.processor.spec.report.SpecMessage;

/** Checks that numbers are in a range, and that their type can hold its ends. */
final class RangeCheck {
  private RangeCheck() {}

  /** Tells whether values can be compared with a range, and reports what is wrong with it. */
  static boolean isSound(Range range, NumberType type, Problems problems) {
    List<Located<BigDecimal>> wrong =
        range
            .ends()
            .filter(end -> end.found().map(number -> !type.fits(number)).orElse(false))
            .toList();
    wrong.forEach(
        end ->
            problems.add(
                SpecMessage.BAD_NUMBER,
                end.at(),
                Numbers.text(end.value()),
                type.title(),
                type.allowed()));
    bothBounds(range.min(), "min", range.above(), "above", problems);
    bothBounds(range.max(), "max", range.below(), "below", problems);
    if (!wrong.isEmpty()) {
      return false;
    }
    if (!type.hasValueIn(range)) {
      Located<BigDecimal> at =
          List.of(range.max(), range.below(), range.min(), range.above()).stream()
              .filter(Located::isPresent)
              .findFirst()
              .orElseThrow();
      problems.add(
          SpecMessage.EMPTY_RANGE,
          at.at(),
          end(range.lower(), type.smallest()),
          end(range.upper(), type.largest()));
      return false;
    }
    return true;
  }

  /** Tells that there is no range, and reports each end that is given nevertheless. */
  static boolean isAbsent(Range range, String what, String owners, FieldRules fields) {
    fields.refuse(range.min(), "min", what, owners);
    fields.refuse(range.above(), "above", what, owners);
    fields.refuse(range.max(), "max", what, owners);
    fields.refuse(range.below(), "below", what, owners);
    return range.ends().noneMatch(Located::isPresent);
  }

  private static String end(Optional<Bound> bound, BigDecimal otherwise) {
    return Numbers.text(bound.map(Bound::value).orElse(otherwise));
  }

  private static void bothBounds(
      Located<BigDecimal> closed,
      String closedName,
      Located<BigDecimal> open,
      String openName,
      Problems problems) {
    if (closed.isPresent() && open.isPresent()) {
      problems.add(SpecMessage.BOTH_BOUNDS, open.at(), closedName, openName);
    }
  }
}
