package org.sagemakerspark.processor.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sagemakerspark.processor.naming.Names;
import org.sagemakerspark.processor.plan.AlgorithmPlan.ConditionPlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.DecisionPlan;
import org.sagemakerspark.processor.plan.ParamPlan.LimitedValuesPlan;
import org.sagemakerspark.processor.spec.model.AllowedValues;
import org.sagemakerspark.processor.spec.model.HyperParameter;
import org.sagemakerspark.processor.spec.model.HyperParameter.LimitedValues;
import org.sagemakerspark.processor.spec.model.Literal;
import org.sagemakerspark.processor.spec.model.Located;
import org.sagemakerspark.processor.spec.model.NumberType;
import org.sagemakerspark.processor.spec.model.Numbers;
import org.sagemakerspark.processor.spec.model.PlaceWord;
import org.sagemakerspark.processor.spec.model.Shown;
import org.sagemakerspark.processor.spec.model.Tunable;
import org.sagemakerspark.processor.spec.model.ValueKind;
import org.sagemakerspark.processor.spec.model.WireWord;

/** Decides what is generated for one hyperparameter. */
final class ParamPlanner {
  private ParamPlanner() {}

  /**
   * Plans a hyperparameter.
   *
   * @param versions all versions of the image, the oldest first
   */
  static ParamPlan plan(HyperParameter hyperParameter, List<String> versions) {
    return plan(hyperParameter, "hyperparameter", versions, Optional.empty());
  }

  /**
   * Plans what is sent beside the rows of requests.
   *
   * @param trainedWith which models know it
   */
  static ParamPlan parameter(HyperParameter parameter, Optional<DecisionPlan> trainedWith) {
    return plan(parameter, "parameter", List.of(), trainedWith);
  }

  private static ParamPlan plan(
      HyperParameter hyperParameter,
      String noun,
      List<String> versions,
      Optional<DecisionPlan> trainedWith) {
    ValueKind kind = hyperParameter.kind().orElseThrow();
    String wireName = hyperParameter.name().value();
    String name =
        hyperParameter
            .param()
            .found()
            .orElseGet(
                () ->
                    Names.param(
                        noun.equals("parameter")
                            ? wireName.substring(wireName.lastIndexOf('.') + 1)
                            : wireName));
    String doc =
        hyperParameter
            .doc()
            .found()
            .map(Sentences::ended)
            .orElseGet(() -> "The image's " + noun + " " + wireName + ".");
    Optional<String> range =
        AllowedValues.of(hyperParameter, kind).range().map(Sentences::shortened);
    Optional<Literal> defaultValue = hyperParameter.defaultValue().found();
    Optional<String> defaultText = defaultValue.map(ParamPlanner::plain).map(Sentences::shortened);
    Optional<String> tuning = hyperParameter.tunable().map(ParamPlanner::tuning);
    Optional<String> note = hyperParameter.note().found().map(Sentences::ended);

    List<ConditionPlan> requiredWhen = Conditions.plan(hyperParameter.requiredWhen());
    List<String> knownTo = knownTo(hyperParameter.since(), hyperParameter.until(), versions);
    List<LimitedValues> limited = hyperParameter.limitedValues().found().orElse(List.of());

    List<String> rules = new ArrayList<>();
    if (hyperParameter.isRequired()) {
      rules.add("Required.");
    }
    if (!requiredWhen.isEmpty()) {
      rules.add("Required when " + Sentences.shortened(Conditions.text(requiredWhen)) + ".");
    }
    range.ifPresent(text -> rules.add((kind.hasValues() ? "Allowed: " : "Range: ") + text + "."));

    List<String> facts = new ArrayList<>(rules);
    defaultText.ifPresent(text -> facts.add("Default: " + text + "."));
    tuning.ifPresent(text -> facts.add("Recommended for tuning: " + text + "."));
    if (!hyperParameter.appliesWhen().isEmpty()) {
      facts.add(
          "Used when "
              + Conditions.text(Conditions.plan(hyperParameter.appliesWhen()))
              + ", and ignored otherwise.");
    }
    if (!knownTo.isEmpty()) {
      facts.add("Known to image versions " + String.join(", ", knownTo) + ".");
    }
    limited.forEach(each -> facts.add(limits(each)));
    note.ifPresent(facts::add);
    goes(hyperParameter).ifPresent(facts::add);
    trainedWith.ifPresent(each -> facts.add("Known to models whose " + each.text() + "."));
    List<String> formerly = texts(hyperParameter.formerly());
    if (!formerly.isEmpty()) {
      facts.add("Formerly " + String.join(", ", formerly) + ".");
    }

    return new ParamPlan(
        wireName,
        name,
        Names.getter(name),
        Names.setter(name),
        kind,
        kind.hasRange()
            ? hyperParameter.range().lower().map(end -> NumberType.of(kind).inside(end, 1))
            : Optional.empty(),
        kind.hasRange()
            ? hyperParameter.range().upper().map(end -> NumberType.of(kind).inside(end, -1))
            : Optional.empty(),
        texts(hyperParameter.values()),
        limited.stream()
            .map(
                each ->
                    new LimitedValuesPlan(
                        texts(each.values()), knownTo(each.since(), each.until(), versions)))
            .filter(each -> !each.imageVersions().isEmpty())
            .toList(),
        texts(hyperParameter.words()),
        hyperParameter.pattern().found(),
        hyperParameter.items().min().found(),
        hyperParameter.items().max().found(),
        defaultValue.map(value -> held(kind, value)),
        hyperParameter.isRequired(),
        hyperParameter.wire().found().map(wire -> form(wire, kind)),
        requiredWhen,
        knownTo,
        doc,
        Sentences.joined(doc, rules),
        List.copyOf(facts),
        range,
        defaultText,
        tuning,
        note,
        formerly,
        hyperParameter.place().found().filter(place -> place != PlaceWord.BODY),
        hyperParameter.sent().found().orElse(false),
        trainedWith);
  }

