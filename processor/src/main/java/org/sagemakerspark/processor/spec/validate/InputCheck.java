package org.sagemakerspark.processor.spec.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Inference;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.RequestAlternative;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.RequestForm;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Training;
import org.sagemakerspark.processor.spec.model.HyperParameter;
import org.sagemakerspark.processor.spec.model.Input;
import org.sagemakerspark.processor.spec.model.InputType;
import org.sagemakerspark.processor.spec.model.LabelUse;
import org.sagemakerspark.processor.spec.model.Located;
import org.sagemakerspark.processor.spec.model.PlaceWord;
import org.sagemakerspark.processor.spec.model.RequestFormat;
import org.sagemakerspark.processor.spec.model.TrainingFormat;
import org.sagemakerspark.processor.spec.model.Word;
import org.sagemakerspark.processor.spec.report.Location;
import org.sagemakerspark.processor.spec.report.Problems;
import org.sagemakerspark.processor.spec.report.SpecMessage;

/** Checks the columns that an image reads against the formats that hold them. */
final class InputCheck {
  /** The forms of rows in JSON that are lists. */
  private static final Set<String> ROWS_WITHOUT_NAMES = Set.of("array", "features");

  private static final String OWNERS = "specs without \"inputs\"";
  private static final String WITH = "a spec with \"inputs\"";

  private final AlgorithmSpec spec;
  private final Problems problems;
  private final FieldRules fields;

  private InputCheck(AlgorithmSpec spec, Problems problems) {
    this.spec = spec;
    this.problems = problems;
    this.fields = new FieldRules(problems);
  }

  static void check(AlgorithmSpec spec, Problems problems) {
    InputCheck check = new InputCheck(spec, problems);
    check.formatOptions();
    if (!spec.inputs().isPresent()) {
      check.withoutColumns();
    }
    List<Located<String>> parameters =
        spec.inference().parameters().found().orElse(List.of()).stream()
            .filter(each -> each.goesTo() == PlaceWord.BODY)
            .map(HyperParameter::name)
            .toList();
    parameters.forEach(name -> check.path(name, parameters.stream()));
    spec.inputs().ifPresent(check::inputs);
  }

  private Optional<TrainingFormat> format() {
    return spec.training().writtenAs();
  }

  private void formatOptions() {
    Map<Located<String>, Located<String>> options = spec.training().formatOptions();
    format()
        .ifPresent(
            format ->
                InferenceCheck.options(
                    "training " + format.word(),
                    spec.inputs().isPresent() ? format.options() : List.of(),
                    options,
                    problems));
  }

  private void withoutColumns() {
    Training training = spec.training();
    format()
        .filter(TrainingFormat::isOfColumns)
        .ifPresent(format -> problems.add(SpecMessage.COLUMNS_MISSING, formatAt(), format.word()));
    RequestForm usual = spec.inference().usual();
    if (usual.isIn(RequestFormat.BINARY)) {
      problems.add(
          SpecMessage.COLUMNS_MISSING, usual.serializer().at(), RequestFormat.BINARY.word());
    }
    format()
        .filter(format -> format == TrainingFormat.LIBSVM)
        .filter(format -> training.label().found().equals(Optional.of(LabelUse.NONE)))
        .ifPresent(
            format ->
                problems.add(SpecMessage.LABEL_MISSING, training.label().at(), format.word()));
    fields.refuse(training.oneFile(), "oneFile", "a spec without \"inputs\"", "specs with them");
  }

  /** Returns the ways in which rows are sent; an alternative in binary is refused elsewhere. */
  private Stream<RequestForm> forms() {
    return Stream.concat(
        Stream.of(spec.inference().usual()),
        spec.inference().alternatives().stream()
            .map(RequestAlternative::form)
            .filter(form -> !form.isIn(RequestFormat.BINARY)));
  }

  private Location formatAt() {
    Training training = spec.training();
    return training.format().isPresent() ? training.format().at() : training.contentType().at();
  }

  /** Checks that a value of each input has a place in the format. */
  private void types(Input input) {
    Optional<InputType> type = input.type().found();
    if (input.isTrained()) {
      format()
          .filter(TrainingFormat::holdsColumns)
          .ifPresent(format -> type.ifPresent(t -> held(input, format.word(), format::holds)));
    }
    if (input.isRequested()) {
      forms()
          .flatMap(form -> form.serializer().found().stream())
          .filter(RequestFormat::holdsColumns)
          .filter(format -> type.isPresent() && !format.holds(type.get()))
          .findFirst()
          .ifPresent(format -> held(input, format.word(), format::holds));
    }
  }

