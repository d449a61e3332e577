package org.sagemakerspark.processor.emit.java;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import org.sagemakerspark.processor.emit.GeneratedFile;
import org.sagemakerspark.processor.plan.AlgorithmPlan;
import org.sagemakerspark.processor.plan.ParamPlan;
import org.sagemakerspark.processor.plan.PlanJson;
import org.sagemakerspark.processor.spec.model.InputMode;

/** Writes the estimator of a plan. */
final class EstimatorClass {
  static final String ALGORITHM = "ALGORITHM";

  private final AlgorithmPlan plan;
  private final ClassName estimator;
  private final ClassName model;
  private final StageClass stage;

  EstimatorClass(AlgorithmPlan plan) {
    this.plan = plan;
    this.estimator = ClassName.get(plan.javaPackage(), plan.estimatorClass());
    this.model = ClassName.get(plan.javaPackage(), plan.modelClass());
    this.stage =
        new StageClass(
            estimator,
            "estimator",
            ParameterizedTypeName.get(ForeignNames.ALGORITHM_ESTIMATOR, estimator, model),
            JavadocText.of(
                JavadocText.escape("Trains " + plan.title() + " on Amazon SageMaker."),
                JavadocText.escape(plan.doc())));
  }

  GeneratedFile file() {
    stage.constant(new AlgorithmConstant(plan).field());
    plan.imageVersion().ifPresent(this::param);
    plan.params().forEach(this::param);
    plan.inference().allColumns().forEach(stage::column);
    new HyperParameterFacts(plan).addTo(stage);
    plan.training()
        .instanceType()
        .ifPresent(type -> stage.setInherited("trainingInstanceType", CodeBlock.of("$S", type)));
    String mode = plan.training().inputModes().get(0);
    if (!mode.equals(InputMode.FILE.word())) {
      stage.setInherited("trainingInputMode", CodeBlock.of("$S", mode));
    }
    Map<String, String> metrics = plan.training().metricDefinitions();
    if (!metrics.isEmpty()) {
      stage.setInherited("metricDefinitions", CodeBlock.of("$S", PlanJson.line(metrics)));
    }
    stage.missingDefault(plan.training());
    stage.scoringDefaults(plan.inference());
    stage.method(
        MethodSpec.methodBuilder("newModel")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PROTECTED)
            .returns(model)
            .addParameter(String.class, "uid")
            .addStatement("return new $T(uid)", model)
            .build());
    CodeBlock.Builder beforeParams = CodeBlock.builder();
    if (!plan.training().weights().isEmpty()) {
      stage.implement(ParameterizedTypeName.get(ForeignNames.HAS_WEIGHT, estimator));
      beforeParams.addStatement("$T.declare(this)", ForeignNames.HAS_WEIGHT);
    }
    if (plan.training().groups().isPresent()) {
      stage.implement(ParameterizedTypeName.get(ForeignNames.HAS_GROUP, estimator));
      beforeParams.addStatement("$T.declare(this)", ForeignNames.HAS_GROUP);
    }
    beforeParams.addStatement("$T set = hyperParameterSet()", ForeignNames.HYPER_PARAMETER_SET);
    return stage.file(CodeBlock.of("super(uid, $L)", ALGORITHM), beforeParams.build());
  }

  private void param(ParamPlan param) {
    ParamCode code = new ParamCode(param);
    ParamMembers members = new ParamMembers(estimator, param.name(), code.paramType());
    stage.field(members.field());
    stage.create(param.name(), code.creation());
    param.defaultValue().ifPresent(value -> stage.setDefault(param.name(), code.literal(value)));
    stage.method(
        members.accessor(
            JavadocText.of(
                JavadocText.escape(param.doc()),
                JavadocText.escape(String.join(" ", param.facts())),
                param.wireName().isEmpty()
                    ? ""
                    : "Hyperparameter <code>"
                        + JavadocText.escape(param.wireName())
                        + "</code>.")));
    stage.method(
        param.defaultValue().isPresent()
            ? members.getter(param.getter(), code.valueType())
            : members.getterOfUnset(param.getter(), code.valueType()));
    setters(param, members, code.valueType());
  }

  private void setters(ParamPlan param, ParamMembers members, TypeName valueType) {
    String rule = rule(param);
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
                  rule(param),
                  CodeBlock.of("$T.COMMA_SEPARATED", ForeignNames.WIRE_FORM)));
      case INT_LISTS ->
          stage.method(
              members.renderedListSetter(
                  param.setter(),
                  ArrayTypeName.of(ArrayTypeName.of(TypeName.INT)),
                  rule(param),
                  CodeBlock.of("$T.PLAIN", ForeignNames.WIRE_FORM)));
      default -> {}
    }
    stage.method(
        param.kind().isList()
            ? members.listSetter(param.setter(), valueType, rule)
            : members.setter(param.setter(), valueType, rule));
  }

  private static MethodSpec numberSetter(
      ParamPlan param, ParamMembers members, TypeName primitive, ClassName box) {
    return members.setter(
        param.setter(), primitive, rule(param), held -> CodeBlock.of("$T.toString($N)", box, held));
  }

  private static String rule(ParamPlan param) {
    Optional<String> range = param.rangeText();
    return range
        .map(text -> (param.kind().hasValues() ? "Allowed: " : "Range: ") + text + ".")
        .orElse("");
  }
}