  /** Says where a parameter of requests goes, and whether it always does. */
  private static Optional<String> goes(HyperParameter parameter) {
    boolean isSent = parameter.sent().found().orElse(false);
    String always = isSent ? ", also where it is not set" : "";
    return switch (parameter.goesTo()) {
      case BODY -> isSent ? Optional.of("Sent" + always + ".") : Optional.empty();
      case CONTENT_TYPE -> Optional.of("Sent in the Content-Type" + always + ".");
      case ACCEPT -> Optional.of("Sent in the Accept header" + always + ".");
      case ENVIRONMENT -> Optional.of("Sent as a variable of the model" + always + ".");
      case NOWHERE -> Optional.of("Sent nowhere by itself.");
    };
  }

  /** Returns the value as the Param holds it: a number beside words is text. */
  private static Literal held(ValueKind kind, Literal value) {
    if (kind == ValueKind.INT_LIST_OR_WORD && value instanceof Literal.Many many) {
      return new Literal.Text(many.toString().replaceAll("[\\[\\] ]", ""));
    }
    if (kind == ValueKind.INT_LISTS) {
      return new Literal.Text(value.toString().replace(" ", ""));
    }
    if ((kind == ValueKind.LONG_LIST || kind == ValueKind.BOOLEAN_LIST)
        && value instanceof Literal.Many many) {
      return new Literal.Many(
          many.values().stream().map(each -> (Literal) new Literal.Text(each.toString())).toList());
    }
    if (value instanceof Literal.Entries entries) {
      Map<String, Object> values = new LinkedHashMap<>();
      entries.values().forEach((name, each) -> values.put(name, inJson(kind, each)));
      return new Literal.Text(PlanJson.line(values));
    }
    if (kind.hasWords() && value instanceof Literal.Num number) {
      return new Literal.Text(
          kind == ValueKind.INT_OR_WORD
              ? number.value().toBigInteger().toString()
              : Double.toString(number.value().doubleValue()));
    }
    return value;
  }

  /** Returns the value of a map, a whole number without a point. */
  private static Object inJson(ValueKind kind, Literal value) {
    if (value instanceof Literal.Num number) {
      return kind == ValueKind.INT_MAP ? number.value().toBigInteger() : number.value();
    }
    return ((Literal.Text) value).value();
  }

  private static String limits(LimitedValues limited) {
    return "Known "
        + limited.since().found().map(version -> "from image version " + version + " on").orElse("")
        + (limited.since().isPresent() && limited.until().isPresent() ? " and " : "")
        + limited.until().found().map(version -> "up to image version " + version).orElse("")
        + ": "
        + Shown.texts(texts(limited.values()), ", ")
        + ".";
  }

  /** Returns the versions from the first to the last that know something; none where all do. */
  static List<String> knownTo(Located<String> since, Located<String> until, List<String> versions) {
    int first = since.found().map(versions::indexOf).orElse(0);
    int last = until.found().map(versions::indexOf).orElse(versions.size() - 1);
    return first == 0 && last == versions.size() - 1
        ? List.of()
        : List.copyOf(versions.subList(first, last + 1));
  }

  /**
   * Plans the Param that chooses a version of the image.
   *
   * @param overriding the Param of the stage that names another image
   */
  static ParamPlan imageVersion(List<String> versions, String defaultVersion, String overriding) {
    String allowed = String.join(", ", versions);
    String doc = "Version of the algorithm's image, where " + overriding + " is not set.";
    return new ParamPlan(
        "",
        Names.IMAGE_VERSION,
        Names.getter(Names.IMAGE_VERSION),
        Names.setter(Names.IMAGE_VERSION),
        ValueKind.ENUM,
        Optional.empty(),
        Optional.empty(),
        versions,
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new Literal.Text(defaultVersion)),
        false,
        Optional.empty(),
        List.of(),
        List.of(),
        doc,
        doc + " Allowed: " + allowed + ".",
        List.of("Allowed: " + allowed + ".", "Default: " + defaultVersion + "."),
        Optional.of(allowed),
        Optional.of(defaultVersion),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        false,
        Optional.empty());
  }

  private static String tuning(Tunable tunable) {
    return tunable
        .values()
        .found()
        .map(values -> Shown.texts(values.stream().map(Located::value).toList(), ", "))
        .orElseGet(
            () ->
                "from "
                    + Numbers.text(tunable.min().value())
                    + " to "
                    + Numbers.text(tunable.max().value()));
  }

  /** Returns a default in words. */
  static String plain(Literal literal) {
    if (literal instanceof Literal.Text text) {
      return Shown.text(text.value());
    }
    if (literal instanceof Literal.Entries entries) {
      return entries.values().entrySet().stream()
          .map(entry -> entry.getKey() + "=" + plain(entry.getValue()))
          .collect(Collectors.joining(", "));
    }
    return literal instanceof Literal.Many many
        ? many.values().stream().map(ParamPlanner::plain).collect(Collectors.joining(", "))
        : literal.toString();
  }

  /** Returns how the runtime calls the form in which values of a kind are written. */
  private static String form(WireWord wire, ValueKind kind) {
    if (kind.isMap()) {
      return "PAIRS";
    }
    return kind == ValueKind.BOOLEAN_LIST && wire == WireWord.TUPLE
        ? "TUPLE_OF_BOOLEANS"
        : wire.name();
  }

  private static List<String> texts(Located<List<Located<String>>> texts) {
    return texts.found().orElse(List.of()).stream().map(Located::value).toList();
  }
}
