package org.sagemakerspark.processor.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sagemakerspark.processor.naming.Names;
import org.sagemakerspark.processor.plan.AlgorithmPlan.AlternativePlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.ChannelPlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.ChoicePlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.ColumnParam;
import org.sagemakerspark.processor.plan.AlgorithmPlan.ColumnPlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.ConditionPlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.DataFormatPlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.DecisionPlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.FieldPlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.FixedPlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.GroupsPlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.ImagePlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.InferencePlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.InputPlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.MetricPlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.NativePlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.RemovedPlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.RequestAlternativePlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.RulePlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.ServedDataPlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.ServingPlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.TrainingPlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.TypePlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.VersionPlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.WeightsPlan;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Alternative;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Channel;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Image;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.ImageVersion;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Inference;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Metric;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Response;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.ResponseColumn;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Rule;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.ServedData;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Training;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Variant;
import org.sagemakerspark.processor.spec.model.Choice;
import org.sagemakerspark.processor.spec.model.ColumnType;
import org.sagemakerspark.processor.spec.model.HyperParameter;
import org.sagemakerspark.processor.spec.model.Input;
import org.sagemakerspark.processor.spec.model.InputMode;
import org.sagemakerspark.processor.spec.model.LabelUse;
import org.sagemakerspark.processor.spec.model.Located;
import org.sagemakerspark.processor.spec.model.MapValue;
import org.sagemakerspark.processor.spec.model.MissingText;
import org.sagemakerspark.processor.spec.model.MissingWord;
import org.sagemakerspark.processor.spec.model.NumberType;
import org.sagemakerspark.processor.spec.model.Numbers;
import org.sagemakerspark.processor.spec.model.ResponseType;
import org.sagemakerspark.processor.spec.model.TrainedSo;
import org.sagemakerspark.processor.spec.model.TrainingFormat;
import org.sagemakerspark.processor.spec.model.Variants;

/** Decides what is generated for a spec that has no problems. */
public final class Planner {
  private Planner() {}

  /** Returns the plans for a spec whose classes go to the given package: one a variant. */
  public static List<AlgorithmPlan> plan(AlgorithmSpec spec, String javaPackage) {
    return Variants.of(spec).stream().map(variant -> one(variant, javaPackage)).toList();
  }

  private static AlgorithmPlan one(AlgorithmSpec spec, String javaPackage) {
    String page =
        spec.algorithm().value()
            + spec.variants()
                .found()
                .map((List<Variant> variant) -> "-" + variant.get(0).name().value())
                .orElse("");
    List<String> versions =
        spec.image().versions().found().orElse(List.of()).stream()
            .map(each -> each.version().value())
            .toList();
    Map<String, String> fixed = texts(spec.fixed());
    return new AlgorithmPlan(
        spec.algorithm().value(),
        page,
        spec.title().found().orElseGet(() -> Names.title(page)),
        spec.doc().found().map(Sentences::ended).orElse(""),
        values(spec.sources()),
        spec.example().found(),
        javaPackage,
        spec.classes().value().estimator().value(),
        spec.classes().value().model().value(),
        spec.classes().value().spark().found(),
        Names.pythonModule(page),
        image(spec.image()),
        training(spec.training(), versions),
        spec.inputs().found().orElse(List.of()).stream().map(input -> input(spec, input)).toList(),
        spec.hyperparameters().stream()
            .filter(each -> !fixed.containsKey(each.name().value()))
            .map(each -> ParamPlanner.plan(each, versions))
            .toList(),
        fixed.entrySet().stream()
            .map(each -> new FixedPlan(each.getKey(), each.getValue()))
            .toList(),
        spec.rules().stream().map(rule -> rule(rule, versions)).toList(),
        spec.removed().stream()
            .map(each -> new RemovedPlan(each.param().value(), Sentences.ended(each.doc().value())))
            .toList(),
        versions.size() > 1
            ? Optional.of(
                ParamPlanner.imageVersion(
                    versions, spec.image().defaultVersion().value(), "trainingImage"))
            : Optional.empty(),
        spec.inference().isThere() ? inference(spec, versions) : InferencePlan.NONE);
  }

