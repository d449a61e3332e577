package org.sagemakerspark.processor.emit.java;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.sagemakerspark.processor.emit.GeneratedFile;
import org.sagemakerspark.processor.plan.AlgorithmPlan.ColumnParam;
import org.sagemakerspark.processor.plan.AlgorithmPlan.InferencePlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.TrainingPlan;

/** What the estimator and the model have in common as classes. */
final class StageClass {
  static final String GENERATOR = "org.sagemakerspark.processor";

  private final ClassName name;
  private final String noun;
  private final TypeSpec.Builder type;
  private final CodeBlock.Builder creations = CodeBlock.builder();
  private final CodeBlock.Builder facts = CodeBlock.builder();
  private final CodeBlock.Builder defaults = CodeBlock.builder();
  private final List<FieldSpec> fields = new ArrayList<>();
  private final List<MethodSpec> methods = new ArrayList<>();

  /**
   * Begins a class.
   *
   * @param noun what it is, for its documentation
   */
  StageClass(ClassName name, String noun, TypeName superclass, CodeBlock javadoc) {
    this.name = name;
    this.noun = noun;
    this.type =
        TypeSpec.classBuilder(name)
            .addJavadoc(javadoc)
            .addAnnotation(
                AnnotationSpec.builder(ForeignNames.GENERATED)
                    .addMember("value", "$S", GENERATOR)
                    .build())
            .addModifiers(Modifier.PUBLIC)
            .superclass(superclass)
            .addField(
                FieldSpec.builder(
                        TypeName.LONG,
                        "serialVersionUID",
                        Modifier.PRIVATE,
                        Modifier.STATIC,
                        Modifier.FINAL)
                    .initializer("1L")
                    .build());
  }

  void implement(TypeName group) {
    type.addSuperinterface(group);
  }

  void constant(FieldSpec constant) {
    type.addField(constant);
  }

  /** Adds a statement that stores a new Param in its field. */
  void create(String param, CodeBlock creation) {
    creations.addStatement("$N =\n$L", param, creation);
  }

  void setDefault(String param, CodeBlock value) {
    defaults.addStatement("setDefault($N, $L)", param, value);
  }

  /** Gives a Param that every stage has a default of the algorithm's. */
  void setInherited(String param, CodeBlock value) {
    defaults.addStatement("setDefault($L(), $L)", param, value);
  }

  /** Adds a statement about Params that were made before. */
  void fact(String format, Object... arguments) {
    facts.addStatement(format, arguments);
  }

  /** Gives the Params of scoring the algorithm's own defaults. */
  void scoringDefaults(InferencePlan inference) {
    inference
        .instanceType()
        .ifPresent(type -> setInherited("endpointInstanceType", CodeBlock.of("$S", type)));
    inference
        .maxRecords()
        .ifPresent(count -> setInherited("maxBatchSizeInRecords", CodeBlock.of("$L", count)));
    inference
        .maxBytes()
        .ifPresent(count -> setInherited("maxBatchSizeInBytes", CodeBlock.of("$L", count)));
  }

  /** Gives the Param that tells what NaN means the algorithm's own default. */
  void missingDefault(TrainingPlan training) {
    training.missing().ifPresent(word -> setInherited("missing", CodeBlock.of("$S", word)));
  }

  void field(FieldSpec field) {
    fields.add(field);
  }

  void method(MethodSpec method) {
    methods.add(method);
  }

  /** Adds the Param that names a column. */
  void column(ColumnParam column) {
    ParamMembers members = new ParamMembers(name, column.param(), ParamCode.STRING_PARAM);
    field(members.field());
    create(
        column.param(),
        CodeBlock.of(
            "responseColumn(\n$>$>$S,\n$L)$<$<",
            column.param(),
            JavaText.quoted(column.paramDoc())));
    setDefault(column.param(), CodeBlock.of("$S", column.defaultName()));
    method(
        members.accessor(
            JavadocText.of(
                JavadocText.escape(column.paramDoc()),
                JavadocText.escape("Default: " + column.defaultName() + "."))));
    method(members.getter(column.getter(), ParamCode.STRING));
    method(
        members.columnSetter(
            column.setter(), column.paramDoc() + " Default: " + column.defaultName() + "."));
  }

  /** Returns the finished file. */
  GeneratedFile file(CodeBlock superCall, CodeBlock beforeParams) {
    type.addFields(fields)
        .addMethod(constructor())
        .addMethod(constructor(superCall, beforeParams))
        .addMethods(methods)
        .addMethod(read())
        .addMethod(load());
    String source =
        JavaFile.builder(name.packageName(), type.build())
            .skipJavaLangImports(true)
            .build()
            .toString();
    return new GeneratedFile.JavaSource(name.canonicalName(), source);
  }

  private MethodSpec constructor() {
    return MethodSpec.constructorBuilder()
        .addJavadoc(JavadocText.of("Creates the " + noun + " with a random uid."))
        .addModifiers(Modifier.PUBLIC)
        .addStatement("this($T.randomUID($S))", ForeignNames.IDENTIFIABLE, name.simpleName())
        .build();
  }

  private MethodSpec constructor(CodeBlock superCall, CodeBlock beforeParams) {
    return MethodSpec.constructorBuilder()
        .addJavadoc(JavadocText.of("Creates the " + noun + " with the given uid."))
        .addModifiers(Modifier.PUBLIC)
        .addParameter(String.class, "uid")
        .addStatement(superCall)
        .addCode(beforeParams)
        .addCode(creations.build())
        .addCode(facts.build())
        .addCode(defaults.build())
        .build();
  }

  private MethodSpec read() {
    return MethodSpec.methodBuilder("read")
        .addJavadoc(JavadocText.of("Returns a reader of saved " + noun + "s."))
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(ParameterizedTypeName.get(ForeignNames.ML_READER, name))
        .addStatement("return new $T<>($T.class)", ForeignNames.STAGE_READER, name)
        .build();
  }

  private MethodSpec load() {
    return MethodSpec.methodBuilder("load")
        .addJavadoc(JavadocText.of("Reads " + article() + " that was saved at a path."))
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(name)
        .addParameter(String.class, "path")
        .addStatement("return read().load(path)")
        .build();
  }

  private String article() {
    return (noun.startsWith("e") ? "an " : "a ") + noun;
  }
}
