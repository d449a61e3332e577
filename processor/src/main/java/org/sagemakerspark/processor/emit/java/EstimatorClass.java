package org.sagemakerspark.processor.emit.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import java.util.Map;
import javax.lang.model.element.Modifier;
import org.sagemakerspark.processor.emit.GeneratedFile;
import org.sagemakerspark.processor.plan.AlgorithmPlan;
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
    new ValueConstants(plan).fields().forEach(stage::constant);
    ParamSection hyperParameters = new ParamSection(stage, estimator, "set");
    plan.imageVersion().ifPresent(hyperParameters::add);
    plan.params().forEach(hyperParameters::add);
    ParamSection.ofRequests(stage, estimator, plan.inference());
    plan.columnParams().forEach(stage::column);
    new HyperParameterFacts(plan).addTo(stage);
    plan.training()
        .instanceType()
        .ifPresent(type -> stage.setInherited("trainingInstanceType", CodeBlock.of("$S", type)));
    String mode = plan.training().inputModes().get(0);
    if (!mode.equals(InputMode.FILE.word())) {
      stage.setInherited("trainingInputMode", CodeBlock.of("$S", mode));
    }
    String channel = plan.training().channel();
    if (!channel.equals("train")) {
      stage.setInherited("trainingChannelName", CodeBlock.of("$S", channel));
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
    if (plan.hasWeight()) {
      stage.implement(ParameterizedTypeName.get(ForeignNames.HAS_WEIGHT, estimator));
      beforeParams.addStatement("$T.declare(this)", ForeignNames.HAS_WEIGHT);
    }
    if (plan.training().groups().isPresent()) {
      stage.implement(ParameterizedTypeName.get(ForeignNames.HAS_GROUP, estimator));
      beforeParams.addStatement("$T.declare(this)", ForeignNames.HAS_GROUP);
    }
    beforeParams.addStatement("$T set = hyperParameterSet()", ForeignNames.HYPER_PARAMETER_SET);
    beforeParams.add(ParamSection.setOfRequests(plan.inference()));
    return stage.file(CodeBlock.of("super(uid, $L)", ALGORITHM), beforeParams.build());
  }
}
