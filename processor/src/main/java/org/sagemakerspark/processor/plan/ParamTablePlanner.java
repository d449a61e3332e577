package org.sagemakerspark.processor.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sagemakerspark.processor.naming.Names;
import org.sagemakerspark.processor.plan.ParamTablePlan.GroupPlan;
import org.sagemakerspark.processor.plan.ParamTablePlan.StageParamPlan;
import org.sagemakerspark.processor.spec.model.Bound;
import org.sagemakerspark.processor.spec.model.ParamTable;
import org.sagemakerspark.processor.spec.model.ParamTable.Group;
import org.sagemakerspark.processor.spec.model.ParamTable.StageParam;
import org.sagemakerspark.processor.spec.model.ParamTable.Value;
import org.sagemakerspark.processor.spec.model.StageParamType;

/** Decides what is generated of a table without problems, and makes sentences of its data. */
public final class ParamTablePlanner {
  private final StageParam param;
  private final StageParamType type;

  private ParamTablePlanner(StageParam param) {
    this.param = param;
    this.type = param.type().value();
  }

  /** Plans a table. */
  public static ParamTablePlan plan(ParamTable table) {
    return new ParamTablePlan(table.groups().stream().map(ParamTablePlanner::plan).toList());
  }

  private static GroupPlan plan(Group group) {
    return new GroupPlan(
        group.name().value(),
        group.of().value(),
        group.title().value(),
        group.doc().value(),
        group.params().stream().map(each -> new ParamTablePlanner(each).plan()).toList());
  }

  private StageParamPlan plan() {
    String name = param.name().value();
    return new StageParamPlan(
        name,
        Names.getter(name),
        Names.setter(name),
        type,
        doc(param.member().found(), param.conf().found()),
        doc(Optional.empty(), param.conf().found().map(key -> "the Spark setting")),
        param.member().found(),
        values().stream().map(value -> value.value().value()).toList(),
        param.takes().found(),
        param.use().found(),
        end(param.range().lower(), 1),
        end(param.range().upper(), -1),
        param.maxLength().found(),
        param.maxEntries().found(),
        param.defaultValue().found(),
        param.defaultValue().found().map(ParamPlanner::plain).or(() -> param.defaultDoc().found()),
        param.conf().found(),
        param.since().value());
  }

  private Optional<Bound> end(Optional<Bound> bound, int inward) {
    return bound.map(end -> type.number().inside(end, inward));
  }

  private String doc(Optional<String> member, Optional<String> conf) {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        param.doc().value() + member.map(text -> " (" + text + ")").orElse("") + form() + words());
    if (type.isNumber()) {
      param
          .range()
          .describe(type.number())
          .ifPresent(range -> sentences.add("Range: " + range + "."));
    }
    if (type == StageParamType.NAME) {
      sentences.add(
          String.format(
              Locale.ROOT,
              "Letters, digits and hyphens, at most %d characters.",
              param.maxLength().value()));
    }
    if (type == StageParamType.KMS_KEY) {
      sentences.add("A key id, alias or ARN, such as alias/training.");
    }
    param.maxEntries().ifPresent(most -> sentences.add("At most " + most + " entries."));
    param.note().ifPresent(sentences::add);
    if (conf.isPresent() || param.unset().isPresent()) {
      sentences.add("When unset: " + whenUnset(conf) + ".");
    }
    return sentences.stream().map(Sentences::ended).collect(Collectors.joining(" "));
  }

  private String whenUnset(Optional<String> conf) {
    return conf.map(key -> key + param.unset().found().map(text -> ", then " + text).orElse(""))
        .orElseGet(() -> param.unset().value());
  }

  private String form() {
    Optional<String> example = param.example().found();
    return switch (type.form()) {
      case JSON_OBJECT -> ", as a JSON object" + example.map(text -> " such as " + text).orElse("");
      case IMAGE -> ", or a JSON object of URIs by region";
      case COMMA_SEPARATED ->
          ", separated by commas" + example.map(text -> ", such as " + text).orElse("");
      case PLAIN, CODEC -> example.map(text -> ", such as " + text).orElse("");
    };
  }

  private List<Value> values() {
    return param.values().found().orElse(List.of());
  }

  /** Returns the texts of an enum, each with its meaning. */
  private String words() {
    List<String> words =
        values().stream()
            .map(
                value ->
                    value.value().value()
                        + value.doc().found().map(doc -> " (" + doc + ")").orElse(""))
            .toList();
    return words.isEmpty() ? "" : ": " + Sentences.alternatives(words);
  }
}
