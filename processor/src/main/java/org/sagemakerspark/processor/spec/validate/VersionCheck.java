package org.sagemakerspark.processor.spec.validate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Alternative;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Response;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.ResponseColumn;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Variant;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Weights;
import org.sagemakerspark.processor.spec.model.Codec;
import org.sagemakerspark.processor.spec.model.ColumnType;
import org.sagemakerspark.processor.spec.model.Condition;
import org.sagemakerspark.processor.spec.model.HyperParameter;
import org.sagemakerspark.processor.spec.model.ItemWord;
import org.sagemakerspark.processor.spec.model.Located;
import org.sagemakerspark.processor.spec.model.TypeWord;
import org.sagemakerspark.processor.spec.model.WireWord;
import org.sagemakerspark.processor.spec.model.Word;
import org.sagemakerspark.processor.spec.report.Problems;
import org.sagemakerspark.processor.spec.report.SpecMessage;

/** Checks that a spec uses nothing of a later version of the language than it says. */
final class VersionCheck {
  private final Problems problems;

  private VersionCheck(Problems problems) {
    this.problems = problems;
  }

  static void check(AlgorithmSpec spec, Problems problems) {
    if (spec.version().found().filter(v -> v.compareTo(BigDecimal.ONE) == 0).isPresent()) {
      new VersionCheck(problems).check(spec);
    }
  }

  private void check(AlgorithmSpec spec) {
    field(spec.inputs(), "inputs");
    field(spec.training().format(), "format");
    field(spec.training().oneFile(), "oneFile");
    entries(spec.training().formatOptions(), "formatOptions");
    entries(spec.training().environment(), "environment");
    entries(spec.inference().environment(), "environment");
    field(spec.inference().parameters(), "parameters");
    type(spec.inference().usual().codec(), "serializer");
    spec.inference().alternatives().stream()
        .findFirst()
        .ifPresent(first -> field(first.trainedSo().hyperparameter(), "alternatives"));
    spec.inference()
        .formats()
        .ifPresent(formats -> formats.forEach(each -> field(each.fillsZeros(), "fillsZeros")));
    type(spec.inference().response().answers(), "deserializer");
    spec.hyperparameters()
        .forEach(
            each -> {
              field(each.pattern(), "pattern");
              field(each.items().min(), "minItems");
              field(each.items().max(), "maxItems");
              word(each.type(), TypeWord.MAP::equals, "type");
              word(each.of(), ItemWord::isOfVersion2, "type");
              word(each.wire(), WireWord.CAPITALIZED::equals, "wire");
            });
    Stream.concat(
            spec.hyperparameters().stream()
                .flatMap(
                    each ->
                        Stream.of(each.requiredWhen(), each.appliesWhen()).flatMap(List::stream)),
            spec.rules().stream()
                .flatMap(rule -> Stream.of(rule.when(), rule.then()).flatMap(List::stream)))
        .forEach(this::condition);
    values(spec);
    spec.variants().ifPresent(variants -> variants.forEach(each -> field(each.label(), "label")));
    spec.training()
        .channels()
        .ifPresent(channels -> channels.forEach(each -> field(each.variants(), "variants")));
    Response response = spec.inference().response();
    Stream.concat(
            Stream.of(response.columns()),
            response.alternatives().stream().map(Alternative::columns))
        .flatMap(columns -> columns.found().orElse(List.of()).stream())
        .forEach(this::column);
  }

  private void values(AlgorithmSpec spec) {
    List<Located<List<Located<String>>>> lists = new ArrayList<>();
    for (HyperParameter each : spec.hyperparameters()) {
      lists.add(each.values());
      each.limitedValues().ifPresent(all -> all.forEach(one -> lists.add(one.values())));
      each.tunable().ifPresent(tunable -> lists.add(tunable.values()));
    }
    spec.inference().response().alternatives().forEach(each -> lists.add(each.trainedSo().in()));
    lists.forEach(list -> list.ifPresent(all -> all.forEach(this::value)));
    Stream.of(
            Stream.of(spec.fixed()),
            spec.training().weights().stream().map(Weights::fixed),
            spec.variants().found().orElse(List.of()).stream().map(Variant::fixed))
        .flatMap(fixed -> fixed)
        .forEach(fixed -> fixed.values().forEach(this::value));
  }

  private void value(Located<String> value) {
    if (value.found().filter(String::isEmpty).isPresent()) {
      problems.add(SpecMessage.LATER_VERSION, value.at(), "The empty text as a value");
    }
  }

  private void condition(Condition condition) {
    condition.values().forEach(this::value);
    field(condition.not(), "not");
    field(condition.sumOf(), "sumOf");
    field(condition.channel(), "channel");
  }

  private void column(ResponseColumn column) {
    field(column.nullable(), "nullable");
    field(column.when(), "when");
    word(column.type().word(), ColumnType::isOfVersion2, "type");
  }

  private <W extends Word> void word(Located<W> word, Predicate<W> isLater, String what) {
    word.found()
        .filter(isLater)
        .ifPresent(
            later ->
                problems.add(
                    SpecMessage.LATER_VERSION,
                    word.at(),
                    "The " + what + " \"" + later.word() + "\""));
  }

  private void type(Codec<?> codec, String name) {
    if (codec.type().isPresent()) {
      problems.add(SpecMessage.LATER_VERSION, codec.type().at(), "A class as \"" + name + "\"");
    }
  }

  private void entries(Map<Located<String>, Located<String>> entries, String name) {
    entries.keySet().stream()
        .findFirst()
        .ifPresent(
            first ->
                problems.add(SpecMessage.LATER_VERSION, first.at(), "The field \"" + name + "\""));
  }

  private void field(Located<?> field, String name) {
    if (field.isPresent()) {
      problems.add(SpecMessage.LATER_VERSION, field.at(), "The field \"" + name + "\"");
    }
  }
}
