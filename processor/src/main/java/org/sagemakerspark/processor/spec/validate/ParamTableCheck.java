package org.sagemakerspark.processor.spec.validate;

import java.util.List;
import java.util.Optional;
import org.sagemakerspark.processor.naming.Names;
import org.sagemakerspark.processor.naming.Names.Form;
import org.sagemakerspark.processor.spec.model.Literal;
import org.sagemakerspark.processor.spec.model.ParamTable;
import org.sagemakerspark.processor.spec.model.ParamTable.Group;
import org.sagemakerspark.processor.spec.model.ParamTable.StageParam;
import org.sagemakerspark.processor.spec.model.StageParamType;
import org.sagemakerspark.processor.spec.report.Problems;
import org.sagemakerspark.processor.spec.report.SpecMessage;

/** Checks what the shape of the table of Params does not show. */
public final class ParamTableCheck {
  private static final String DEFAULTED = "a Param with a default";
  private static final String UNDEFAULTED = "Params that may be unset";
  private static final String NUMBERS = "the types int, long and double";

  private final Problems problems;
  private final FieldRules fields;
  private final UniqueNames groups;
  private final UniqueNames methods;

  private ParamTableCheck(Problems problems) {
    this.problems = problems;
    this.fields = new FieldRules(problems);
    this.groups = new UniqueNames("another group", "Put the Params into one.", problems);
    this.methods = new UniqueNames("a Param", "Give one of them another name.", problems);
  }

  /** Checks a table. */
  public static void check(ParamTable table, Problems problems) {
    ParamTableCheck check = new ParamTableCheck(problems);
    table.groups().forEach(check::group);
  }

  private void group(Group group) {
    NameForm.check(group.name(), Form.GROUP, "a group", problems);
    groups.add(group.name());
    group.params().forEach(this::param);
  }

  private void param(StageParam param) {
    NameForm.check(param.name(), Form.PARAM, "a Param", problems);
    NameForm.check(param.conf(), Form.SETTING, "a Spark setting", problems);
    NameForm.check(param.takes(), Form.QUALIFIED_CLASS, "a class", problems);
    NameForm.check(param.since(), Form.VERSION, "a version", problems);
    param
        .name()
        .ifPresent(
            name -> {
              Optional<String> reason = Names.reservation(name);
              reason.ifPresent(
                  text -> problems.add(SpecMessage.RESERVED_NAME, param.name().at(), name, text));
              if (methods.add(param.name())) {
                Names.methods(name).stream()
                    .skip(1)
                    .forEach(method -> methods.add(method, param.name().at()));
              }
            });
    if (param.defaultValue().isPresent()) {
      fields.refuse(param.defaultDoc(), "defaultDoc", DEFAULTED, UNDEFAULTED);
    }
    if (param.defaultValue().isPresent() || param.defaultDoc().isPresent()) {
      fields.refuse(param.unset(), "unset", DEFAULTED, UNDEFAULTED);
      fields.refuse(param.conf(), "conf", DEFAULTED, UNDEFAULTED);
    }
    param.type().ifPresent(type -> typed(param, type));
  }

  private void typed(StageParam param, StageParamType type) {
    String what = "the type " + type.word();
    if (type == StageParamType.ENUM) {
      fields.require(param.values(), "values", "the texts to choose from", param.at());
    } else {
      fields.refuse(param.values(), "values", what, "the type enum");
    }
    if (type == StageParamType.INSTANCE_TYPE) {
      fields.require(param.use(), "use", "what the instance is for", param.at());
    } else {
      fields.refuse(param.use(), "use", what, "the type instance-type");
    }
    if (type.hasLength()) {
      fields.require(param.maxLength(), "maxLength", "the most characters", param.at());
    } else {
      fields.refuse(param.maxLength(), "maxLength", what, "the types name and environment");
    }
    if (type.hasEntries()) {
      fields.require(param.maxEntries(), "maxEntries", "the most entries", param.at());
    } else {
      fields.refuse(
          param.maxEntries(), "maxEntries", what, "maps and lists that the service limits");
    }
    if (!type.takesObjects()) {
      fields.refuse(param.takes(), "takes", what, "the types enum and codec");
    }
    boolean isRangeSound = true;
    if (type.isNumber()) {
      isRangeSound = RangeCheck.isSound(param.range(), type.number(), problems);
    } else {
      fields.refuse(param.min(), "min", what, NUMBERS);
      fields.refuse(param.max(), "max", what, NUMBERS);
    }
    UniqueNames values = new UniqueNames("another value", "Remove one of them.", problems);
    param.values().ifPresent(list -> list.forEach(value -> values.add(value.value())));
    boolean hasItsValues = type != StageParamType.ENUM || param.values().isPresent();
    if (isRangeSound && hasItsValues) {
      param.defaultValue().ifPresent(value -> defaultValue(param, type, value));
    }
  }

  private void defaultValue(StageParam param, StageParamType type, Literal value) {
    boolean isAllowed =
        switch (type.held()) {
          case INT, LONG, DOUBLE ->
              value instanceof Literal.Num number
                  && type.number().fits(number.value())
                  && param.range().contains(number.value(), type.number());
          case BOOLEAN -> value instanceof Literal.Flag;
          case TEXT ->
              value instanceof Literal.Text text
                  && (type != StageParamType.ENUM || words(param).contains(text.value()));
          case TEXT_LIST ->
              value instanceof Literal.Many many
                  && many.values().stream().allMatch(Literal.Text.class::isInstance);
        };
    if (!isAllowed) {
      problems.add(SpecMessage.BAD_DEFAULT, param.defaultValue().at(), value, allowed(param, type));
    }
  }

  private static String allowed(StageParam param, StageParamType type) {
    if (type == StageParamType.ENUM) {
      return String.join(", ", words(param));
    }
    return type.isNumber()
        ? param
            .range()
            .describe(type.number())
            .map(range -> type.word() + ", " + range)
            .orElse(type.word())
        : type.word();
  }

  private static List<String> words(StageParam param) {
    return param.values().found().orElse(List.of()).stream()
        .flatMap(value -> value.value().found().stream())
        .toList();
  }
}