  private void held(Input input, String format, Predicate<InputType> holds) {
    if (!holds.test(input.type().value())) {
      problems.add(
          SpecMessage.TYPE_NOT_HELD,
          input.type().at(),
          format,
          input.type().value().word(),
          words(InputType.values(), holds));
    }
  }

  private void inputs(List<Input> inputs) {
    Training training = spec.training();
    Inference inference = spec.inference();
    format()
        .filter(format -> !format.holdsColumns())
        .ifPresent(
            format ->
                problems.add(
                    SpecMessage.FORMAT_WITHOUT_COLUMNS,
                    formatAt(),
                    format.word(),
                    words(TrainingFormat.values(), TrainingFormat::holdsColumns)));
    for (RequestForm form : inference.forms()) {
      form.serializer()
          .found()
          .filter(format -> !format.holdsColumns())
          .ifPresent(
              format ->
                  problems.add(
                      SpecMessage.FORMAT_WITHOUT_COLUMNS,
                      form.serializer().at(),
                      format.word(),
                      words(RequestFormat.values(), RequestFormat::holdsColumns)));
    }
    fields.refuse(training.groups(), "groups", WITH, OWNERS);
    fields.refuse(training.missing(), "missing", WITH, OWNERS);
    fields.refuse(training.multiPart(), "multiPart", WITH, OWNERS);
    fields.refuse(inference.nativeScoring(), "native", WITH, OWNERS);
    spec.classes().ifPresent(each -> fields.refuse(each.spark(), "spark", WITH, OWNERS));
    training
        .channels()
        .ifPresent(
            channels ->
                channels.forEach(each -> fields.refuse(each.label(), "label", WITH, OWNERS)));
    training.weights().stream()
        .findFirst()
        .ifPresent(first -> fields.refuse(first.format(), "weights", WITH, OWNERS));
    label(inputs);
    inputs.forEach(this::input);
    inputs.forEach(this::types);
    long requested = inputs.stream().filter(Input::isRequested).count();
    if (requested > 1 && inference.isBinary()) {
      problems.add(
          SpecMessage.LIMIT_EXCEEDED,
          inference.usual().serializer().at(),
          "Requests have " + requested + " inputs",
          1,
          "input in binary");
    }
    lists(inputs);
    inference.forms().forEach(form -> row(form, inputs));
    for (Input input : inputs) {
      path(input.name(), inputs.stream().filter(input::isBeside).map(Input::name));
    }
    withoutNames(inputs);
    if (inputs.stream().noneMatch(Input::isTrained)) {
      problems.add(SpecMessage.NO_INPUT, spec.inputs().at(), "training");
    }
    if (inference.isThere() && inputs.stream().noneMatch(Input::isRequested)) {
      problems.add(SpecMessage.NO_INPUT, spec.inputs().at(), "requests");
    }
  }

  private static <F extends Word> String words(F[] formats, Predicate<F> some) {
    return Stream.of(formats).filter(some).map(Word::word).collect(Collectors.joining(", "));
  }

  private void label(List<Input> inputs) {
    boolean isAmong = inputs.stream().anyMatch(input -> input.isCalled(Input.LABEL));
    spec.training()
        .label()
        .ifPresent(
            use -> {
              if (isAmong == (use == LabelUse.NONE)) {
                problems.add(
                    SpecMessage.LABEL_OF_INPUTS,
                    spec.training().label().at(),
                    use.word(),
                    isAmong ? "one" : "none");
              }
            });
  }

  /** Checks one whose Param stages have without the spec. */
  private void input(Input input) {
    input
        .type()
        .found()
        .filter(type -> type != InputType.NUMBER_ARRAY)
        .ifPresent(
            type ->
                fields.refuse(
                    input.missingAs(),
                    "missingAs",
                    "the type " + type.word(),
                    "the type number-array"));
    input.type().found().ifPresent(type -> values(input, type));
    if (!input.isRequested()) {
      fields.refuse(input.when(), "when", "an input of training only", "inputs of requests");
    }
    if (!input.isInherited()) {
      return;
    }
    String param = "the Param " + input.param().value();
    String others = "inputs with a Param of their own";
    fields.refuse(input.column(), "column", param, others);
    fields.refuse(input.formerly(), "formerly", param, others);
    fields.refuse(input.mayBeMissing(), "mayBeMissing", param, others);
    if (!input.isCalled(Input.FEATURES)) {
      fields.refuse(input.only(), "only", param, others);
      input
          .type()
          .found()
          .filter(
              type ->
                  input.isCalled(Input.LABEL)
                      ? !type.isOfLabels()
                      : type != InputType.NUMBER && type != InputType.INTEGER)
          .ifPresent(
              type ->
                  problems.add(
                      SpecMessage.FIELD_DOES_NOT_APPLY,
                      input.param().at(),
                      "param",
                      param + " with the type " + type.word(),
                      input.isCalled(Input.LABEL)
                          ? "the types " + words(InputType.values(), InputType::isOfLabels)
                          : "the types number and integer"));
    }
  }

