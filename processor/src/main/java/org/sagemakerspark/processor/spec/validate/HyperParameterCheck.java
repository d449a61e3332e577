package org.sagemakerspark.processor.spec.validate;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sagemakerspark.processor.spec.model.AllowedValues;
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
import org.sagemakerspark.processor.spec.report.Problems;
import org.sagemakerspark.processor.spec.report.SpecMessage;

/** Checks that the type, the range, the default and the tuning range of a hyperparameter agree. */
final class HyperParameterCheck {
  private static final String NUMERIC = "numbers and lists of numbers";

  /** As the runtime reads numbers. */
  private static final Pattern DIGITS =
      Pattern.compile("[-+]?(\\d++(\\.\\d*+)?+|\\.\\d++)([eE][-+]?\\d++)?+");

  private final HyperParameter hyperParameter;
  private final Range range;
  private final Problems problems;
  private final FieldRules fields;

  HyperParameterCheck(HyperParameter hyperParameter, Problems problems) {
    this.hyperParameter = hyperParameter;
    this.range = hyperParameter.range();
    this.problems = problems;
    this.fields = new FieldRules(problems);
  }

  void check() {
    hyperParameter.type().ifPresent(this::itemType);
    hyperParameter.kind().ifPresent(this::kind);
    boolean isConditional = !hyperParameter.requiredWhen().isEmpty();
    if (hyperParameter.isRequired() && isConditional) {
      problems.add(
          SpecMessage.FIELD_DOES_NOT_APPLY,
          hyperParameter.requiredWhen().get(0).at(),
          "requiredWhen",
          "a hyperparameter that is always required",
          "others");
    }
    if ((hyperParameter.isRequired() || isConditional)
        && hyperParameter.defaultValue().isPresent()) {
      problems.add(
          SpecMessage.DEFAULT_OF_REQUIRED,
          hyperParameter.defaultValue().at(),
          hyperParameter.name().found().orElse("?"),
          isConditional ? "requiredWhen" : "required");
    }
    hyperParameter.values().ifPresent(values -> values.forEach(this::placeholder));
  }

  private void placeholder(Located<String> value) {
    if (!WordPattern.isSound(value.value())) {
      problems.add(SpecMessage.BAD_PLACEHOLDER, value.at(), value.value());
    }
  }

  /** A word that is a number would be refused as that number, or stand for it anyway. */
  private void word(Located<String> word, ValueKind kind) {
    String text = word.value();
    boolean isList = kind == ValueKind.INT_LIST_OR_WORD;
    if (isList
        && WireWord.COMMA_SEPARATED.separators(kind).chars().anyMatch(c -> text.indexOf(c) >= 0)) {
      separator(word, WireWord.COMMA_SEPARATED, kind);
    } else if (text.equals("NaN") || text.equals("-Infinity")) {
      problems.add(SpecMessage.NUMERIC_WORD, word.at(), text, "no number that can be compared");
    } else if (text.equals("Infinity") && range.upper().isPresent()) {
      problems.add(SpecMessage.NUMERIC_WORD, word.at(), text, "a number outside the range");
    } else if (DIGITS.matcher(text).matches()) {
      problems.add(SpecMessage.NUMERIC_WORD, word.at(), text, "a number itself");
    }
  }

  /** Refuses the empty text among the values. */
  void empty(String what, String owners) {
    hyperParameter.values().found().orElse(List.of()).stream()
        .filter(value -> value.value().isEmpty())
        .forEach(value -> fields.refuse(value, "values", what, owners));
  }

  private void separators(WireWord wire) {
    ValueKind kind = ValueKind.ENUM_LIST;
    for (Located<String> value : hyperParameter.values().found().orElse(List.of())) {
      if (value.value().chars().anyMatch(c -> wire.separators(kind).indexOf(c) >= 0)) {
        separator(value, wire, kind);
      }
    }
  }

  private void separator(Located<String> text, WireWord wire, ValueKind kind) {
    problems.add(
        SpecMessage.SEPARATOR_IN_VALUE,
        text.at(),
        text.value(),
        wire.word(),
        String.join(" ", wire.separators(kind).split("", -1)).strip());
  }

  private void itemType(TypeWord type) {
    if (type == TypeWord.LIST) {
      fields.require(
          hyperParameter.of(), "of", "the type of the list's elements", hyperParameter.at());
    } else if (type == TypeWord.MAP) {
      fields.require(
          hyperParameter.of(), "of", "the type of the map's values", hyperParameter.at());
      if (hyperParameter.of().isPresent() && hyperParameter.kind().isEmpty()) {
        problems.add(
            SpecMessage.BAD_OPTION,
            hyperParameter.of().at(),
            "of",
            hyperParameter.of().value().word(),
            "int, double or string for the values of a map");
      }
    } else {
      fields.refuse(hyperParameter.of(), "of", "the type " + type.word(), "lists and maps");
    }
  }

