package org.sagemakerspark.processor.emit.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import org.sagemakerspark.processor.emit.GeneratedFile;
import org.sagemakerspark.processor.plan.AlgorithmPlan;

/** Writes the model of a plan. */
final class ModelClass {
  private final AlgorithmPlan plan;
  private final ClassName estimator;
  private final StageClass stage;

  ModelClass(AlgorithmPlan plan) {
    this.plan = plan;
    this.estimator = ClassName.get(plan.javaPackage(), plan.estimatorClass());
    ClassName model = ClassName.get(plan.javaPackage(), plan.modelClass());
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

  GeneratedFile file() {
    plan.inference().columns().forEach(stage::column);
    return stage.file(
        CodeBlock.of("super(uid, $T.$L)", estimator, EstimatorClass.ALGORITHM),
        CodeBlock.builder().build());
  }
}