  /** Checks what is said of the values in it. */
  private void values(Input input, InputType type) {
    String what = "the type " + type.word();
    type.numbers()
        .ifPresentOrElse(
            numbers -> RangeCheck.isSound(input.range(), numbers, problems),
            () ->
                RangeCheck.isAbsent(
                    input.range(),
                    what,
                    "the types " + words(InputType.values(), each -> each.numbers().isPresent()),
                    fields));
    if (type.isOfTexts()) {
      PatternCheck.isSound(input.pattern(), problems);
    } else {
      fields.refuse(
          input.pattern(),
          "pattern",
          what,
          "the types " + words(InputType.values(), InputType::isOfTexts));
    }
  }

  /** A name in front of lines names one value. */
  private void lists(List<Input> inputs) {
    header(spec.training().formatOptions(), inputs.stream().filter(Input::isTrained));
    for (RequestForm form : spec.inference().forms()) {
      if (form.isIn(RequestFormat.CSV)) {
        header(form.options(), inputs.stream().filter(Input::isRequested));
      }
    }
  }

  private void header(Map<Located<String>, Located<String>> options, Stream<Input> inputs) {
    boolean hasList =
        inputs.anyMatch(input -> input.type().found().filter(InputType::isList).isPresent());
    options.forEach(
        (name, value) -> {
          if (hasList && name.value().equals("header") && value.value().equals("true")) {
            problems.add(
                SpecMessage.BAD_OPTION,
                value.at(),
                "header",
                "true",
                "false, since a list has no name for each of its elements");
          }
        });
  }

  private void row(RequestForm form, List<Input> inputs) {
    boolean isOne = inputs.stream().filter(Input::isRequested).count() == 1;
    form.options()
        .forEach(
            (name, value) -> {
              if (name.value().equals("row")) {
                boolean isObject = List.of("object", "features").contains(value.value());
                boolean isJsonLines = form.isIn(RequestFormat.JSONLINES);
                if (value.value().equals("value") && !isOne) {
                  problems.add(
                      SpecMessage.BAD_OPTION,
                      value.at(),
                      "row",
                      "value",
                      "object and array, since requests hold several inputs");
                } else if (!isObject && isJsonLines && hasParametersInBodies()) {
                  problems.add(
                      SpecMessage.BAD_OPTION,
                      value.at(),
                      "row",
                      value.value(),
                      "object and features, whose further members the parameters are");
                }
              }
            });
  }

  private boolean hasParametersInBodies() {
    return spec.inference().parameters().found().orElse(List.of()).stream()
        .anyMatch(each -> each.goesTo() == PlaceWord.BODY);
  }

  /** Two names of JSON cannot be those of a value and of what is in it. */
  private void path(Located<String> name, Stream<Located<String>> others) {
    name.found()
        .filter(
            path ->
                others
                    .flatMap(other -> other.found().stream())
                    .anyMatch(other -> other.startsWith(path + ".")))
        .ifPresent(
            path ->
                problems.add(
                    SpecMessage.BAD_NAME,
                    name.at(),
                    path,
                    "a value",
                    "names that do not begin others, which are in an object of that name",
                    "Correct one of the names."));
  }

  /** Where values have no names, those behind one that is left out would move up. */
  private void withoutNames(List<Input> inputs) {
    List<Input> moved = new ArrayList<>();
    if (format().filter(TrainingFormat.CSV::equals).isPresent()
        && !hasHeader(spec.training().formatOption("header"))) {
      moved.addAll(allButLast(inputs.stream().filter(Input::isTrained).toList()));
    }
    if (spec.inference().forms().stream().anyMatch(InputCheck::isWithoutNames)) {
      moved.addAll(allButLast(inputs.stream().filter(Input::isRequested).toList()));
    }
    moved.stream()
        .distinct()
        .filter(input -> input.mayBeMissing().found().orElse(false))
        .forEach(
            input ->
                fields.refuse(
                    input.mayBeMissing(),
                    "mayBeMissing",
                    "rows without names, where others would take its place",
                    "the last input, and formats that name columns"));
  }

  private static boolean isWithoutNames(RequestForm form) {
    return form.isIn(RequestFormat.CSV)
        ? !hasHeader(form.option("header"))
        : form.option("row").filter(ROWS_WITHOUT_NAMES::contains).isPresent();
  }

  private static List<Input> allButLast(List<Input> inputs) {
    return inputs.subList(0, Math.max(0, inputs.size() - 1));
  }

  private static boolean hasHeader(Optional<String> option) {
    return option.filter("true"::equals).isPresent();
  }
}
