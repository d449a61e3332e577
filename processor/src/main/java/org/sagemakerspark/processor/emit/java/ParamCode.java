package org.sagemakerspark.processor.emit.java;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.sagemakerspark.processor.plan.ParamPlan;
import org.sagemakerspark.processor.spec.model.Bound;
import org.sagemakerspark.processor.spec.model.Literal;
import org.sagemakerspark.processor.spec.model.NumberType;
import org.sagemakerspark.processor.spec.model.ValueKind;

/** The Java types, calls and literals of one hyperparameter. */
final class ParamCode {
  static final TypeName STRING = ClassName.get(String.class);
  static final TypeName STRING_PARAM = ParameterizedTypeName.get(ForeignNames.PARAM, STRING);

  private final ParamPlan param;

  ParamCode(ParamPlan param) {
    this.param = param;
  }

  /** Returns the type of the Param. */
  TypeName paramType() {
    return switch (param.kind().held()) {
      case INT -> ForeignNames.INT_PARAM;
      case LONG -> ForeignNames.LONG_PARAM;
      case DOUBLE -> ForeignNames.DOUBLE_PARAM;
      case BOOLEAN -> ForeignNames.BOOLEAN_PARAM;
      case TEXT -> STRING_PARAM;
      case INTS -> ForeignNames.INT_ARRAY_PARAM;
      case DOUBLES -> ForeignNames.DOUBLE_ARRAY_PARAM;
      case TEXTS -> ForeignNames.STRING_ARRAY_PARAM;
    };
  }

  /** Returns the type of the values. */
  TypeName valueType() {
    return switch (param.kind()) {
      case LONG_LIST -> ArrayTypeName.of(TypeName.LONG);
      case BOOLEAN_LIST -> ArrayTypeName.of(TypeName.BOOLEAN);
      default -> heldType();
    };
  }

  private TypeName heldType() {
    return switch (param.kind().held()) {
      case INT -> TypeName.INT;
      case LONG -> TypeName.LONG;
      case DOUBLE -> TypeName.DOUBLE;
      case BOOLEAN -> TypeName.BOOLEAN;
      case TEXT -> STRING;
      case INTS -> ArrayTypeName.of(TypeName.INT);
      case DOUBLES -> ArrayTypeName.of(TypeName.DOUBLE);
      case TEXTS -> ArrayTypeName.of(STRING);
    };
  }

  /**
   * Returns the method that makes values of the texts in which the Param holds them, if it does.
   */
  Optional<String> parsedBy() {
    return switch (param.kind()) {
      case LONG_LIST -> Optional.of("longs");
      case BOOLEAN_LIST -> Optional.of("booleans");
      default -> Optional.empty();
    };
  }

  /**
   * Returns the call that makes the Param.
   *
   * @param set the variable that it is called on
   */
  CodeBlock creation(String set) {
    if (param.wireName().isEmpty()) {
      return CodeBlock.of(
          "$L.imageVersionParam(\n$>$>$S,\n$L,\n$L)$<$<",
          set,
          param.name(),
          JavaText.quoted(param.paramDoc()),
          JavaText.strings(param.values()));
    }
    CodeBlock.Builder call = CodeBlock.builder().add("$L.$L(\n$>$>", set, factory());
    call.add("$S,\n$S,\n", param.name(), param.wireName());
    call.add("$L,\n", JavaText.quoted(param.paramDoc()));
    if (param.kind().hasRange()) {
      call.add("$L,\n", bounds(param.lower(), param.upper(), NumberType.of(param.kind())));
    }
    call.add("$T.$L", ForeignNames.PRESENCE, param.isRequired() ? "REQUIRED" : "OPTIONAL");
    for (String text : param.kind().hasWords() ? param.words() : param.values()) {
      call.add(",\n$S", text);
    }
    return call.add(")$<$<").build();
  }

  private String factory() {
    return switch (param.kind()) {
      case INT -> "intParam";
      case LONG -> "longParam";
      case DOUBLE -> "doubleParam";
      case BOOLEAN -> "booleanParam";
      case STRING -> "stringParam";
      case ENUM -> "enumParam";
      case INT_OR_WORD -> "intOrWordParam";
      case DOUBLE_OR_WORD -> "doubleOrWordParam";
      case INT_LIST -> "intListParam";
      case LONG_LIST -> "longListParam";
      case BOOLEAN_LIST -> "booleanListParam";
      case STRING_MAP -> "stringMapParam";
      case INT_MAP -> "intMapParam";
      case DOUBLE_MAP -> "doubleMapParam";
      case INT_LIST_OR_WORD -> "intListOrWordParam";
      case INT_LISTS -> "intListsParam";
      case DOUBLE_LIST -> "doubleListParam";
      case STRING_LIST -> "stringListParam";
      case ENUM_LIST -> "enumListParam";
    };
  }

  /** Returns a range of numbers as a Java expression. */
  static CodeBlock bounds(Optional<Bound> lower, Optional<Bound> upper, NumberType type) {
    if (lower.isEmpty() && upper.isEmpty()) {
      return CodeBlock.of("$T.any()", ForeignNames.BOUNDS);
    }
    if (lower.isPresent() && upper.isPresent()) {
      return CodeBlock.of(
          "$T.between($L, $L)$L$L",
          ForeignNames.BOUNDS,
          boundLiteral(lower.get(), type),
          boundLiteral(upper.get(), type),
          lower.get().isOpen() ? ".openMin()" : "",
          upper.get().isOpen() ? ".openMax()" : "");
    }
    Bound only = lower.or(() -> upper).get();
    String factory =
        lower.isPresent()
            ? (only.isOpen() ? "greaterThan" : "atLeast")
            : (only.isOpen() ? "lessThan" : "atMost");
    return CodeBlock.of("$T.$L($L)", ForeignNames.BOUNDS, factory, boundLiteral(only, type));
  }

  private static String boundLiteral(Bound bound, NumberType type) {
    return type == NumberType.DOUBLE
        ? doubleLiteral(bound.value())
        : bound.value().toBigInteger() + "L";
  }

  /** Returns the default as a Java expression. */
  CodeBlock literal(Literal value) {
    ValueKind kind = param.kind();
    if (value instanceof Literal.Many many) {
      List<CodeBlock> elements =
          many.values().stream().map(each -> one(kind.element(), each)).toList();
      return CodeBlock.of("new $T {$L}", heldType(), CodeBlock.join(elements, ", "));
    }
    return one(kind, value);
  }

  private static CodeBlock one(ValueKind kind, Literal value) {
    if (value instanceof Literal.Num number) {
      return number(NumberType.of(kind), number.value());
    }
    return value instanceof Literal.Text text
        ? CodeBlock.of("$S", text.value())
        : CodeBlock.of("$L", value);
  }

  /** Returns a number as a Java expression of its type. */
  static CodeBlock number(NumberType type, BigDecimal number) {
    return switch (type) {
      case INT -> CodeBlock.of("$L", number.toBigInteger());
      case LONG -> CodeBlock.of("$LL", number.toBigInteger());
      case DOUBLE -> CodeBlock.of("$L", doubleLiteral(number));
    };
  }

  /** Returns a number as a Java expression where a double is asked for. */
  static String doubleArgument(BigDecimal number) {
    return NumberType.INT.fits(number) ? number.toBigInteger().toString() : doubleLiteral(number);
  }

  private static String doubleLiteral(BigDecimal number) {
    return Double.toString(number.doubleValue());
  }
}
