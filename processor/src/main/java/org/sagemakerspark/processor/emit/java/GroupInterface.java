package org.sagemakerspark.processor.emit.java;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.sagemakerspark.processor.emit.GeneratedFile;
import org.sagemakerspark.processor.plan.ParamTablePlan.GroupPlan;
import org.sagemakerspark.processor.plan.ParamTablePlan.StageParamPlan;
import org.sagemakerspark.processor.spec.model.Literal;
import org.sagemakerspark.processor.spec.model.StageParamType;

/** Writes the interface by which stages have a group of Params. */
final class GroupInterface {
  private static final TypeVariableName STAGE = TypeVariableName.get("S");
  private static final TypeName TEXTS = ArrayTypeName.of(ParamCode.STRING);
  private static final TypeName MAP =
      ParameterizedTypeName.get(ClassName.get(Map.class), ParamCode.STRING, ParamCode.STRING);
  private static final TypeName LIST =
      ParameterizedTypeName.get(ClassName.get(List.class), ParamCode.STRING);

  private final GroupPlan group;
  private final ClassName name;

  GroupInterface(GroupPlan group) {
    this.group = group;
    this.name = ClassName.get(ForeignNames.HAS_PARAM_SET.packageName(), group.name());
  }

  GeneratedFile file() {
    TypeSpec.Builder type =
        TypeSpec.interfaceBuilder(name)
            .addJavadoc(
                JavadocText.of(
                    JavadocText.of(JavadocText.escape(group.doc())),
                    "\n@param <S> the stage's own class, which setters return"))
            .addAnnotation(
                AnnotationSpec.builder(ForeignNames.GENERATED)
                    .addMember("value", "$S", StageClass.GENERATOR)
                    .build())
            .addModifiers(Modifier.PUBLIC)
            .addTypeVariable(STAGE)
            .addSuperinterface(ParameterizedTypeName.get(ForeignNames.HAS_PARAM_SET, STAGE))
            .addMethod(declare());
    for (StageParamPlan param : group.params()) {
      type.addMethod(accessor(param)).addMethod(getter(param));
      setters(param).forEach(type::addMethod);
    }
    String source =
        JavaFile.builder(name.packageName(), type.build())
            .skipJavaLangImports(true)
            .build()
            .toString();
    return new GeneratedFile.JavaSource(name.canonicalName(), source);
  }

  private MethodSpec declare() {
    CodeBlock.Builder code =
        CodeBlock.builder().addStatement("$T set = stage.paramSet()", ForeignNames.PARAM_SET);
    for (StageParamPlan param : group.params()) {
      code.addStatement(
          "set.$L(\n$S,\n$L$L)",
          factory(param),
          param.name(),
          JavaText.quoted(param.doc()),
          check(param).map(check -> CodeBlock.of(",\n$L", check)).orElse(CodeBlock.of("")));
    }
    for (StageParamPlan param : group.params()) {
      param.conf().ifPresent(key -> code.addStatement("set.replaces($S, $S)", param.name(), key));
    }
    for (StageParamPlan param : group.params()) {
      param
          .defaultValue()
          .ifPresent(
              value ->
                  code.addStatement(
                      "set.defaultOf($S, $L)", param.name(), literal(param.type(), value)));
    }
    return MethodSpec.methodBuilder("declare")
        .addJavadoc("Declares the group's Params with their defaults.\n")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addParameter(
            ParameterizedTypeName.get(
                ForeignNames.HAS_PARAM_SET, WildcardTypeName.subtypeOf(Object.class)),
            "stage")
        .addCode(code.build())
        .build();
  }

  private static String factory(StageParamPlan param) {
    return switch (param.type().held()) {
      case INT -> "integer";
      case LONG -> "longInteger";
      case DOUBLE -> "number";
      case BOOLEAN -> "bool";
      case TEXT_LIST -> "strings";
      case TEXT ->
          switch (param.type()) {
            case JSON_MAP -> "map";
            case CODEC -> "codec";
            case ENUM -> "oneOf";
            case STRING, COLUMN, IMAGE, ARN -> "string";
            default -> "text";
          };
    };
  }

  /** Returns what decides on values, where the factory does not know it by itself. */
  private static Optional<CodeBlock> check(StageParamPlan param) {
    if (param.type().isNumber()) {
      return Optional.of(ParamCode.bounds(param.lower(), param.upper(), param.type().number()));
    }
    return switch (param.type()) {
      case ENUM -> Optional.of(JavaText.strings(param.values()));
      case NAME -> rule("name($L)", param.maxLength().orElseThrow());
      case ENVIRONMENT ->
          rule(
              "environment($L, $L)",
              param.maxEntries().orElseThrow(),
              param.maxLength().orElseThrow());
      case TAGS -> rule("tags($L)", param.maxEntries().orElseThrow());
      case METRIC_DEFINITIONS -> rule("metrics($L)", param.maxEntries().orElseThrow());
      case SUBNETS -> rule("subnets($L)", param.maxEntries().orElseThrow());
      case SECURITY_GROUPS -> rule("securityGroups($L)", param.maxEntries().orElseThrow());
      case INSTANCE_TYPE ->
          Optional.of(
              CodeBlock.of(
                  "$T.OF_$L", ForeignNames.INSTANCE_TYPES, param.use().orElseThrow().name()));
      case TEXT_MAP -> rule("ANY_MAP");
      case ROLE -> rule("ROLE_ARN");
      case S3_URI, KMS_KEY, REGION, URL, CLASS_NAME, CHANNEL_NAME, CONTENT_TYPE, LOCAL_PATH ->
          rule(param.type().name());
      default -> Optional.empty();
    };
  }

