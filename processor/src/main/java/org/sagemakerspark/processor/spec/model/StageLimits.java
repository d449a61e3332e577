package org.sagemakerspark.processor.spec.model;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.sagemakerspark.processor.spec.model.ParamTable.StageParam;

/**
 * What the Params take that every stage has and that a spec gives defaults for. It is read from the
 * table that the Params themselves are made of.
 *
 * @param params the Params by name
 */
public record StageLimits(Map<String, StageParam> params, InstanceTypes instanceTypes) {

  /** Copies the map. */
  public StageLimits {
    params = Map.copyOf(params);
  }

  /** Takes the Params of a table. */
  public static StageLimits of(ParamTable table, InstanceTypes instanceTypes) {
    Map<String, StageParam> params = new LinkedHashMap<>();
    table
        .groups()
        .forEach(group -> group.params().forEach(param -> params.put(param.name().value(), param)));
    return new StageLimits(params, instanceTypes);
  }

  /** Returns what a Param takes, if it does not take a text. */
  public Optional<String> refusal(String name, String text) {
    StageParam param = params.get(name);
    if (param.type().value() == StageParamType.INSTANCE_TYPE) {
      InstanceUse use = param.use().value();
      return instanceTypes.fit(use, text)
          ? Optional.empty()
          : Optional.of(
              String.format(
                  Locale.ROOT,
                  "an instance type for %s, such as %s",
                  use.word(),
                  param.example().value()));
    }
    int longest = param.maxLength().value();
    return text.length() <= longest
        ? Optional.empty()
        : Optional.of("at most " + longest + " characters");
  }

  /** Returns what a Param takes, if it does not take a number. */
  public Optional<String> refusal(String name, int number) {
    StageParam param = params.get(name);
    return param.range().contains(BigDecimal.valueOf(number), NumberType.INT)
        ? Optional.empty()
        : param.range().describe(param.type().value().number());
  }

  /** Returns the name that a column has by default. */
  public String column(String name) {
    return ((Literal.Text) params.get(name).defaultValue().value()).value();
  }
}
