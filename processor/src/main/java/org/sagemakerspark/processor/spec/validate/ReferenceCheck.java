package org.sagemakerspark.processor.spec.validate;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.ImageVersion;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.ServedData;
import org.sagemakerspark.processor.spec.model.AllowedValues;
import org.sagemakerspark.processor.spec.model.Condition;
import org.sagemakerspark.processor.spec.model.HyperParameter;
import org.sagemakerspark.processor.spec.model.HyperParameter.LimitedValues;
import org.sagemakerspark.processor.spec.model.Located;
import org.sagemakerspark.processor.spec.model.NumberType;
import org.sagemakerspark.processor.spec.model.Range;
import org.sagemakerspark.processor.spec.model.TrainedSo;
import org.sagemakerspark.processor.spec.model.ValueKind;
import org.sagemakerspark.processor.spec.model.WireWord;
import org.sagemakerspark.processor.spec.report.DidYouMean;
import org.sagemakerspark.processor.spec.report.Location;
import org.sagemakerspark.processor.spec.report.Problems;
import org.sagemakerspark.processor.spec.report.SpecMessage;

/** Checks that whatever names a hyperparameter, or a version of the image, names one. */
final class ReferenceCheck {
  /** How often the generated classes name versions; a class has a largest size. */
  private static final int MOST_VERSIONS = 3_000;

  private static final String WITHOUT_SUBJECT = "a sum or a channel";

  private final AlgorithmSpec spec;
  private final Set<String> all;
  private final Set<Location> told;
  private final Problems problems;
  private final FieldRules fields;
  private final Map<String, HyperParameter> byName = new LinkedHashMap<>();
  private int versionsNamed;

  private ReferenceCheck(
      AlgorithmSpec spec, Set<String> all, Set<Location> told, Problems problems) {
    this.spec = spec;
    this.all = all;
    this.told = told;
    this.problems = problems;
    this.fields = new FieldRules(told, problems);
    for (HyperParameter each : spec.hyperparameters()) {
      each.name().ifPresent(name -> byName.putIfAbsent(name, each));
    }
  }

  /**
   * Checks a spec, each of its variants by itself. What is wrong in several is reported once.
   *
   * @param variants the spec as each variant has it
   */
  static void check(AlgorithmSpec spec, List<AlgorithmSpec> variants, Problems problems) {
    Set<String> all = new LinkedHashSet<>();
    spec.hyperparameters().forEach(each -> each.name().ifPresent(all::add));
    Set<Location> told = new HashSet<>();
    variants.forEach(variant -> new ReferenceCheck(variant, all, told, problems).check());
  }

  private void add(SpecMessage message, Location at, Object... arguments) {
    if (told.add(at)) {
      problems.add(message, at, arguments);
    }
  }

  private void check() {
    for (HyperParameter each : spec.hyperparameters()) {
      each.requiredWhen().forEach(this::condition);
      each.appliesWhen().forEach(this::condition);
      versions(each.since(), each.until());
      each.limitedValues().ifPresent(list -> list.forEach(limited -> limited(each, limited)));
      cycle(each);
    }
    spec.rules()
        .forEach(
            rule -> {
              rule.when().forEach(this::condition);
              rule.then().forEach(this::condition);
              versions(rule.since(), rule.until());
            });
    spec.training()
        .formats()
        .ifPresent(list -> list.forEach(format -> versions(format.since(), format.until())));
    spec.training().groups().ifPresent(groups -> versions(groups.since(), groups.until()));
    served(spec.inference().formats());
    served(spec.inference().response().formats());
    spec.inference()
        .nativeScoring()
        .ifPresent(scoring -> versions(scoring.since(), scoring.until()));
    spec.fixed().forEach(this::fixed);
    spec.training().weights().forEach(weights -> weights.fixed().forEach(this::fixed));
    spec.inference().response().alternatives().forEach(each -> trainedSo(each.trainedSo()));
    spec.inference().alternatives().forEach(each -> trainedSo(each.trainedSo()));
    spec.inference()
        .parameters()
        .ifPresent(list -> list.forEach(each -> each.trainedWith().ifPresent(this::trainedSo)));
    if (versionsNamed > MOST_VERSIONS) {
      add(
          SpecMessage.LIMIT_EXCEEDED,
          spec.image().versions().at(),
          "By \"since\" and \"until\", versions are named about " + versionsNamed + " times",
          MOST_VERSIONS,
          "times");
    }
  }

  private void served(Located<List<ServedData>> formats) {
    formats.ifPresent(list -> list.forEach(each -> versions(each.since(), each.until())));
  }