  private static Optional<CodeBlock> rule(String format, Object... arguments) {
    return Optional.of(
        CodeBlock.builder().add("$T.", ForeignNames.SERVICE_RULES).add(format, arguments).build());
  }

  private static CodeBlock literal(StageParamType type, Literal value) {
    if (value instanceof Literal.Many many) {
      return CodeBlock.of(
          "new $T {$L}",
          TEXTS,
          many.values().stream()
              .map(each -> CodeBlock.of("$S", ((Literal.Text) each).value()).toString())
              .collect(Collectors.joining(", ")));
    }
    if (value instanceof Literal.Num number) {
      return ParamCode.number(type.number(), number.value());
    }
    return value instanceof Literal.Text text
        ? CodeBlock.of("$S", text.value())
        : CodeBlock.of("$L", value);
  }

  private static MethodSpec accessor(StageParamPlan param) {
    return method(param.name())
        .addJavadoc(
            JavadocText.of(
                JavadocText.escape(
                    param.doc()
                        + param.defaultText().map(text -> " Default: " + text + ".").orElse(""))))
        .returns(paramType(param.type()))
        .addStatement("return paramSet().get($S)", param.name())
        .build();
  }

  private static MethodSpec getter(StageParamPlan param) {
    TypeName value = valueType(param.type());
    MethodSpec.Builder getter = method(param.getter());
    if (!param.hasDefault()) {
      return getter
          .addJavadoc("Returns {@link #$L()}; empty when it is unset.\n", param.name())
          .returns(ParameterizedTypeName.get(ClassName.get(Optional.class), value.box()))
          .addStatement("return optional($L())", param.name())
          .build();
    }
    return getter
        .addJavadoc("Returns {@link #$L()}.\n", param.name())
        .returns(value)
        .addStatement(
            value.isPrimitive()
                ? CodeBlock.of("return ($T) getOrDefault($L())", value, param.name())
                : CodeBlock.of("return getOrDefault($L())", param.name()))
        .build();
  }

  private static List<MethodSpec> setters(StageParamPlan param) {
    TypeName value = valueType(param.type());
    MethodSpec plain =
        setter(param, "")
            .addParameter(value, "value")
            .varargs(value instanceof ArrayTypeName)
            .addStatement("return with($L(), value)", param.name())
            .build();
    return other(param).map(setter -> List.of(plain, setter)).orElse(List.of(plain));
  }

  /** Returns the setter that takes a value in another form than the Param holds it. */
  private static Optional<MethodSpec> other(StageParamPlan param) {
    return switch (param.type().form()) {
      case JSON_OBJECT -> Optional.of(map(param, " to texts by name"));
      case IMAGE -> Optional.of(map(param, " to URIs by region"));
      case COMMA_SEPARATED ->
          Optional.of(
              setter(param, "")
                  .addParameter(LIST, "value")
                  .addStatement(
                      "return with($L(), $T.join(\",\", value))", param.name(), ParamCode.STRING)
                  .build());
      case CODEC ->
          param
              .takes()
              .map(
                  type ->
                      setter(param, " to the description of an object")
                          .addJavadoc(
                              "\n@throws IllegalArgumentException when it is not {@link $T}\n",
                              ForeignNames.DESCRIBABLE)
                          .addParameter(ClassName.bestGuess(type), "value")
                          .addStatement(
                              "return with($L(), $T.describe(value).toText())",
                              param.name(),
                              ForeignNames.CODECS)
                          .build());
      case PLAIN ->
          param
              .takes()
              .map(
                  type ->
                      setter(param, "")
                          .addParameter(ClassName.bestGuess(type), "value")
                          .addStatement("return with($L(), value.name())", param.name())
                          .build());
    };
  }

  private static MethodSpec map(StageParamPlan param, String to) {
    return setter(param, to)
        .addParameter(MAP, "value")
        .addStatement("return with($L(), $T.of(value))", param.name(), ForeignNames.JSON_MAP)
        .build();
  }

  private static MethodSpec.Builder setter(StageParamPlan param, String to) {
    return method(param.setter())
        .addJavadoc("Sets {@link #$L()}$L.\n", param.name(), to)
        .returns(STAGE);
  }

  private static MethodSpec.Builder method(String name) {
    return MethodSpec.methodBuilder(name).addModifiers(Modifier.PUBLIC, Modifier.DEFAULT);
  }

  private static TypeName paramType(StageParamType type) {
    return switch (type.held()) {
      case INT -> ForeignNames.INT_PARAM;
      case LONG -> ForeignNames.LONG_PARAM;
      case DOUBLE -> ForeignNames.DOUBLE_PARAM;
      case BOOLEAN -> ForeignNames.BOOLEAN_PARAM;
      case TEXT -> ParamCode.STRING_PARAM;
      case TEXT_LIST -> ForeignNames.STRING_ARRAY_PARAM;
    };
  }

  private static TypeName valueType(StageParamType type) {
    return switch (type.held()) {
      case INT -> TypeName.INT;
      case LONG -> TypeName.LONG;
      case DOUBLE -> TypeName.DOUBLE;
      case BOOLEAN -> TypeName.BOOLEAN;
      case TEXT -> ParamCode.STRING;
      case TEXT_LIST -> TEXTS;
    };
  }
}
