package org.sagemakerspark.processor.spec.validate;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sagemakerspark.processor.naming.Names;
import org.sagemakerspark.processor.naming.Names.Form;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Alternative;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Classes;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.ResponseColumn;
import org.sagemakerspark.processor.spec.model.HyperParameter;
import org.sagemakerspark.processor.spec.model.Located;
import org.sagemakerspark.processor.spec.report.Location;
import org.sagemakerspark.processor.spec.report.Problems;
import org.sagemakerspark.processor.spec.report.SpecMessage;

/** Checks the names of the algorithm, the classes, the hyperparameters, the Params and columns. */
final class NameCheck {
  private static final String CORRECT = "Correct the name.";
  private static final String RENAME_PARAM = "Give it another name with the field \"param\".";

  private final Set<String> inheritedMethods;
  private final Problems problems;
  private final UniqueNames params;
  private final UniqueNames wireNames;
  private final UniqueNames keys;
  private final UniqueNames columns;
  private final Set<String> columnParams = new HashSet<>();

  NameCheck(Set<String> inheritedMethods, Problems problems) {
    this.inheritedMethods = inheritedMethods;
    this.problems = problems;
    this.params = new UniqueNames("another Param or a method of one", RENAME_PARAM, problems);
    this.wireNames = new UniqueNames("another hyperparameter", "Remove one of them.", problems);
    this.keys = new UniqueNames("another response column's key", "Remove one of them.", problems);
    this.columns =
        new UniqueNames(
            "another response column", "Give it another name with the field \"column\".", problems);
  }

  void check(AlgorithmSpec spec) {
    form(spec.algorithm(), Form.ALGORITHM, "an algorithm");
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
                    CORRECT);
              }
            });
    spec.classes().ifPresent(this::classes);
    if (spec.image().versions().found().orElse(List.of()).size() > 1) {
      Names.methods(Names.IMAGE_VERSION)
          .forEach(method -> params.add(method, spec.image().versions().at()));
    }
    spec.hyperparameters().forEach(this::hyperParameter);
    spec.inference().response().columns().ifPresent(list -> list.forEach(this::column));
    spec.inference().response().alternatives().forEach(this::alternative);
  }

  /** A value is there once as it is; other columns may be made of it. */
  private static boolean addKey(UniqueNames keys, ResponseColumn column) {
    return column.form().isPresent() || keys.add(column.key());
  }

  /** Checks columns that are there instead of others, whose Params they may share. */
  private void alternative(Alternative alternative) {
    UniqueNames ownKeys =
        new UniqueNames("another response column's key", "Remove one of them.", problems);
    alternative
        .columns()
        .ifPresent(
            list -> {
              for (ResponseColumn column : list) {
                addKey(ownKeys, column);
                Optional<String> param =
                    column.param().found().or(() -> column.key().found().map(Names::columnParam));
                if (param.filter(columnParams::contains).isEmpty()) {
                  columns.add(column.column().isPresent() ? column.column() : column.key());
                  param(column.param(), column.key(), param);
                  param.ifPresent(columnParams::add);
                }
              }
            });
  }

  private void classes(Classes classes) {
    form(classes.estimator(), Form.CLASS, "a class");
    form(classes.model(), Form.CLASS, "a class");
    UniqueNames names = new UniqueNames("the estimator", "Give the model another name.", problems);
    names.add(classes.estimator());
    names.add(classes.model());
  }

  private void hyperParameter(HyperParameter hyperParameter) {
    form(hyperParameter.name(), Form.WIRE, "a hyperparameter");
    if (wireNames.add(hyperParameter.name())) {
      param(
          hyperParameter.param(),
          hyperParameter.name(),
          hyperParameter.name().found().map(Names::param));
    }
  }

  private void column(ResponseColumn column) {
    if (!addKey(keys, column)) {
      return;
    }
    columns.add(column.column().isPresent() ? column.column() : column.key());
    Optional<String> derived = column.key().found().map(Names::columnParam);
    param(column.param(), column.key(), derived);
    column.param().found().or(() -> derived).ifPresent(columnParams::add);
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
    Optional<String> inherited = methods.stream().filter(inheritedMethods::contains).findFirst();
    if (inherited.isPresent()) {
      problems.add(SpecMessage.INHERITED_NAME, at, name, inherited.get());
      return;
    }
    for (String method : methods) {
      if (!params.add(method, at)) {
        return;
      }
    }
  }

  private void form(Located<String> name, Form form, String what) {
    name.ifPresent(
        value -> {
          if (!form.fits(value)) {
            problems.add(SpecMessage.BAD_NAME, name.at(), value, what, form.description(), CORRECT);
          }
        });
  }
}
