package org.sagemakerspark.processor.spec.validate;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sagemakerspark.processor.naming.Names;
import org.sagemakerspark.processor.naming.Names.Form;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Alternative;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Classes;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Removed;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Response;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.ResponseColumn;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Variant;
import org.sagemakerspark.processor.spec.model.HyperParameter;
import org.sagemakerspark.processor.spec.model.Input;
import org.sagemakerspark.processor.spec.model.LabelUse;
import org.sagemakerspark.processor.spec.model.Located;
import org.sagemakerspark.processor.spec.report.Location;
import org.sagemakerspark.processor.spec.report.Problems;
import org.sagemakerspark.processor.spec.report.SpecMessage;

/** Checks the names of the algorithm, the classes, the hyperparameters, the Params and columns. */
final class NameCheck {
  private static final String RENAME_PARAM = "Give it another name with the field \"param\".";

  private final Surroundings surroundings;
  private final Problems problems;
  private final UniqueNames params;
  private final UniqueNames wireNames;
  private final UniqueNames inputNames;
  private final UniqueNames parameterNames;
  private final UniqueNames keys;
  private final UniqueNames columns;
  private final Map<String, Located<String>> columnByParam = new HashMap<>();
  private final Map<String, String> inputs = new LinkedHashMap<>();
  private final Set<String> paramNames = new HashSet<>();

  NameCheck(Surroundings surroundings, Problems problems) {
    this.surroundings = surroundings;
    this.problems = problems;
    this.params = new UniqueNames("another Param or a method of one", RENAME_PARAM, problems);
    this.wireNames = new UniqueNames("another hyperparameter", "Remove one of them.", problems);
    this.inputNames = new UniqueNames("another input", "Remove one of them.", problems);
    this.parameterNames = new UniqueNames("another parameter", "Remove one of them.", problems);
    this.keys = new UniqueNames("another response column's key", "Remove one of them.", problems);
    this.columns =
        new UniqueNames(
            "another response column", "Give it another name with the field \"column\".", problems);
  }

  void check(AlgorithmSpec spec) {
    inputs(spec);
    NameForm.check(spec.algorithm(), Form.ALGORITHM, "an algorithm", problems);
    NameForm.check(spec.example(), Form.URL, "where an example is", problems);
    page(spec);
    spec.algorithm()
        .ifPresent(
            name -> {
              if (Form.ALGORITHM.fits(name)
                  && Names.reservation(Names.pythonModule(name)).isPresent()) {
                problems.add(
                    SpecMessage.BAD_NAME,
                    spec.algorithm().at(),
                    name,
                    "an algorithm",
                    "what is no reserved word of Java or Python",
                    NameForm.CORRECT);
              }
            });
    spec.classes().ifPresent(this::classes);
    if (spec.image().versions().found().orElse(List.of()).size() > 1) {
      paramNames.add(Names.IMAGE_VERSION);
      Names.methods(Names.IMAGE_VERSION)
          .forEach(method -> params.add(method, spec.image().versions().at()));
    }
    spec.hyperparameters().forEach(this::hyperParameter);
    spec.inputs().ifPresent(list -> list.forEach(this::input));
    spec.inference().parameters().ifPresent(list -> list.forEach(this::parameter));
    spec.inference().response().columns().ifPresent(list -> list.forEach(this::column));
    spec.inference().response().alternatives().forEach(this::alternative);
    history(spec);
  }

  /** Checks the names that Params had, which none has now. */
  private void history(AlgorithmSpec spec) {
    UniqueNames gone =
        new UniqueNames("another Param of an earlier version", "Remove one of them.", problems);
    Set<String> present = new HashSet<>(surroundings.inheritedMethods());
    present.addAll(paramNames);
    Stream.concat(
            formerly(spec).flatMap(names -> names.found().orElse(List.of()).stream()),
            spec.removed().stream().map(Removed::param))
        .forEach(name -> gone(name, present, gone));
  }

  private static Stream<Located<List<Located<String>>>> formerly(AlgorithmSpec spec) {
    Response response = spec.inference().response();
    return Stream.concat(
        Stream.of(
                spec.hyperparameters().stream().map(HyperParameter::formerly),
                spec.inputs().found().orElse(List.of()).stream().map(Input::formerly),
                spec.inference().parameters().found().orElse(List.of()).stream()
                    .map(HyperParameter::formerly))
            .flatMap(each -> each),
        Stream.concat(
                Stream.of(response.columns()),
                response.alternatives().stream().map(Alternative::columns))
            .flatMap(columns -> columns.found().orElse(List.of()).stream())
            .map(ResponseColumn::formerly));
  }

  private void gone(Located<String> name, Set<String> present, UniqueNames gone) {
    NameForm.check(name, Form.PARAM, "a Param", problems);
    if (name.found().filter(present::contains).isPresent()) {
      problems.add(SpecMessage.PARAM_IS_THERE, name.at(), name.value());
    } else {
      gone.add(name);
    }
  }

  /** Finds out how the columns are called that rows have, or get, by default. */
  private void inputs(AlgorithmSpec spec) {
    boolean isOfFeatures =
        spec.inputs().found().stream()
            .flatMap(List::stream)
            .anyMatch(input -> input.isCalled(Input.FEATURES));
    if (!spec.inputs().isPresent() || isOfFeatures) {
      inputs.put(surroundings.limits().column("featuresCol"), "the column of features");
    }
    for (Input input : spec.inputs().found().orElse(List.of())) {
      Located<String> column = input.column().isPresent() ? input.column() : input.name();
      if (!input.isInherited()) {
        column.ifPresent(name -> inputs.put(name, "an input"));
      }
    }
    inputs.put(surroundings.limits().column("errorCol"), "the column that says why a row failed");
    if (spec.training().label().found().filter(use -> use != LabelUse.NONE).isPresent()) {
      inputs.put(surroundings.limits().column("labelCol"), "the column of labels");
    }
  }

