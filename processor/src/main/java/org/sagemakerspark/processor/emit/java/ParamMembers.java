package org.sagemakerspark.processor.emit.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.Optional;
import java.util.function.Function;
import javax.lang.model.element.Modifier;

/** The field, accessor, getter and setters of one Param of a generated class. */
final class ParamMembers {
  private static final String ILLEGAL_VALUE =
      "@throws IllegalArgumentException if the value is not allowed";

  private final ClassName owner;
  private final String param;
  private final TypeName paramType;

  ParamMembers(ClassName owner, String param, TypeName paramType) {
    this.owner = owner;
    this.param = param;
    this.paramType = paramType;
  }

  FieldSpec field() {
    return FieldSpec.builder(paramType, param, Modifier.PRIVATE, Modifier.FINAL).build();
  }

  /** Returns the method by which Spark and users find the Param. */
  MethodSpec accessor(CodeBlock javadoc) {
    return MethodSpec.methodBuilder(param)
        .addJavadoc(javadoc)
        .addModifiers(Modifier.PUBLIC)
        .returns(paramType)
        .addStatement("return $N", param)
        .build();
  }

  /** Returns the getter of a Param that has a default. */
  MethodSpec getter(String name, TypeName valueType) {
    return getter(
        name,
        valueType,
        ".",
        valueType.isPrimitive()
            ? CodeBlock.of("return ($T) getOrDefault($N)", valueType, param)
            : CodeBlock.of("return getOrDefault($N)", param));
  }

  /** Returns the getter of a Param that may be unset. */
  MethodSpec getterOfUnset(String name, TypeName valueType) {
    return getter(
        name,
        ParameterizedTypeName.get(ClassName.get(Optional.class), valueType.box()),
        "; empty when it is unset.",
        CodeBlock.of("return optional($N)", param));
  }

  /**
   * Returns the getter of a list whose elements the Param holds as texts.
   *
   * @param parse the method that makes the list of the texts
   */
  MethodSpec parsedGetter(String name, TypeName listType, String parse, boolean hasDefault) {
    return hasDefault
        ? getter(
            name,
            listType,
            ".",
            CodeBlock.of("return $T.$L(getOrDefault($N))", ForeignNames.LIST_TEXT, parse, param))
        : getter(
            name,
            ParameterizedTypeName.get(ClassName.get(Optional.class), listType),
            "; empty when it is unset.",
            CodeBlock.of(
                "return this.<$T[]>optional($N).map($T::$L)",
                String.class,
                param,
                ForeignNames.LIST_TEXT,
                parse));
  }

  private MethodSpec getter(String name, TypeName type, String end, CodeBlock statement) {
    return MethodSpec.methodBuilder(name)
        .addJavadoc(JavadocText.of("Returns the value of {@link #" + param + "()}" + end))
        .addModifiers(Modifier.PUBLIC)
        .returns(type)
        .addStatement(statement)
        .build();
  }

  /**
   * Returns a setter that takes the value as the Param holds it.
   *
   * @param about meaning, range and default, for whoever sees the setter only
   */
  MethodSpec setter(String name, TypeName valueType, String about) {
    return setter(name, valueType, about, CodeBlock::of);
  }

  /** Returns a setter that takes any number of elements. */
  MethodSpec listSetter(String name, TypeName arrayType, String about) {
    String values = argument("values");
    return setter(name, about)
        .addParameter(arrayType, values)
        .varargs()
        .addStatement("return with($N, $N)", param, values)
        .build();
  }

  /**
   * Returns a setter that takes any number of elements, which are held as text.
   *
   * @param method the method that makes that of an array
   */
  MethodSpec renderedListSetter(String name, TypeName arrayType, String about, CodeBlock method) {
    String values = argument("values");
    return setter(name, about)
        .addParameter(arrayType, values)
        .varargs()
        .addStatement("return with($N, $L($N))", param, method, values)
        .build();
  }

  /**
   * Returns a setter that takes a value in another form than the Param holds it.
   *
   * @param held makes the expression that is held from the name of the setter's parameter
   */
  MethodSpec setter(
      String name, TypeName valueType, String about, Function<String, CodeBlock> held) {
    String value = argument("value");
    return setter(name, about)
        .addParameter(valueType, value)
        .addStatement("return with($N, $L)", param, held.apply(value))
        .build();
  }

  /** Returns the setter of a Param that takes any name of a column. */
  MethodSpec columnSetter(String name, String about) {
    String value = argument("value");
    return MethodSpec.methodBuilder(name)
        .addJavadoc(JavadocText.of(sets(about)))
        .addModifiers(Modifier.PUBLIC)
        .returns(owner)
        .addParameter(ParamCode.STRING, value)
        .addStatement("return with($N, $N)", param, value)
        .build();
  }

  /** Returns a parameter's name that does not hide the field of the Param. */
  private String argument(String usual) {
    return param.equals(usual)
        ? "new" + Character.toUpperCase(usual.charAt(0)) + usual.substring(1)
        : usual;
  }

  private MethodSpec.Builder setter(String name, String about) {
    return MethodSpec.methodBuilder(name)
        .addJavadoc(JavadocText.of(JavadocText.of(sets(about)), ILLEGAL_VALUE))
        .addModifiers(Modifier.PUBLIC)
        .returns(owner);
  }

  private String sets(String about) {
    return ("Sets {@link #" + param + "()}. " + JavadocText.escape(about)).strip();
  }
}