  private void condition(Condition condition) {
    if (condition.statements() != 1) {
      add(
          SpecMessage.BAD_CONDITION,
          condition.at(),
          condition.statements() == 0 ? "no" : condition.statements());
    }
    if (condition.hasNoSubject()) {
      fields.refuse(
          condition.hyperparameter(), "hyperparameter", WITHOUT_SUBJECT, "the other statements");
    }
    condition.channel().ifPresent(channel -> channel(condition.channel()));
    condition.sumOf().ifPresent(summands -> sum(condition, summands));
    if (!condition.sumOf().isPresent()) {
      Range range = condition.range();
      String owners = "\"sumOf\"";
      String what = "another statement";
      fields.refuse(range.min(), "min", what, owners);
      fields.refuse(range.above(), "above", what, owners);
      fields.refuse(range.max(), "max", what, owners);
      fields.refuse(range.below(), "below", what, owners);
    }
    if (isKnown(condition.hyperparameter())) {
      condition.values().forEach(value -> value(condition.hyperparameter().value(), value));
      if (condition.atMostOneOf().isPresent()) {
        requireKind(condition.hyperparameter(), "atMostOneOf", ValueKind::isList, "lists");
      }
    }
    if (isKnown(condition.lessThan()) && isKnown(condition.hyperparameter())) {
      requireKind(condition.hyperparameter(), "lessThan", NumberType::isSingle, "numbers");
      requireKind(condition.lessThan(), "lessThan", NumberType::isSingle, "numbers");
      if (condition.lessThan().value().equals(condition.hyperparameter().value())) {
        add(SpecMessage.SELF_COMPARISON, condition.lessThan().at(), condition.lessThan().value());
      }
    }
  }

  private void channel(Located<String> channel) {
    List<String> known =
        spec.training().channels().found().orElse(List.of()).stream()
            .flatMap(each -> each.name().found().stream())
            .toList();
    if (!known.contains(channel.value())) {
      add(
          SpecMessage.UNKNOWN_CHANNEL,
          channel.at(),
          channel.value(),
          String.join(", ", known),
          DidYouMean.among(known, channel.value()));
    }
  }

  private void sum(Condition condition, List<Located<String>> summands) {
    for (Located<String> summand : summands) {
      if (isKnown(summand)) {
        requireKind(
            summand, "sumOf", NumberType::isSummed, "numbers, and lists of int, long and double");
      }
    }
    Range range = condition.range();
    if (range.ends().noneMatch(Located::isPresent)) {
      add(
          SpecMessage.MISSING_FIELD,
          condition.at(),
          "max",
          "the largest sum, or \"min\" the smallest");
    } else if (told.add(condition.at())) {
      RangeCheck.isSound(range, NumberType.DOUBLE, problems);
    }
  }

  private void requireKind(
      Located<String> name, String field, Predicate<ValueKind> fits, String owners) {
    byName
        .get(name.value())
        .kind()
        .filter(fits.negate())
        .ifPresent(
            kind ->
                add(
                    SpecMessage.FIELD_DOES_NOT_APPLY,
                    name.at(),
                    field,
                    "the type " + kind.title(),
                    owners));
  }

  private void trainedSo(TrainedSo alternative) {
    if (!isKnown(alternative.hyperparameter())) {
      return;
    }
    String name = alternative.hyperparameter().value();
    requireKind(alternative.hyperparameter(), "hyperparameter", ValueKind.ENUM::equals, "enums");
    if (spec.fixed().keySet().stream().anyMatch(fixed -> fixed.value().equals(name))) {
      add(
          SpecMessage.FIELD_DOES_NOT_APPLY,
          alternative.hyperparameter().at(),
          "hyperparameter",
          "one that always has the same value",
          "hyperparameters that a user sets");
    }
    alternative.in().ifPresent(values -> values.forEach(value -> value(name, value)));
  }

  private void fixed(Located<String> name, Located<String> value) {
    if (!isKnown(name)) {
      return;
    }
    HyperParameter hyperParameter = byName.get(name.value());
    if (hyperParameter.formerly().isPresent() && !spec.variants().isPresent()) {
      add(
          SpecMessage.FIELD_DOES_NOT_APPLY,
          hyperParameter.formerly().at(),
          "formerly",
          "a hyperparameter that always has the same value, and so no Param",
          "others; \"removed\" names Params that are gone");
    }
    Optional<WireWord> wire = hyperParameter.wire().found().filter(WireWord::isOfBooleans);
    if (wire.isPresent()) {
      // A fixed value is sent as it stands.
      List<String> words =
          wire.get() == WireWord.ZERO_ONE ? List.of("0", "1") : List.of("False", "True");
      if (!words.contains(value.value())) {
        add(SpecMessage.BAD_FIXED_VALUE, value.at(), value.value(), String.join(" or ", words));
      }
      return;
    }
    allowed(hyperParameter)
        .filter(allowed -> !allowed.allowText(value.value()))
        .ifPresent(
            allowed ->
                add(SpecMessage.BAD_FIXED_VALUE, value.at(), value.value(), allowed.describe()));
  }