  private void page(AlgorithmSpec spec) {
    Optional<Variant> variant =
        spec.variants().found().flatMap(variants -> variants.stream().findFirst());
    Located<String> last = variant.map(Variant::name).orElse(spec.algorithm());
    spec.algorithm()
        .found()
        .filter(Form.ALGORITHM::fits)
        .map(
            name -> variant.isEmpty() ? name : name + "-" + variant.get().name().found().orElse(""))
        .filter(surroundings.delivered())
        .ifPresent(page -> problems.add(SpecMessage.DELIVERED_NAME, last.at(), page));
  }

  /** A value is there once as it is; other columns may be made of it. */
  private static boolean addKey(UniqueNames keys, ResponseColumn column) {
    return column.form().isPresent() || keys.add(column.key());
  }

  /** Checks columns that are there instead of others, whose Params they may share. */
  private void alternative(Alternative alternative) {
    UniqueNames ownKeys =
        new UniqueNames("another response column's key", "Remove one of them.", problems);
    UniqueNames ownParams = new UniqueNames("another column's Param", RENAME_PARAM, problems);
    for (ResponseColumn column : alternative.columns().found().orElse(List.of())) {
      addKey(ownKeys, column);
      Optional<String> param = paramName(column);
      if (param.isEmpty()
          || !ownParams.add(
              param.get(), column.param().isPresent() ? column.param().at() : column.key().at())) {
        continue;
      }
      Located<String> before = columnByParam.get(param.get());
      if (before == null) {
        output(column);
      } else {
        column
            .column()
            .found()
            .filter(name -> !name.equals(before.value()))
            .ifPresent(
                name ->
                    problems.add(
                        SpecMessage.REDEFINED_COLUMN,
                        column.column().at(),
                        param.get(),
                        name,
                        before.value(),
                        before.at().line()));
      }
    }
  }

  private void classes(Classes classes) {
    classForm(classes.estimator());
    classForm(classes.model());
    UniqueNames names = new UniqueNames("the estimator", "Give the model another name.", problems);
    names.add(classes.estimator());
    names.add(classes.model());
  }

  private void classForm(Located<String> name) {
    NameForm.check(name, Form.CLASS, "a class", problems);
    name.found()
        .filter(Form.CLASS::fits)
        .flatMap(Names::classReservation)
        .ifPresent(
            reason ->
                problems.add(
                    SpecMessage.BAD_NAME,
                    name.at(),
                    name.value(),
                    "a class",
                    reason,
                    NameForm.CORRECT));
  }

  private void hyperParameter(HyperParameter hyperParameter) {
    NameForm.check(hyperParameter.name(), Form.WIRE, "a hyperparameter", problems);
    if (wireNames.add(hyperParameter.name())) {
      param(
          hyperParameter.param(),
          hyperParameter.name(),
          hyperParameter.name().found().map(Names::param));
    }
  }

  private void parameter(HyperParameter parameter) {
    NameForm.check(parameter.name(), Form.PATH, "a parameter", problems);
    parameterNames.add(parameter.name());
    param(
        parameter.param(),
        parameter.name(),
        parameter
            .name()
            .found()
            .map(name -> Names.param(name.substring(name.lastIndexOf('.') + 1))));
  }

  private void input(Input input) {
    NameForm.check(input.name(), Form.PATH, "an input", problems);
    inputNames.add(input.name());
    if (!input.isInherited()) {
      param(input.param(), input.name(), input.name().found().map(Names::columnParam));
    }
  }

  private void column(ResponseColumn column) {
    if (addKey(keys, column)) {
      output(column);
    }
  }

  private static Optional<String> paramName(ResponseColumn column) {
    return column.param().found().or(() -> column.key().found().map(Names::columnParam));
  }

  /** Takes the name and the Param of a column. */
  private void output(ResponseColumn column) {
    Located<String> name = column.name();
    name.ifPresent(
        text -> {
          columns.add(text.toLowerCase(Locale.ROOT), name.at());
          inputs.forEach(
              (input, what) -> {
                if (input.equalsIgnoreCase(text)) {
                  problems.add(SpecMessage.OUTPUT_IS_INPUT, name.at(), text, what);
                }
              });
        });
    param(column.param(), column.key(), column.key().found().map(Names::columnParam));
    if (name.isPresent()) {
      paramName(column).ifPresent(param -> columnByParam.putIfAbsent(param, name));
    }
  }

  /** Checks the Param that a spec names, or else the one derived from another name. */
  private void param(Located<String> given, Located<String> origin, Optional<String> derived) {
    given
        .found()
        .or(() -> derived)
        .ifPresent(name -> param(name, given.isPresent() ? given.at() : origin.at()));
  }

  private void param(String name, Location at) {
    if (!Form.PARAM.fits(name)) {
      problems.add(
          SpecMessage.BAD_NAME, at, name, "a Param", Form.PARAM.description(), RENAME_PARAM);
      return;
    }
    Optional<String> reason = Names.reservation(name);
    if (reason.isPresent()) {
      problems.add(SpecMessage.RESERVED_NAME, at, name, reason.get());
      return;
    }
    List<String> methods = Names.methods(name);
    Optional<String> inherited =
        methods.stream().filter(surroundings.inheritedMethods()::contains).findFirst();
    if (inherited.isPresent()) {
      problems.add(SpecMessage.INHERITED_NAME, at, name, inherited.get());
      return;
    }
    paramNames.add(name);
    for (String method : methods) {
      if (!params.add(method, at)) {
        return;
      }
    }
  }
}