  private static RulePlan rule(Rule rule, List<String> versions) {
    List<String> imageVersions = ParamPlanner.knownTo(rule.since(), rule.until(), versions);
    List<ConditionPlan> when = Conditions.plan(rule.when());
    List<ConditionPlan> then = Conditions.plan(rule.then());
    String text =
        (when.isEmpty()
                ? Conditions.sentence(then)
                : "When " + Conditions.text(when) + ": " + Conditions.text(then))
            + (imageVersions.isEmpty()
                ? ""
                : " (image versions " + String.join(", ", imageVersions) + ")");
    return new RulePlan(
        Sentences.ended(rule.doc().value()), imageVersions, when, then, Sentences.ended(text));
  }

  private static ImagePlan image(Image image) {
    String first = image.defaultVersion().found().orElse("");
    List<VersionPlan> versions =
        image.versions().found().orElse(List.of()).stream()
            .map(version -> version(image, version))
            .toList();
    return new ImagePlan(
        texts(image.accounts().found().orElse(Map.of())),
        image.uri().found(),
        Stream.concat(
                versions.stream().filter(version -> version.version().equals(first)),
                versions.stream().filter(version -> !version.version().equals(first)))
            .toList());
  }

  private static VersionPlan version(Image image, ImageVersion version) {
    Optional<String> registry = version.registry().found().or(image.registry()::found);
    return new VersionPlan(
        version.version().value(),
        registry,
        version.repository().found().or(image.repository()::found).orElseThrow(),
        version.tag().value(),
        image
            .serving()
            .map(
                serving ->
                    new ServingPlan(
                        version
                            .servingRegistry()
                            .found()
                            .or(serving.registry()::found)
                            .or(() -> registry),
                        serving.repository().value())));
  }

  private static Map<String, String> texts(Map<Located<String>, Located<String>> entries) {
    Map<String, String> texts = new LinkedHashMap<>();
    entries.forEach((key, value) -> texts.put(key.value(), value.value()));
    return texts;
  }

  private static TrainingPlan training(Training training, List<String> versions) {
    List<ChannelPlan> channels =
        training.channels().value().stream()
            .map(channel -> channel(channel, training.label().value()))
            .toList();
    return new TrainingPlan(
        training.contentType().value(),
        training.format().found().map(TrainingFormat::word),
        texts(training.formatOptions()),
        training.label().value(),
        training.labels().found().orElse(List.of()).stream().map(Numbers::text).toList(),
        training.trainingChannel().orElseThrow().name().value(),
        training.inputModes().found().orElse(List.of()).isEmpty()
            ? List.of(InputMode.FILE.word())
            : training.inputModes().value().stream().map(mode -> mode.value().word()).toList(),
        training.instanceType().found(),
        training.maxInstances().found(),
        channels,
        training.formats().found().orElse(List.of()).stream()
            .map(
                format ->
                    new DataFormatPlan(
                        values(format.contentTypes().value()),
                        format.inputModes().value().stream()
                            .map(mode -> mode.value().word())
                            .toList(),
                        ParamPlanner.knownTo(format.since(), format.until(), versions)))
            .toList(),
        training.weights().stream()
            .map(each -> new WeightsPlan(each.format().value().word(), texts(each.fixed())))
            .toList(),
        training
            .groups()
            .found()
            .map(
                each ->
                    new GroupsPlan(
                        each.format().value().word(),
                        ParamPlanner.knownTo(each.since(), each.until(), versions))),
        training.multiPart().found().orElse(true),
        training.missing().found().map(MissingWord::word),
        training.oneFile().found().orElse(false),
        training.sendDefaults().found().orElse(false),
        texts(training.environment()),
        training.metrics().found().orElse(List.of()).stream().map(Planner::metric).toList());
  }