  private boolean isKnown(Located<String> name) {
    if (!name.isPresent()) {
      return false;
    }
    if (!all.contains(name.value())) {
      add(
          SpecMessage.UNKNOWN_HYPERPARAMETER,
          name.at(),
          name.value(),
          String.join(", ", all),
          DidYouMean.among(all, name.value()));
    } else if (!byName.containsKey(name.value())) {
      add(SpecMessage.NOT_IN_VARIANT, name.at(), variant(), name.value());
    }
    return byName.containsKey(name.value());
  }

  private String variant() {
    return spec.variants().value().get(0).name().found().orElse("?");
  }

  private void value(String name, Located<String> value) {
    Optional<AllowedValues> allowed = allowed(byName.get(name));
    if (allowed.isPresent() && !allowed.get().allowText(value.value())) {
      List<String> values =
          byName.get(name).values().found().orElse(List.of()).stream().map(Located::value).toList();
      add(
          SpecMessage.IMPOSSIBLE_VALUE,
          value.at(),
          name,
          value.value(),
          allowed.get().describe(),
          DidYouMean.among(values, value.value()));
    }
  }

  private static Optional<AllowedValues> allowed(HyperParameter hyperParameter) {
    return hyperParameter.kind().map(kind -> AllowedValues.of(hyperParameter, kind));
  }

  private void cycle(HyperParameter start) {
    if (start.requiredWhen().isEmpty() || !start.name().isPresent()) {
      return;
    }
    Set<String> path = new LinkedHashSet<>(List.of(start.name().value()));
    boolean isCyclic =
        start.requiredWhen().stream().anyMatch(each -> leadsTo(start.name().value(), each, path));
    if (isCyclic) {
      add(
          SpecMessage.CYCLIC_CONDITION,
          start.requiredWhen().get(0).at(),
          start.name().value(),
          String.join(", ", path));
    }
  }

  private boolean leadsTo(String goal, Condition condition, Set<String> path) {
    Stream<String> subject = condition.hyperparameter().found().stream();
    Stream<String> summands =
        condition.sumOf().found().orElse(List.of()).stream().map(Located::value);
    return Stream.concat(subject, summands).anyMatch(next -> leadsTo(goal, next, path));
  }

  private boolean leadsTo(String goal, String next, Set<String> path) {
    if (next.equals(goal)) {
      return true;
    }
    return path.add(next)
        && byName.containsKey(next)
        && byName.get(next).requiredWhen().stream().anyMatch(each -> leadsTo(goal, each, path));
  }

  private void limited(HyperParameter each, LimitedValues limited) {
    List<String> values =
        each.values().found().orElse(List.of()).stream()
            .flatMap(value -> value.found().stream())
            .toList();
    limited
        .values()
        .ifPresent(
            list ->
                list.stream()
                    .filter(value -> !values.isEmpty() && !values.contains(value.value()))
                    .forEach(
                        value ->
                            add(
                                SpecMessage.IMPOSSIBLE_VALUE,
                                value.at(),
                                each.name().found().orElse("?"),
                                value.value(),
                                String.join(", ", values),
                                DidYouMean.among(values, value.value()))));
    if (!limited.since().isPresent() && !limited.until().isPresent()) {
      add(SpecMessage.MISSING_FIELD, limited.at(), "since", "the first version that knows them");
    }
    versions(limited.since(), limited.until());
  }

  private void versions(Located<String> since, Located<String> until) {
    List<String> known =
        spec.image().versions().found().orElse(List.of()).stream()
            .flatMap((ImageVersion version) -> version.version().found().stream())
            .toList();
    boolean isSinceKnown = isKnownVersion(since, known);
    boolean isUntilKnown = isKnownVersion(until, known);
    if (isSinceKnown || isUntilKnown) {
      versionsNamed += known.size();
    }
    if (isSinceKnown
        && isUntilKnown
        && known.indexOf(since.value()) > known.indexOf(until.value())) {
      add(SpecMessage.EMPTY_VERSION_RANGE, until.at(), since.value(), until.value());
    }
  }

  private boolean isKnownVersion(Located<String> version, List<String> known) {
    if (!version.isPresent()) {
      return false;
    }
    if (!known.contains(version.value())) {
      add(
          SpecMessage.UNKNOWN_IMAGE_VERSION,
          version.at(),
          version.value(),
          known.isEmpty() ? "none" : String.join(", ", known),
          DidYouMean.among(known, version.value()));
      return false;
    }
    return true;
  }
}
