package org.sagemakerspark.processor.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sagemakerspark.processor.naming.Names;
import org.sagemakerspark.processor.spec.model.AllowedValues;
import org.sagemakerspark.processor.spec.model.Bound;
import org.sagemakerspark.processor.spec.model.HyperParameter;
import org.sagemakerspark.processor.spec.model.Literal;
import org.sagemakerspark.processor.spec.model.Located;
import org.sagemakerspark.processor.spec.model.NumberType;
import org.sagemakerspark.processor.spec.model.Numbers;
import org.sagemakerspark.processor.spec.model.Tunable;
import org.sagemakerspark.processor.spec.model.ValueKind;

/** Decides what is generated for one hyperparameter. */
final class ParamPlanner {
  private ParamPlanner() {}

  static ParamPlan plan(HyperParameter hyperParameter) {
    ValueKind kind = hyperParameter.kind().orElseThrow();
    String wireName = hyperParameter.name().value();
    String name = hyperParameter.param().found().orElseGet(() -> Names.param(wireName));
    String doc = Sentences.ended(hyperParameter.doc().value());
    Optional<String> range = AllowedValues.of(hyperParameter, kind).range();
    Optional<Literal> defaultValue = hyperParameter.defaultValue().found();
    Optional<String> defaultText = defaultValue.map(ParamPlanner::plain);
    Optional<String> tuning = hyperParameter.tunable().map(ParamPlanner::tuning);
    Optional<String> note = hyperParameter.note().found().map(Sentences::ended);

    List<String> rules = new ArrayList<>();
    if (hyperParameter.isRequired()) {
      rules.add("Required.");
    }
    range.ifPresent(text -> rules.add((kind.hasValues() ? "Allowed: " : "Range: ") + text + "."));

    List<String> facts = new ArrayList<>(rules);
    defaultText.ifPresent(text -> facts.add("Default: " + text + "."));
    tuning.ifPresent(text -> facts.add("Recommended for tuning: " + text + "."));
    note.ifPresent(facts::add);

    return new ParamPlan(
        wireName,
        name,
        Names.getter(name),
        Names.setter(name),
        kind,
        kind.hasRange() ? closed(hyperParameter.range().lower(), kind, 1) : Optional.empty(),
        kind.hasRange() ? closed(hyperParameter.range().upper(), kind, -1) : Optional.empty(),
        texts(hyperParameter.values()),
        texts(hyperParameter.words()),
        defaultValue.map(value -> held(kind, value)),
        hyperParameter.isRequired(),
        doc,
        Sentences.joined(doc, rules),
        List.copyOf(facts),
        range,
        defaultText,
        tuning,
        note);
  }

  /** Returns the value as the Param holds it: a number beside words is text. */
  private static Literal held(ValueKind kind, Literal value) {
    if (kind.hasWords() && value instanceof Literal.Num number) {
      return new Literal.Text(
          kind == ValueKind.INT_OR_WORD
              ? number.value().toBigInteger().toString()
              : Double.toString(number.value().doubleValue()));
    }
    return value;
  }

  /** Returns the same end of the range; of whole numbers the next one inside if it is open. */
  private static Optional<Bound> closed(Optional<Bound> bound, ValueKind kind, int inward) {
    return bound.map(
        end ->
            end.isOpen() && NumberType.of(kind) != NumberType.DOUBLE
                ? new Bound(end.value().add(BigDecimal.valueOf(inward)), false)
                : end);
  }

  private static String tuning(Tunable tunable) {
    return tunable
        .values()
        .found()
        .map(values -> values.stream().map(Located::value).collect(Collectors.joining(", ")))
        .orElseGet(
            () ->
                "from "
                    + Numbers.text(tunable.min().value())
                    + " to "
                    + Numbers.text(tunable.max().value()));
  }

  private static String plain(Literal literal) {
    if (literal instanceof Literal.Text text) {
      return text.value().isEmpty() ? "the empty text" : text.value();
    }
    return literal instanceof Literal.Many many
        ? many.values().stream().map(ParamPlanner::plain).collect(Collectors.joining(", "))
        : literal.toString();
  }

  private static List<String> texts(Located<List<Located<String>>> texts) {
    return texts.found().orElse(List.of()).stream().map(Located::value).toList();
  }
}
