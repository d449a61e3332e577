package org.sagemakerspark.processor.spec.validate;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.sagemakerspark.processor.spec.model.AllowedValues;
import org.sagemakerspark.processor.spec.model.Bound;
import org.sagemakerspark.processor.spec.model.HyperParameter;
import org.sagemakerspark.processor.spec.model.Literal;
import org.sagemakerspark.processor.spec.model.Located;
import org.sagemakerspark.processor.spec.model.NumberType;
import org.sagemakerspark.processor.spec.model.Numbers;
import org.sagemakerspark.processor.spec.model.Range;
import org.sagemakerspark.processor.spec.model.Tunable;
import org.sagemakerspark.processor.spec.model.TypeWord;
import org.sagemakerspark.processor.spec.model.ValueKind;
import org.sagemakerspark.processor.spec.model.WireWord;
import org.sagemakerspark.processor.spec.model.WordPattern;
import org.sagemakerspark.processor.spec.report.Location;
import org.sagemakerspark.processor.spec.report.Problems;
import org.sagemakerspark.processor.spec.report.SpecMessage;

/** Checks that the type, the range, the default and the tuning range of a hyperparameter agree. */
final class HyperParameterCheck {
  private static final String NUMERIC = "numbers and lists of numbers";

  private final HyperParameter hyperParameter;
  private final Range range;
  private final Problems problems;

  HyperParameterCheck(HyperParameter hyperParameter, Problems problems) {
    this.hyperParameter = hyperParameter;
    this.range = hyperParameter.range();
    this.problems = problems;
  }

  void check() {
    hyperParameter.type().ifPresent(this::itemType);
    hyperParameter.kind().ifPresent(this::kind);
    if (hyperParameter.isRequired() && hyperParameter.defaultValue().isPresent()) {
      problems.add(
          SpecMessage.DEFAULT_OF_REQUIRED,
          hyperParameter.defaultValue().at(),
          hyperParameter.name().found().orElse("?"));
    }
    unique(hyperParameter.values(), "another value");
    unique(hyperParameter.words(), "another word");
    hyperParameter.values().ifPresent(values -> values.forEach(this::placeholder));
  }

  private void placeholder(Located<String> value) {
    if (!WordPattern.isSound(value.value())) {
      problems.add(SpecMessage.BAD_PLACEHOLDER, value.at(), value.value());
    }
  }

  private void itemType(TypeWord type) {
    if (type == TypeWord.LIST) {
      require(hyperParameter.of(), "of", "the type of the list's elements", hyperParameter.at());
    } else {
      refuse(hyperParameter.of(), "of", "the type " + type.word(), "lists");
    }
  }

  private void kind(ValueKind kind) {
    String what = "the type " + kind.title();
    if (kind.hasValues()) {
      require(hyperParameter.values(), "values", "the texts to choose from", hyperParameter.at());
    } else {
      refuse(hyperParameter.values(), "values", what, "enums and lists of enums");
      refuse(hyperParameter.limitedValues(), "limitedValues", what, "enums and lists of enums");
    }
    if (!kind.hasWords()) {
      refuse(hyperParameter.words(), "words", what, "the types int and double, and lists of int");
    }
    wire(kind, what);
    if (kind == ValueKind.ENUM
        && hyperParameter.values().found().orElse(List.of()).size() == 1
        && !WordPattern.isOpen(hyperParameter.values().value().get(0).value())) {
      problems.add(SpecMessage.ONE_VALUE, hyperParameter.values().at());
    }
    boolean isRangeSound = kind.hasRange() ? hasSoundRange(kind) : hasNoRange(what);
    boolean hasItsValues = !kind.hasValues() || hyperParameter.values().isPresent();
    if (isRangeSound && hasItsValues) {
      AllowedValues allowed = AllowedValues.of(hyperParameter, kind);
      hyperParameter.defaultValue().ifPresent(value -> defaultValue(value, allowed));
      hyperParameter.tunable().ifPresent(tunable -> tunable(tunable, kind, allowed));
    }
  }

  private void wire(ValueKind kind, String what) {
    if (kind == ValueKind.INT_LIST_OR_WORD) {
      if (hyperParameter.wire().found().filter(WireWord.COMMA_SEPARATED::equals).isEmpty()) {
        problems.add(
            SpecMessage.MISSING_FIELD,
            hyperParameter.at(),
            "wire",
            "comma-separated, where a list has words beside it");
      }
      return;
    }
    hyperParameter
        .wire()
        .ifPresent(
            wire -> {
              boolean fits = wire == WireWord.ZERO_ONE ? kind == ValueKind.BOOLEAN : kind.isList();
              if (!fits) {
                refuse(
                    hyperParameter.wire(),
                    "wire",
                    what + " in the form " + wire.word(),
                    wire == WireWord.ZERO_ONE ? "booleans" : "lists");
              }
            });
  }

  private boolean hasNoRange(String what) {
    refuse(range.min(), "min", what, NUMERIC);
    refuse(range.above(), "above", what, NUMERIC);
    refuse(range.max(), "max", what, NUMERIC);
    refuse(range.below(), "below", what, NUMERIC);
    return range.ends().noneMatch(Located::isPresent);
  }