  private void kind(ValueKind kind) {
    String what = "the type " + kind.title();
    if (kind.hasValues()) {
      fields.require(
          hyperParameter.values(), "values", "the texts to choose from", hyperParameter.at());
    } else {
      fields.refuse(hyperParameter.values(), "values", what, "enums and lists of enums");
      fields.refuse(
          hyperParameter.limitedValues(), "limitedValues", what, "enums and lists of enums");
    }
    if (!kind.hasWords()) {
      fields.refuse(
          hyperParameter.words(), "words", what, "the types int and double, and lists of int");
    }
    if (kind != ValueKind.STRING && kind != ValueKind.STRING_LIST) {
      fields.refuse(hyperParameter.pattern(), "pattern", what, "the type string, and lists of it");
    }
    if (!kind.isList()) {
      String lists = "lists that are no list-of-int and have no words";
      fields.refuse(hyperParameter.items().min(), "minItems", what, lists);
      fields.refuse(hyperParameter.items().max(), "maxItems", what, lists);
    }
    wire(kind, what);
    if (kind.hasWords()) {
      hyperParameter.words().ifPresent(words -> words.forEach(word -> word(word, kind)));
    }
    if (kind == ValueKind.ENUM_LIST) {
      empty("the empty text in a list", "enums");
      hyperParameter.wire().ifPresent(this::separators);
    }
    // What is always sent in requests has no other place to be said.
    if (kind == ValueKind.ENUM
        && !hyperParameter.sent().found().orElse(false)
        && hyperParameter.values().found().orElse(List.of()).size() == 1
        && !WordPattern.isOpen(hyperParameter.values().value().get(0).value())) {
      problems.add(SpecMessage.ONE_VALUE, hyperParameter.values().at());
    }
    boolean isRangeSound =
        kind.hasRange()
            ? RangeCheck.isSound(range, NumberType.of(kind), problems)
            : RangeCheck.isAbsent(range, what, NUMERIC, fields);
    boolean hasItsValues = !kind.hasValues() || hyperParameter.values().isPresent();
    boolean isFormSound =
        PatternCheck.isSound(hyperParameter.pattern(), problems) && areItemsSound();
    if (isRangeSound && hasItsValues && isFormSound) {
      AllowedValues allowed = AllowedValues.of(hyperParameter, kind);
      hyperParameter.defaultValue().ifPresent(value -> defaultValue(value, allowed));
      hyperParameter.tunable().ifPresent(tunable -> tunable(tunable, kind, allowed));
    }
  }

  private boolean areItemsSound() {
    Optional<Integer> min = hyperParameter.items().min().found();
    Optional<Integer> max = hyperParameter.items().max().found();
    if (min.isPresent() && max.isPresent() && min.get() > max.get()) {
      problems.add(
          SpecMessage.EMPTY_RANGE, hyperParameter.items().max().at(), min.get(), max.get());
      return false;
    }
    return true;
  }

  private void wire(ValueKind kind, String what) {
    Located<WireWord> wire = hyperParameter.wire();
    boolean fits = wire.found().filter(form -> form.fits(kind)).isPresent();
    if (kind == ValueKind.INT_LIST_OR_WORD && !fits) {
      problems.add(
          SpecMessage.MISSING_FIELD,
          hyperParameter.at(),
          "wire",
          "comma-separated or json, where a list has words beside it");
    } else if (wire.isPresent() && !fits) {
      WireWord form = wire.value();
      fields.refuse(wire, "wire", what + " in the form " + form.word(), form.owners());
    }
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
      fields.refuse(tunable.values(), "values", what, "the tuning of enums");
      tunableRange(tunable, allowed);
    } else {
      fields.refuse(tunable.min(), "min", what, "the tuning of numbers");
      fields.refuse(tunable.max(), "max", what, "the tuning of numbers");
      if (kind == ValueKind.ENUM || kind == ValueKind.BOOLEAN) {
        fields.require(tunable.values(), "values", "the texts to try", tunable.at());
      } else {
        fields.refuse(tunable.values(), "values", what, "the tuning of enums");
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
    }
  }

  private void tunableRange(Tunable tunable, AllowedValues allowed) {
    fields.require(tunable.min(), "min", "the smallest number to try", tunable.at());
    fields.require(tunable.max(), "max", "the largest number to try", tunable.at());
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
}