  private static Optional<ChoicePlan> choice(AlgorithmSpec spec, Located<Choice> when) {
    return when.found()
        .map(
            choice ->
                new ChoicePlan(
                    spec.inference().parameters().found().orElse(List.of()).stream()
                        .filter(each -> each.name().value().equals(choice.parameter().value()))
                        .map(each -> parameter(spec, each).name())
                        .findFirst()
                        .orElseThrow(),
                    values(choice.in().value())));
  }

  private static InputPlan input(AlgorithmSpec spec, Input input) {
    String name = input.name().value();
    String param = input.param().found().orElseGet(() -> Names.columnParam(name));
    String doc =
        Stream.concat(
                input.doc().found().map(Sentences::ended).stream(),
                allowed(input).map(text -> "Values are " + text + ".").stream())
            .collect(Collectors.joining(" "));
    Optional<NumberType> numbers = input.type().value().numbers();
    String paramDoc = "Name of the column that the image reads as " + name + ".";
    return new InputPlan(
        name,
        input.type().value(),
        param,
        input.isRequired(),
        input
            .only()
            .found()
            .map(Enum::name)
            .orElse(isOfTraining(input) || !spec.inference().isThere() ? "TRAINING" : "BOTH"),
        input.isInherited()
            ? Optional.empty()
            : Optional.of(
                new ColumnParam(
                    param,
                    Names.getter(param),
                    Names.setter(param),
                    doc.isEmpty() ? paramDoc : paramDoc + " " + doc,
                    input.column().found().orElse(name))),
        doc,
        values(input.formerly().found().orElse(List.of())),
        input.mayBeMissing().found().orElse(false),
        input.missingAs().found().map(MissingText::word),
        choice(spec, input.when()),
        numbers.flatMap(type -> input.range().lower().map(end -> type.inside(end, 1))),
        numbers.flatMap(type -> input.range().upper().map(end -> type.inside(end, -1))),
        input.pattern().found());
  }

  /** Returns which values rows may have in it, in words, where not all of its type. */
  private static Optional<String> allowed(Input input) {
    return input
        .type()
        .value()
        .numbers()
        .flatMap(input.range()::describe)
        .or(() -> input.pattern().found().map(regex -> "texts that match `" + regex + "`"));
  }

  private static boolean isOfTraining(Input input) {
    return input.isCalled(Input.LABEL) || input.isCalled(Input.WEIGHT);
  }

  private static ChannelPlan channel(Channel channel, LabelUse ofTraining) {
    return new ChannelPlan(
        channel.name().value(),
        channel.isRequired(),
        channel.label().found().filter(label -> label != ofTraining),
        channel.distribution().value(),
        channel.folder().found(),
        channel.doc().found().map(Sentences::ended).orElse(""));
  }

  private static MetricPlan metric(Metric metric) {
    return new MetricPlan(
        metric.name().value(),
        metric.direction().value(),
        metric.doc().found().map(Sentences::ended).orElse(""),
        metric.regex().found());
  }

  private static InferencePlan inference(AlgorithmSpec spec, List<String> versions) {
    Inference inference = spec.inference();
    Response response = inference.response();
    return new InferencePlan(
        true,
        inference.usual().codec().name(),
        texts(inference.usual().options()),
        inference.alternatives().stream()
            .map(
                each ->
                    new RequestAlternativePlan(
                        decision(spec, each.trainedSo()),
                        each.form().codec().name(),
                        texts(each.form().options())))
            .toList(),
        inference.parameters().found().orElse(List.of()).stream()
            .map(each -> parameter(spec, each))
            .toList(),
        served(inference.formats(), versions),
        inference.isBinary() ? Optional.of(1) : inference.maxRecords().found(),
        inference.maxBytes().found(),
        inference.instanceType().found(),
        texts(inference.environment()),
        response.answers().name(),
        texts(response.options()),
        served(response.formats(), versions),
        response.columns().value().stream().map(column -> column(spec, column)).toList(),
        response.alternatives().stream()
            .map(alternative -> alternative(spec, alternative))
            .toList(),
        inference
            .nativeScoring()
            .found()
            .map(
                scoring ->
                    new NativePlan(
                        scoring.artifact().value().word(),
                        ParamPlanner.knownTo(scoring.since(), scoring.until(), versions),
                        scoring.artifact().value().oracle())));
  }