  private boolean hasSoundRange(ValueKind kind) {
    NumberType type = NumberType.of(kind);
    List<Located<BigDecimal>> wrong =
        range
            .ends()
            .filter(end -> end.found().map(number -> !type.fits(number)).orElse(false))
            .toList();
    wrong.forEach(end -> badNumber(end, type));
    bothBounds(range.min(), "min", range.above(), "above");
    bothBounds(range.max(), "max", range.below(), "below");
    Optional<Bound> lower = range.lower();
    Optional<Bound> upper = range.upper();
    if (lower.isPresent() && upper.isPresent() && !isPassable(lower.get(), upper.get())) {
      Located<BigDecimal> at = range.max().isPresent() ? range.max() : range.below();
      problems.add(
          SpecMessage.EMPTY_RANGE,
          at.at(),
          Numbers.text(lower.get().value()),
          Numbers.text(upper.get().value()));
      return false;
    }
    return wrong.isEmpty();
  }

  private static boolean isPassable(Bound lower, Bound upper) {
    int order = lower.value().compareTo(upper.value());
    return order < 0 || (order == 0 && !lower.isOpen() && !upper.isOpen());
  }

  private void bothBounds(
      Located<BigDecimal> closed, String closedName, Located<BigDecimal> open, String openName) {
    if (closed.isPresent() && open.isPresent()) {
      problems.add(SpecMessage.BOTH_BOUNDS, open.at(), closedName, openName);
    }
  }

  private void badNumber(Located<BigDecimal> number, NumberType type) {
    problems.add(
        SpecMessage.BAD_NUMBER,
        number.at(),
        Numbers.text(number.value()),
        type.title(),
        type.allowed());
  }

  private void defaultValue(Literal value, AllowedValues allowed) {
    if (!allowed.allow(value)) {
      problems.add(
          SpecMessage.BAD_DEFAULT, hyperParameter.defaultValue().at(), value, allowed.describe());
    }
  }

  private void tunable(Tunable tunable, ValueKind kind, AllowedValues allowed) {
    String what = "the tuning of the type " + kind.title();
    if (kind.hasRange() && NumberType.isSingle(kind)) {
      refuse(tunable.values(), "values", what, "the tuning of enums");
      tunableRange(tunable, allowed);
    } else {
      refuse(tunable.min(), "min", what, "the tuning of numbers");
      refuse(tunable.max(), "max", what, "the tuning of numbers");
      if (kind == ValueKind.ENUM || kind == ValueKind.BOOLEAN) {
        require(tunable.values(), "values", "the texts to try", tunable.at());
      } else {
        refuse(tunable.values(), "values", what, "the tuning of enums");
      }
      tunable
          .values()
          .ifPresent(
              values ->
                  values.forEach(
                      value -> {
                        if (!allowed.allowText(value.value())) {
                          outside(new Literal.Text(value.value()), value, allowed);
                        }
                      }));
      unique(tunable.values(), "another value");
    }
  }

  private void tunableRange(Tunable tunable, AllowedValues allowed) {
    require(tunable.min(), "min", "the smallest number to try", tunable.at());
    require(tunable.max(), "max", "the largest number to try", tunable.at());
    tunable.min().ifPresent(min -> tunableValue(new Literal.Num(min), tunable.min(), allowed));
    tunable.max().ifPresent(max -> tunableValue(new Literal.Num(max), tunable.max(), allowed));
    if (tunable.min().isPresent()
        && tunable.max().isPresent()
        && tunable.min().value().compareTo(tunable.max().value()) > 0) {
      problems.add(
          SpecMessage.EMPTY_RANGE,
          tunable.max().at(),
          Numbers.text(tunable.min().value()),
          Numbers.text(tunable.max().value()));
    }
    if (tunable.min().isPresent()
        && tunable.max().isPresent()
        && tunable.min().value().compareTo(tunable.max().value()) == 0) {
      problems.add(SpecMessage.NOTHING_TO_TUNE, tunable.max().at());
    }
  }

  private void tunableValue(Literal value, Located<?> place, AllowedValues allowed) {
    if (!allowed.allow(value)) {
      outside(value, place, allowed);
    }
  }

  private void outside(Literal value, Located<?> place, AllowedValues allowed) {
    problems.add(SpecMessage.TUNABLE_OUTSIDE, place.at(), value, allowed.describe());
  }

  /** Reports a missing field; one that is there and wrong has a place of its own. */
  private void require(Located<?> field, String name, String what, Location object) {
    if (!field.isPresent() && field.at().equals(object)) {
      problems.add(SpecMessage.MISSING_FIELD, object, name, what);
    }
  }

  private void refuse(Located<?> field, String name, String what, String owners) {
    if (field.isPresent()) {
      problems.add(SpecMessage.FIELD_DOES_NOT_APPLY, field.at(), name, what, owners);
    }
  }

  private void unique(Located<List<Located<String>>> texts, String kind) {
    UniqueNames names = new UniqueNames(kind, "Remove one of them.", problems);
    texts.ifPresent(list -> list.forEach(names::add));
  }
}
