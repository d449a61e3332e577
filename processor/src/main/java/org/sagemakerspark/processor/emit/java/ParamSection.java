package org.sagemakerspark.processor.emit.java;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.Map;
import org.sagemakerspark.processor.plan.AlgorithmPlan.InferencePlan;
import org.sagemakerspark.processor.plan.ParamPlan;

/** Writes Params that have a type and a range of their own into a class. */
final class ParamSection {
  private static final String REQUESTS = "requests";

  private final StageClass stage;
  private final ClassName owner;
  private final String set;
  private final String noun;

  /**
   * Begins a section.
   *
   * @param set the variable that holds the set which makes the Params
   */
  ParamSection(StageClass stage, ClassName owner, String set) {
    this.stage = stage;
    this.owner = owner;
    this.set = set;
    this.noun = set.equals(REQUESTS) ? "In requests" : "Hyperparameter";
  }

  /** Adds what is sent beside the rows of requests. */
  static void ofRequests(StageClass stage, ClassName owner, InferencePlan inference) {
    ParamSection section = new ParamSection(stage, owner, REQUESTS);
    for (ParamPlan param : inference.parameters()) {
      section.add(param);
      section.facts(param);
      HyperParameterFacts.forms(stage, REQUESTS, param);
    }
  }

  /** Returns the statement that makes the variable of the section for requests. */
  static CodeBlock setOfRequests(InferencePlan inference) {
    return inference.parameters().isEmpty()
        ? CodeBlock.of("")
        : CodeBlock.builder()
            .addStatement("$T $L = requestParameters()", ForeignNames.HYPER_PARAMETER_SET, REQUESTS)
            .build();
  }

  /** Says where a parameter goes, in which form, and whether it always does. */
  private void facts(ParamPlan param) {
    param
        .place()
        .ifPresent(
            place ->
                stage.fact(
                    "$L.placed($N, $T.$L)", set, param.name(), ForeignNames.PLACE, place.name()));
    param
        .wire()
        .ifPresent(
            form ->
                stage.fact(
                    "$L.written($N, $T.$L)", set, param.name(), ForeignNames.WIRE_FORM, form));
    if (param.isSent()) {
      stage.fact("$L.alwaysSent($N)", set, param.name());
    }
  }

  /** Adds a Param, its accessor, getter and setters. */
  void add(ParamPlan param) {
    ParamCode code = new ParamCode(param);
    ParamMembers members = new ParamMembers(owner, param.name(), code.paramType());
    stage.field(members.field());
    stage.create(param.name(), code.creation(set));
    param.defaultValue().ifPresent(value -> stage.setDefault(param.name(), code.literal(value)));
    stage.method(
        members.accessor(
            JavadocText.of(
                JavadocText.escape(param.doc()),
                JavadocText.escape(String.join(" ", param.facts())),
                param.wireName().isEmpty()
                    ? ""
                    : noun + " <code>" + JavadocText.escape(param.wireName()) + "</code>.")));
    boolean hasDefault = param.defaultValue().isPresent();
    stage.method(
        code.parsedBy()
            .map(parse -> members.parsedGetter(param.getter(), code.valueType(), parse, hasDefault))
            .orElseGet(
                () ->
                    hasDefault
                        ? members.getter(param.getter(), code.valueType())
                        : members.getterOfUnset(param.getter(), code.valueType())));
    setters(param, members, code.valueType());
  }

  private void setters(ParamPlan param, ParamMembers members, TypeName valueType) {
    String about = param.about();
    switch (param.kind()) {
      case INT_OR_WORD ->
          stage.method(numberSetter(param, members, TypeName.INT, ClassName.get(Integer.class)));
      case DOUBLE_OR_WORD ->
          stage.method(numberSetter(param, members, TypeName.DOUBLE, ClassName.get(Double.class)));
      case INT_LIST_OR_WORD ->
          stage.method(
              members.renderedListSetter(
                  param.setter(),
                  ArrayTypeName.of(TypeName.INT),
                  param.about(),
                  CodeBlock.of("$T.COMMA_SEPARATED.render", ForeignNames.WIRE_FORM)));
      case INT_LISTS ->
          stage.method(
              members.renderedListSetter(
                  param.setter(),
                  ArrayTypeName.of(ArrayTypeName.of(TypeName.INT)),
                  param.about(),
                  CodeBlock.of("$T.PLAIN.render", ForeignNames.WIRE_FORM)));
      case STRING_MAP -> stage.method(mapSetter(param, members, String.class));
      case INT_MAP -> stage.method(mapSetter(param, members, Integer.class));
      case DOUBLE_MAP -> stage.method(mapSetter(param, members, Double.class));
      case LONG_LIST, BOOLEAN_LIST -> {
        stage.method(
            members.renderedListSetter(
                param.setter(), valueType, about, CodeBlock.of("$T.of", ForeignNames.LIST_TEXT)));
        return;
      }
      default -> {}
    }
    stage.method(
        param.kind().isList()
            ? members.listSetter(param.setter(), valueType, about)
            : members.setter(param.setter(), valueType, about));
  }

  private static MethodSpec mapSetter(ParamPlan param, ParamMembers members, Class<?> value) {
    return members.setter(
        param.setter(),
        ParameterizedTypeName.get(Map.class, String.class, value),
        param.about(),
        map -> CodeBlock.of("$T.of($N)", ForeignNames.JSON_MAP, map));
  }

  private static MethodSpec numberSetter(
      ParamPlan param, ParamMembers members, TypeName primitive, ClassName box) {
    return members.setter(
        param.setter(),
        primitive,
        param.about(),
        held -> CodeBlock.of("$T.toString($N)", box, held));
  }
}
