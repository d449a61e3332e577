package org.sagemakerspark.processor.emit.java;

import com.palantir.javapoet.FieldSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.sagemakerspark.processor.naming.Names;
import org.sagemakerspark.processor.plan.AlgorithmPlan;
import org.sagemakerspark.processor.plan.ParamPlan;
import org.sagemakerspark.processor.spec.model.Shown;

/** Writes a constant for each text that a Param chooses from. */
final class ValueConstants {
  private final AlgorithmPlan plan;
  private final Set<String> taken = new HashSet<>();

  ValueConstants(AlgorithmPlan plan) {
    this.plan = plan;
    taken.add(EstimatorClass.ALGORITHM);
  }

  List<FieldSpec> fields() {
    List<FieldSpec> fields = new ArrayList<>();
    Stream.of(
            plan.imageVersion().stream(),
            plan.params().stream(),
            plan.inference().parameters().stream())
        .flatMap(params -> params)
        .filter(param -> param.kind().hasValues())
        .forEach(
            param ->
                param.values().stream()
                    // One with a place for a number stands for many texts.
                    .filter(value -> value.indexOf('{') < 0)
                    .forEach(value -> fields.add(field(param, value))));
    return fields;
  }

  private FieldSpec field(ParamPlan param, String value) {
    return FieldSpec.builder(
            ParamCode.STRING,
            free(Names.constant(param.name(), value)),
            Modifier.PUBLIC,
            Modifier.STATIC,
            Modifier.FINAL)
        .addJavadoc(
            JavadocText.of(
                "A value of {@link #"
                    + param.name()
                    + "()}: "
                    + (value.isEmpty()
                        ? Shown.text(value)
                        : "<code>" + JavadocText.escape(value) + "</code>")
                    + "."))
        .initializer("$S", value)
        .build();
  }

  /** Returns a name, with a number if another value has it. */
  private String free(String name) {
    String free = name;
    for (int i = 2; !taken.add(free); i++) {
      free = name + "_" + i;
    }
    return free;
  }
}