  private static List<ServedDataPlan> served(
      Located<List<ServedData>> formats, List<String> versions) {
    return formats.found().orElse(List.of()).stream()
        .map(
            format ->
                new ServedDataPlan(
                    values(format.contentTypes().value()),
                    format.environment().found(),
                    ParamPlanner.knownTo(format.since(), format.until(), versions),
                    format.fillsZeros().found().orElse(false)))
        .toList();
  }

  private static ParamPlan parameter(AlgorithmSpec spec, HyperParameter parameter) {
    return ParamPlanner.parameter(
        parameter, parameter.trainedWith().found().map(each -> decision(spec, each)));
  }

  private static DecisionPlan decision(AlgorithmSpec spec, TrainedSo trainedSo) {
    String wireName = trainedSo.hyperparameter().value();
    String param =
        spec.hyperparameters().stream()
            .filter(each -> each.name().value().equals(wireName))
            .findFirst()
            .flatMap(each -> each.param().found())
            .orElseGet(() -> Names.param(wireName));
    return new DecisionPlan(param, wireName, values(trainedSo.in().value()));
  }

  private static AlternativePlan alternative(AlgorithmSpec spec, Alternative alternative) {
    return new AlternativePlan(
        decision(spec, alternative.trainedSo()),
        alternative.columns().value().stream()
            .map(column -> alternativeColumn(spec, column))
            .toList());
  }

  /** Plans a column whose Param another may have, which gives its name then. */
  private static ColumnPlan alternativeColumn(AlgorithmSpec spec, ResponseColumn column) {
    Response response = spec.inference().response();
    String param = param(column);
    return Stream.concat(
            Stream.of(response.columns()),
            response.alternatives().stream().map(Alternative::columns))
        .flatMap(columns -> columns.value().stream())
        .filter(each -> param(each).equals(param))
        .findFirst()
        .map(first -> column(spec, column, first.name().value()))
        .orElseThrow();
  }

  private static String param(ResponseColumn column) {
    return column.param().found().orElseGet(() -> Names.columnParam(column.key().value()));
  }

  private static ColumnPlan column(AlgorithmSpec spec, ResponseColumn column) {
    return column(spec, column, column.name().value());
  }

  private static ColumnPlan column(AlgorithmSpec spec, ResponseColumn column, String name) {
    String param = param(column);
    String doc =
        column
            .doc()
            .found()
            .map(Sentences::ended)
            .orElseGet(() -> "It holds " + column.key().value() + " of the answer.");
    return new ColumnPlan(
        column.key().value(),
        type(column.type()),
        column.form().found(),
        column.nullable().found().orElse(false),
        param,
        Names.getter(param),
        Names.setter(param),
        doc,
        "Name of the output column. " + doc,
        name,
        values(column.formerly().found().orElse(List.of())),
        choice(spec, column.when()));
  }

  private static TypePlan type(ResponseType type) {
    ColumnType word = type.word().value();
    return new TypePlan(
        word,
        word == ColumnType.MAP
            ? Optional.of(type.of().found().orElse(MapValue.DOUBLE).type())
            : Optional.empty(),
        type.fields().found().orElse(List.of()).stream()
            .map(
                field ->
                    new FieldPlan(
                        field.name().value(),
                        field.key().found().orElse(field.name().value()),
                        type(field.type()),
                        field.nullable().found().orElse(false)))
            .toList());
  }

  private static List<String> values(List<Located<String>> texts) {
    return texts.stream().map(Located::value).toList();
  }
}
