package org.sagemakerspark.processor.spec.validate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.sagemakerspark.processor.naming.Names.Form;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Alternative;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Inference;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.RequestAlternative;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.RequestForm;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.ResponseColumn;
import org.sagemakerspark.processor.spec.model.AllowedValues;
import org.sagemakerspark.processor.spec.model.Choice;
import org.sagemakerspark.processor.spec.model.HyperParameter;
import org.sagemakerspark.processor.spec.model.Input;
import org.sagemakerspark.processor.spec.model.Located;
import org.sagemakerspark.processor.spec.model.PlaceWord;
import org.sagemakerspark.processor.spec.model.RequestFormat;
import org.sagemakerspark.processor.spec.model.TrainedSo;
import org.sagemakerspark.processor.spec.model.ValueKind;
import org.sagemakerspark.processor.spec.report.DidYouMean;
import org.sagemakerspark.processor.spec.report.Problems;
import org.sagemakerspark.processor.spec.report.SpecMessage;

/** Checks where the parameters of requests go, and what depends on them. */
final class ParameterCheck {
  /** What json calls the array of rows, and jsonlines without columns a row's features. */
  private static final Map<String, String> MEMBERS =
      Map.of("root", "instances", "features", "features");

  private final Inference inference;
  private final Located<List<Input>> inputs;
  private final Problems problems;
  private final FieldRules fields;
  private final Map<String, HyperParameter> byName = new LinkedHashMap<>();
  private final Set<String> chosenBy = new TreeSet<>();

  private ParameterCheck(AlgorithmSpec spec, Problems problems) {
    this.inference = spec.inference();
    this.inputs = spec.inputs();
    this.problems = problems;
    this.fields = new FieldRules(problems);
    for (HyperParameter each : inference.parameters().found().orElse(List.of())) {
      each.name().ifPresent(name -> byName.putIfAbsent(name, each));
    }
  }

  static void check(AlgorithmSpec spec, Problems problems) {
    ParameterCheck check = new ParameterCheck(spec, problems);
    choices(spec).forEach(check::choice);
    spec.inference().parameters().found().orElse(List.of()).forEach(check::parameter);
    Stream.concat(
            Stream.of(spec.inference().response().columns()),
            spec.inference().response().alternatives().stream().map(Alternative::columns))
        .forEach(
            columns ->
                check.remains(
                    columns,
                    columns.found().orElse(List.of()).stream().map(ResponseColumn::when).toList(),
                    "column"));
    check.remains(
        spec.inputs(),
        spec.inputs().found().orElse(List.of()).stream()
            .filter(Input::isRequested)
            .map(Input::when)
            .toList(),
        "input");
  }

  private static List<Choice> choices(AlgorithmSpec spec) {
    List<Choice> choices = new ArrayList<>();
    spec.inputs().found().orElse(List.of()).stream()
        .map(Input::when)
        .forEach(when -> when.ifPresent(choices::add));
    Stream.concat(
            Stream.of(spec.inference().response().columns()),
            spec.inference().response().alternatives().stream().map(Alternative::columns))
        .flatMap(columns -> columns.found().orElse(List.of()).stream())
        .map(ResponseColumn::when)
        .forEach(when -> when.ifPresent(choices::add));
    return choices;
  }

  /** Checks that something is there whatever the values of parameters are. */
  private void remains(Located<?> list, List<Located<Choice>> choices, String what) {
    if (choices.isEmpty() || choices.stream().anyMatch(choice -> !choice.isPresent())) {
      return;
    }
    boolean isCovered =
        byName.entrySet().stream()
            .anyMatch(
                parameter ->
                    choices.stream()
                        .map(Located::value)
                        .filter(
                            choice ->
                                choice.parameter().found().equals(Optional.of(parameter.getKey())))
                        .flatMap(choice -> choice.in().found().orElse(List.of()).stream())
                        .flatMap(value -> value.found().stream())
                        .toList()
                        .containsAll(values(parameter.getValue())));
    if (!isCovered) {
      problems.add(
          SpecMessage.EMPTY,
          list.at(),
          "For some values of parameters the list",
          what + " without \"when\", or one for each value of a parameter,");
    }
  }

  private static List<String> values(HyperParameter parameter) {
    return parameter.values().isPresent()
        ? parameter.values().value().stream().flatMap(value -> value.found().stream()).toList()
        : List.of("true", "false");
  }

  private void choice(Choice choice) {
    if (!choice.parameter().isPresent()) {
      return;
    }
    String name = choice.parameter().value();
    HyperParameter parameter = byName.get(name);
    if (parameter == null) {
      problems.add(
          SpecMessage.UNKNOWN_PARAMETER,
          choice.parameter().at(),
          name,
          byName.isEmpty() ? "none" : String.join(", ", byName.keySet()),
          DidYouMean.among(byName.keySet(), name));
      return;
    }
    chosenBy.add(name);
    parameter.kind().ifPresent(kind -> values(choice, parameter, kind));
    if (!parameter.isRequired()) {
      fields.require(
          parameter.defaultValue(),
          "default",
          "there, since \"when\" depends on the parameter",
          parameter.at());
    }
  }

  private void values(Choice choice, HyperParameter parameter, ValueKind kind) {
    if (kind != ValueKind.BOOLEAN && !kind.hasValues()) {
      problems.add(
          SpecMessage.FIELD_DOES_NOT_APPLY,
          choice.parameter().at(),
          "parameter",
          "the type " + kind.title(),
          "booleans, enums and lists of enums");
      return;
    }
    AllowedValues allowed = AllowedValues.of(parameter, kind);
    for (Located<String> value : choice.in().found().orElse(List.of())) {
      if (value.isPresent() && !allowed.allowText(value.value())) {
        problems.add(
            SpecMessage.IMPOSSIBLE_VALUE,
            value.at(),
            parameter.name().value(),
            value.value(),
            allowed.describe(),
            "");
      }
    }
  }

