package org.sagemakerspark.processor.emit.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import javax.lang.model.element.Modifier;
import org.sagemakerspark.processor.emit.GeneratedFile;
import org.sagemakerspark.processor.plan.AlgorithmPlan;
import org.sagemakerspark.processor.plan.ParamPlan;
import org.sagemakerspark.processor.spec.model.SparkModel;

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
            JavadocText.of(JavadocText.escape(plan.modelDoc())));
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
                "What is sent, or the columns of the output, depend on how the model was trained.")));
    stage.method(
        param.defaultValue().isPresent()
            ? members.getter(param.getter(), code.valueType())
            : members.getterOfUnset(param.getter(), code.valueType()));
    stage.method(members.columnSetter(param.setter(), param.doc()));
  }

  /** Adds the Param that chooses the version of the image that serves. */
  private void imageVersion(ParamPlan param) {
    ParamCode code = new ParamCode(param);
    ParamMembers members = new ParamMembers(model, param.name(), code.paramType());
    stage.field(members.field());
    stage.create(
        param.name(),
        CodeBlock.of(
            "imageVersionParam(\n$>$>$L,\n$L)$<$<",
            JavaText.quoted(param.paramDoc()),
            JavaText.strings(param.values())));
    param.defaultValue().ifPresent(value -> stage.setDefault(param.name(), code.literal(value)));
    stage.method(
        members.accessor(
            JavadocText.of(
                JavadocText.escape(param.doc()),
                JavadocText.escape(String.join(" ", param.facts())))));
    stage.method(members.getter(param.getter(), code.valueType()));
    stage.method(members.setter(param.setter(), code.valueType(), param.about()));
  }

  /** Adds the ways to make a model of what is in SageMaker already. */
  private void factories() {
    if (plan.inference().isThere()) {
      stage.method(
          factory("fromEndpoint")
              .addJavadoc(
                  JavadocText.of(
                      "Returns a model that scores on an endpoint that is there. The endpoint is"
                          + " never deleted by the model."))
              .addParameter(String.class, "endpointName")
              .addStatement("return onEndpoint(new $T(), endpointName)", model)
              .build());
    }
    String endpoint =
        plan.inference().isThere() ? " Its endpoint is created at the first transform." : "";
    stage.method(
        factory("fromModelData")
            .addJavadoc(JavadocText.of("Returns a model of an artifact in S3." + endpoint))
            .addParameter(String.class, "modelDataS3Uri")
            .addStatement("return onModelData(new $T(), modelDataS3Uri)", model)
            .build());
    stage.method(
        factory("fromTrainingJob")
            .addJavadoc(
                JavadocText.of(
                    JavadocText.of(
                        "Returns the model of a training job that has completed, or was stopped"
                            + " after it had made a model."
                            + endpoint),
                    "@throws org.sagemakerspark.training.TrainingJobException if the job made no"
                        + " model"))
            .addParameter(ForeignNames.SPARK_SESSION, "spark")
            .addParameter(String.class, "jobName")
            .addStatement("return onTrainingJob(new $T(), spark, jobName)", model)
            .build());
  }

  /** Adds the ways to and from a model of Spark's own. */
  private void twin(SparkModel spark) {
    ClassName twin = ClassName.get("org.apache.spark.ml." + spark.room(), spark.className());
    stage.method(
        MethodSpec.methodBuilder("toSparkModel")
            .addJavadoc(
                JavadocText.of(
                    JavadocText.of(
                        "Reads the model artifact and returns a model of Spark's own that predicts"
                            + " the same."),
                    "@throws IllegalStateException if the artifact cannot be read, or Spark has no"
                        + " such model"))
            .addModifiers(Modifier.PUBLIC)
            .returns(twin)
            .addStatement("return toSparkModel($T.$L)", ForeignNames.SPARK_TWINS, spark.name())
            .build());
    stage.method(
        factory("fromSparkModel")
            .addJavadoc(
                JavadocText.of(
                    JavadocText.of(
                        "Writes the model artifact of what Spark has trained, and returns a model of"
                            + " it. Its endpoint is created at the first transform."),
                    "@param modelDataS3Uri a location that ends with {@code .tar.gz} and is not taken yet",
                    "@throws IllegalArgumentException if the algorithm has no such model, or the"
                        + " location is none",
                    "@throws IllegalStateException if the artifact cannot be written"))
            .addParameter(twin, "model")
            .addParameter(String.class, "modelDataS3Uri")
            .addStatement(
                "return onSparkModel(new $T(), $T.$L, model, modelDataS3Uri)",
                model,
                ForeignNames.SPARK_TWINS,
                spark.name())
            .build());
  }

  private MethodSpec.Builder factory(String name) {
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(model);
  }

  GeneratedFile file() {
    plan.modelColumnParams().forEach(stage::column);
    ParamSection.ofRequests(stage, model, plan.inference());
    plan.deciding().forEach(this::deciding);
    plan.modelImageVersion().ifPresent(this::imageVersion);
    stage.missingDefault(plan.training());
    stage.scoringDefaults(plan.inference());
    factories();
    plan.sparkModel().ifPresent(this::twin);
    return stage.file(
        CodeBlock.of("super(uid, $T.$L)", estimator, EstimatorClass.ALGORITHM),
        ParamSection.setOfRequests(plan.inference()));
  }
}
