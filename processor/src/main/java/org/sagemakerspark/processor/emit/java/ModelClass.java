package org.sagemakerspark.processor.emit.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import org.sagemakerspark.processor.emit.GeneratedFile;
import org.sagemakerspark.processor.plan.AlgorithmPlan;
import org.sagemakerspark.processor.plan.ParamPlan;

/** Writes the model of a plan. */
final class ModelClass {
  private final AlgorithmPlan plan;
  private final ClassName estimator;
  private final ClassName model;
  private final StageClass stage;

  ModelClass(AlgorithmPlan plan) {
    this.plan = plan;
    this.estimator = ClassName.get(plan.javaPackage(), plan.estimatorClass());
    this.model = ClassName.get(plan.javaPackage(), plan.modelClass());
    this.stage =
        new StageClass(
            model,
            "model",
            ParameterizedTypeName.get(ForeignNames.ALGORITHM_MODEL, model),
            JavadocText.of(
                JavadocText.escape(
                    "Scores rows on an Amazon SageMaker endpoint that hosts a trained "
                        + plan.title()
                        + " model.")));
  }

  /** Adds the Param that tells how the model was trained, as far as answers depend on it. */
  private void deciding(ParamPlan param) {
    ParamCode code = new ParamCode(param);
    ParamMembers members = new ParamMembers(model, param.name(), code.paramType());
    stage.field(members.field());
    stage.create(
        param.name(),
        CodeBlock.of(
            "new $T<>(\n$>$>this,\n$S,\n$L)$<$<",
            ForeignNames.PARAM,
            param.name(),
            JavaText.quoted(param.paramDoc())));
    param.defaultValue().ifPresent(value -> stage.setDefault(param.name(), code.literal(value)));
    stage.method(
        members.accessor(
            JavadocText.of(
                JavadocText.escape(param.doc()),
                "The columns of the output depend on how the model was trained.")));
    stage.method(
        param.defaultValue().isPresent()
            ? members.getter(param.getter(), code.valueType())
            : members.getterOfUnset(param.getter(), code.valueType()));
    stage.method(members.columnSetter(param.setter()));
  }

  GeneratedFile file() {
    plan.inference().allColumns().forEach(stage::column);
    plan.deciding().forEach(this::deciding);
    stage.scoringDefaults(plan.inference());
    return stage.file(
        CodeBlock.of("super(uid, $T.$L)", estimator, EstimatorClass.ALGORITHM),
        CodeBlock.builder().build());
  }
}