  private void parameter(HyperParameter parameter) {
    PlaceWord place = parameter.goesTo();
    String there = "the place " + place.word();
    if (place == PlaceWord.BODY) {
      fields.refuse(parameter.wire(), "wire", there, "other places");
      body(parameter);
    } else {
      NameForm.check(
          parameter.name(),
          place == PlaceWord.ENVIRONMENT ? Form.VARIABLE : Form.CHANNEL,
          "a parameter outside of bodies",
          problems);
    }
    if (chosenBy.contains(parameter.name().found().orElse(""))) {
      fields.refuse(
          parameter.trainedWith(),
          "trainedWith",
          "parameters on which a \"when\" depends",
          "other parameters");
    }
    if (place.isHeader()) {
      header(parameter, there);
    }
    if (place == PlaceWord.ENVIRONMENT) {
      variable(parameter);
    }
    if (place == PlaceWord.NOWHERE) {
      fields.refuse(parameter.sent(), "sent", there, "places of requests");
      fields.refuse(parameter.wire(), "wire", there, "places of requests");
      if (!chosenBy.contains(parameter.name().found().orElse(""))) {
        fields.refuse(
            parameter.place(), "place", "nowhere", "parameters on which a \"when\" depends");
      }
    }
    if (parameter.sent().found().orElse(false)) {
      fields.require(parameter.defaultValue(), "default", "the value that is sent", parameter.at());
    }
  }

  private void body(HyperParameter parameter) {
    forms(parameter)
        .flatMap(form -> form.serializer().found().stream())
        .filter(format -> !format.holdsParameters())
        .forEach(
            format ->
                problems.add(
                    SpecMessage.FIELD_DOES_NOT_APPLY,
                    parameter.at(),
                    "parameters",
                    "bodies in " + format.word(),
                    "json and jsonlines"));
    parameter
        .name()
        .found()
        .map(ParameterCheck::member)
        .ifPresent(
            name ->
                forms(parameter)
                    .flatMap(this::members)
                    .filter(member -> member.value().equals(name))
                    .findFirst()
                    .ifPresent(
                        member ->
                            problems.add(
                                SpecMessage.NAME_TAKEN,
                                parameter.name().at(),
                                name,
                                "another member beside it in requests",
                                member.at().line(),
                                "Correct one of the names.")));
  }

  /** Returns the names of the members beside which a request holds parameters. */
  private Stream<Located<String>> members(RequestForm form) {
    if (form.isIn(RequestFormat.JSON)) {
      return Stream.of(member(form, "root"));
    }
    if (!form.isIn(RequestFormat.JSONLINES)) {
      return Stream.empty();
    }
    boolean isObject = form.option("row").map("object"::equals).orElse(true);
    return inputs.isPresent() && isObject
        ? inputs.value().stream()
            .filter(Input::isRequested)
            .map(Input::name)
            .filter(Located::isPresent)
            .map(name -> name.map(ParameterCheck::member))
        : Stream.of(member(form, "features"));
  }

  private static Located<String> member(RequestForm form, String option) {
    return Located.of(form.option(option).orElse(MEMBERS.get(option)), form.serializer().at());
  }

  /** Returns the member that a path begins with. */
  private static String member(String path) {
    return path.split("\\.", 2)[0];
  }

  /** Returns the ways in which rows are sent to the models that know a parameter. */
  private Stream<RequestForm> forms(HyperParameter parameter) {
    List<RequestAlternative> alternatives = inference.alternatives();
    Optional<TrainedSo> knows = parameter.trainedWith().found();
    if (alternatives.isEmpty()
        || knows.isEmpty()
        || !name(knows.get()).equals(name(alternatives.get(0).trainedSo()))) {
      return inference.forms().stream();
    }
    Set<String> left = new TreeSet<>(values(knows.get()));
    List<RequestForm> forms = new ArrayList<>();
    for (RequestAlternative alternative : alternatives) {
      if (left.removeAll(values(alternative.trainedSo()))) {
        forms.add(alternative.form());
      }
    }
    return Stream.concat(
        forms.stream(), left.isEmpty() ? Stream.empty() : Stream.of(inference.usual()));
  }

  private static Optional<String> name(TrainedSo trainedSo) {
    return trainedSo.hyperparameter().found();
  }

  private static List<String> values(TrainedSo trainedSo) {
    return trainedSo.in().found().orElse(List.of()).stream()
        .flatMap(value -> value.found().stream())
        .toList();
  }

  private void variable(HyperParameter parameter) {
    UniqueNames names = new UniqueNames("a variable", "Remove one of them.", problems);
    inference.environment().keySet().forEach(names::add);
    names.add(parameter.name());
  }

  /** A header is parted by marks, which no free text may have. */
  private void header(HyperParameter parameter, String there) {
    new HyperParameterCheck(parameter, problems)
        .empty("the empty text at " + there, "enums in other places");
    parameter
        .kind()
        .filter(kind -> kind.element() == ValueKind.STRING || kind.isMap())
        .ifPresent(
            kind ->
                problems.add(
                    SpecMessage.FIELD_DOES_NOT_APPLY,
                    parameter.place().at(),
                    "place",
                    "the type " + kind.title() + " at " + there,
                    "numbers, booleans and enums there"));
  }
}
