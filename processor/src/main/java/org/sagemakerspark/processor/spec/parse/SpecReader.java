package org.sagemakerspark.processor.spec.parse;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Alternative;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Channel;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Classes;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.DataFormat;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Groups;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Image;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.ImageVersion;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Inference;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Metric;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.NativeScoring;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Removed;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.RequestAlternative;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.RequestForm;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Response;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.ResponseColumn;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Rule;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.ServedData;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Serving;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Training;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Variant;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Weights;
import org.sagemakerspark.processor.spec.model.Choice;
import org.sagemakerspark.processor.spec.model.ColumnForm;
import org.sagemakerspark.processor.spec.model.ColumnType;
import org.sagemakerspark.processor.spec.model.Condition;
import org.sagemakerspark.processor.spec.model.Direction;
import org.sagemakerspark.processor.spec.model.Distribution;
import org.sagemakerspark.processor.spec.model.GroupFormat;
import org.sagemakerspark.processor.spec.model.HyperParameter;
import org.sagemakerspark.processor.spec.model.HyperParameter.Items;
import org.sagemakerspark.processor.spec.model.HyperParameter.LimitedValues;
import org.sagemakerspark.processor.spec.model.Input;
import org.sagemakerspark.processor.spec.model.InputMode;
import org.sagemakerspark.processor.spec.model.InputPlace;
import org.sagemakerspark.processor.spec.model.InputType;
import org.sagemakerspark.processor.spec.model.ItemWord;
import org.sagemakerspark.processor.spec.model.LabelUse;
import org.sagemakerspark.processor.spec.model.Located;
import org.sagemakerspark.processor.spec.model.MapValue;
import org.sagemakerspark.processor.spec.model.MissingText;
import org.sagemakerspark.processor.spec.model.MissingWord;
import org.sagemakerspark.processor.spec.model.NativeArtifact;
import org.sagemakerspark.processor.spec.model.Numbers;
import org.sagemakerspark.processor.spec.model.PlaceWord;
import org.sagemakerspark.processor.spec.model.Range;
import org.sagemakerspark.processor.spec.model.RequestFormat;
import org.sagemakerspark.processor.spec.model.ResponseFormat;
import org.sagemakerspark.processor.spec.model.ResponseType;
import org.sagemakerspark.processor.spec.model.ResponseType.ResponseField;
import org.sagemakerspark.processor.spec.model.SparkModel;
import org.sagemakerspark.processor.spec.model.TrainedSo;
import org.sagemakerspark.processor.spec.model.TrainingFormat;
import org.sagemakerspark.processor.spec.model.Tunable;
import org.sagemakerspark.processor.spec.model.TypeWord;
import org.sagemakerspark.processor.spec.model.WeightFormat;
import org.sagemakerspark.processor.spec.model.WireWord;
import org.sagemakerspark.processor.spec.report.Problems;
import org.sagemakerspark.processor.spec.report.SpecMessage;

/** Reads a spec's JSON into records, and reports everything whose shape is wrong. */
public final class SpecReader {
  /** The largest file that is read, in bytes. */
  public static final int MAX_BYTES = 1 << 20;

  private static final List<BigDecimal> VERSIONS = List.of(BigDecimal.ONE, BigDecimal.valueOf(2));

  private final Problems problems;

  private SpecReader(Problems problems) {
    this.problems = problems;
  }

  /**
   * Reads a spec.
   *
   * @param file its name for people
   * @param json its content, UTF-8
   * @return the spec with whatever could be read, or nothing where there is no object to read
   */
  public static Optional<AlgorithmSpec> read(String file, byte[] json, Problems problems) {
    return new TreeParser(file, problems)
        .parse(json)
        .flatMap(document -> Fields.of(document, problems))
        .flatMap(new SpecReader(problems)::spec);
  }

  private Optional<AlgorithmSpec> spec(Fields fields) {
    // An editor's pointer to the schema.
    fields.optionalText("$schema");
    Located<BigDecimal> version = fields.number("specVersion");
    if (!isReadable(version)) {
      return Optional.empty();
    }
    AlgorithmSpec spec =
        new AlgorithmSpec(
            version,
            fields.text("algorithm"),
            fields.optionalText("title"),
            fields.optionalProse("doc"),
            fields.optionalTexts("sources").found().orElse(List.of()),
            fields.optionalText("example"),
            fields.optionalLocated("classes").map(SpecReader::classes),
            all(fields.optionalObjects("variants"), SpecReader::variant),
            image(fields.optionalLocated("image")),
            training(fields.object("training")),
            all(fields.optionalObjects("inputs"), SpecReader::input),
            all(hyperParameters(fields, version), SpecReader::hyperParameter)
                .found()
                .orElse(List.of()),
            fields.optionalFixed("fixed"),
            all(fields.optionalObjects("rules"), SpecReader::rule).found().orElse(List.of()),
            all(fields.optionalObjects("removed"), SpecReader::removed).found().orElse(List.of()),
            inference(fields, version),
            fields.at());
    fields.refuseOthers();
    return Optional.of(spec);
  }

  private static boolean isFirst(Located<BigDecimal> version) {
    return version.found().filter(v -> v.compareTo(BigDecimal.ONE) == 0).isPresent();
  }

  /** An image that only trains is of version 2. */
  private static Inference inference(Fields fields, Located<BigDecimal> version) {
    if (isFirst(version)) {
      return inference(fields.object("inference"));
    }
    Located<Fields> inference = fields.optionalLocated("inference");
    boolean isGiven = !inference.at().equals(fields.at());
    return inference
        .found()
        .map(SpecReader::inference)
        .orElseGet(() -> Inference.empty(fields.at(), isGiven));
  }

  /** An image without hyperparameters is of version 2. */
  private static Located<List<Fields>> hyperParameters(Fields fields, Located<BigDecimal> version) {
    return isFirst(version)
        ? fields.objects("hyperparameters")
        : fields.objectsOrNone("hyperparameters");
  }

  private boolean isReadable(Located<BigDecimal> version) {
    boolean isKnown =
        version
            .found()
            .map(number -> VERSIONS.stream().anyMatch(each -> each.compareTo(number) == 0))
            .orElse(true);
    if (!isKnown) {
      problems.add(
          SpecMessage.UNSUPPORTED_VERSION,
          version.at(),
          "specVersion",
          Numbers.text(version.value()));
    }
    return isKnown;
  }

  private static Classes classes(Fields fields) {
    Classes classes =
        new Classes(
            fields.text("estimator"),
            fields.text("model"),
            fields.optionalWord("spark", SparkModel.class));
    fields.refuseOthers();
    return classes;
  }

  private static Variant variant(Fields fields) {
    Variant variant =
        new Variant(
            fields.text("name"),
            fields.optionalText("title"),
            fields.optionalProse("doc"),
            classes(fields.object("classes")),
            fields.optionalWord("label", LabelUse.class),
            fields.optionalNumbers("labels"),
            fields.optionalFixed("fixed"));
    fields.refuseOthers();
    return variant;
  }

  private static Image image(Located<Fields> fields) {
    return fields.found().map(SpecReader::image).orElseGet(() -> Image.none(fields.at()));
  }

  private static Image image(Fields fields) {
    Image image =
        new Image(
            fields.optionalText("registry"),
            fields.optionalMap("accounts"),
            fields.optionalText("uri"),
            fields.optionalText("repository"),
            fields.optionalVersions("versions", SpecReader::version),
            fields.optionalText("defaultVersion"),
            fields.optionalObject("serving").map(SpecReader::serving),
            true,
            fields.at());
    fields.refuseOthers();
    return image;
  }

  private static Serving serving(Fields fields) {
    Serving serving = new Serving(fields.optionalText("registry"), fields.text("repository"));
    fields.refuseOthers();
    return serving;
  }

  private static ImageVersion version(Located<String> version, Fields fields) {
    ImageVersion image =
        new ImageVersion(
            version,
            fields.text("tag"),
            fields.optionalText("registry"),
            fields.optionalText("repository"),
            fields.optionalText("servingRegistry"));
    fields.refuseOthers();
    return image;
  }

  private static Training training(Fields fields) {
    Training training =
        new Training(
            fields.text("contentType"),
            fields.optionalWord("format", TrainingFormat.class),
            fields.optionalEntries("formatOptions"),
            fields.word("label", LabelUse.class),
            fields.optionalNumbers("labels"),
            fields.optionalWords("inputModes", InputMode.class),
            fields.optionalText("instanceType"),
            fields.optionalCount("maxInstances"),
            all(fields.objects("channels"), SpecReader::channel),
            all(fields.optionalObjects("formats"), SpecReader::dataFormat),
            all(fields.optionalObjects("weights"), SpecReader::weights).found().orElse(List.of()),
            fields.optionalLocated("groups").map(SpecReader::groups),
            fields.optionalFlag("multiPart"),
            fields.optionalWord("missing", MissingWord.class),
            fields.optionalFlag("oneFile"),
            fields.optionalFlag("sendDefaults"),
            fields.optionalEntries("environment"),
            all(fields.optionalObjects("metrics"), SpecReader::metric));
    fields.refuseOthers();
    return training;
  }

  private static Input input(Fields fields) {
    Input input =
        new Input(
            fields.text("name"),
            fields.word("type", InputType.class),
            fields.optionalWord("only", InputPlace.class),
            fields.flag("required"),
            fields.optionalText("column"),
            fields.optionalText("param"),
            fields.optionalTexts("formerly"),
            fields.optionalProse("doc"),
            fields.optionalTexts("variants"),
            fields.optionalFlag("mayBeMissing"),
            fields.optionalWord("missingAs", MissingText.class),
            fields.optionalLocated("when").map(SpecReader::choice),
            range(fields),
            fields.optionalText("pattern"));
    fields.refuseOthers();
    return input;
  }

  private static Channel channel(Fields fields) {
    Channel channel =
        new Channel(
            fields.text("name"),
            fields.flag("required"),
            fields.optionalWord("label", LabelUse.class),
            fields.word("distribution", Distribution.class),
            fields.optionalText("folder"),
            fields.optionalProse("doc"),
            fields.optionalTexts("variants"));
    fields.refuseOthers();
    return channel;
  }

  private static DataFormat dataFormat(Fields fields) {
    DataFormat format =
        new DataFormat(
            fields.texts("contentTypes"),
            fields.words("inputModes", InputMode.class),
            fields.optionalText("since"),
            fields.optionalText("until"));
    fields.refuseOthers();
    return format;
  }

  private static Weights weights(Fields fields) {
    Weights weights =
        new Weights(fields.word("format", WeightFormat.class), fields.optionalFixed("fixed"));
    fields.refuseOthers();
    return weights;
  }

  private static Groups groups(Fields fields) {
    Groups groups =
        new Groups(
            fields.word("format", GroupFormat.class),
            fields.optionalText("since"),
            fields.optionalText("until"));
    fields.refuseOthers();
    return groups;
  }

  private static Metric metric(Fields fields) {
    Metric metric =
        new Metric(
            fields.text("name"),
            fields.optionalText("regex"),
            fields.word("direction", Direction.class),
            fields.optionalProse("doc"),
            fields.optionalTexts("variants"));
    fields.refuseOthers();
    return metric;
  }

  private static HyperParameter hyperParameter(Fields fields) {
    HyperParameter hyperParameter =
        new HyperParameter(
            fields.text("name"),
            fields.optionalText("param"),
            fields.optionalTexts("formerly"),
            fields.word("type", TypeWord.class),
            fields.optionalWord("of", ItemWord.class),
            range(fields),
            fields.optionalValues("values"),
            all(fields.optionalObjects("limitedValues"), SpecReader::limitedValues),
            fields.optionalTexts("words"),
            fields.optionalText("pattern"),
            items(fields),
            fields.optionalLiteral("default"),
            fields.flag("required"),
            fields.optionalWord("wire", WireWord.class),
            conditions(fields, "requiredWhen"),
            conditions(fields, "appliesWhen"),
            fields.optionalText("since"),
            fields.optionalText("until"),
            fields.optionalTexts("variants"),
            fields.optionalProse("doc"),
            fields.optionalProse("note"),
            fields.optionalObject("tunable").map(SpecReader::tunable),
            Located.absent(fields.at()),
            Located.absent(fields.at()),
            Located.absent(fields.at()),
            fields.at());
    fields.refuseOthers();
    return hyperParameter;
  }

  /** Reads what is sent in requests, of which less is to be said than of a hyperparameter. */
  private static HyperParameter parameter(Fields fields) {
    HyperParameter parameter =
        new HyperParameter(
            fields.text("name"),
            fields.optionalText("param"),
            fields.optionalTexts("formerly"),
            fields.word("type", TypeWord.class),
            fields.optionalWord("of", ItemWord.class),
            range(fields),
            fields.optionalValues("values"),
            Located.absent(fields.at()),
            Located.absent(fields.at()),
            fields.optionalText("pattern"),
            items(fields),
            fields.optionalLiteral("default"),
            fields.flag("required"),
            fields.optionalWord("wire", WireWord.class),
            List.of(),
            List.of(),
            Located.absent(fields.at()),
            Located.absent(fields.at()),
            fields.optionalTexts("variants"),
            fields.optionalProse("doc"),
            Located.absent(fields.at()),
            Optional.empty(),
            fields.optionalWord("place", PlaceWord.class),
            fields.optionalFlag("sent"),
            fields.optionalLocated("trainedWith").map(SpecReader::trainedSo),
            fields.at());
    fields.refuseOthers();
    return parameter;
  }

  private static Items items(Fields fields) {
    return new Items(fields.optionalCount("minItems"), fields.optionalCount("maxItems"));
  }

  private static Range range(Fields fields) {
    return new Range(
        fields.optionalNumber("min"),
        fields.optionalNumber("above"),
        fields.optionalNumber("max"),
        fields.optionalNumber("below"));
  }

  private static LimitedValues limitedValues(Fields fields) {
    LimitedValues limited =
        new LimitedValues(
            fields.values("values"),
            fields.optionalText("since"),
            fields.optionalText("until"),
            fields.at());
    fields.refuseOthers();
    return limited;
  }

  private static Tunable tunable(Fields fields) {
    Tunable tunable =
        new Tunable(
            fields.optionalNumber("min"),
            fields.optionalNumber("max"),
            fields.optionalValues("values"),
            fields.at());
    fields.refuseOthers();
    return tunable;
  }

  private static Rule rule(Fields fields) {
    Rule rule =
        new Rule(
            fields.prose("doc"),
            conditions(fields, "when"),
            all(fields.objects("then"), SpecReader::condition).found().orElse(List.of()),
            fields.optionalText("since"),
            fields.optionalText("until"),
            fields.optionalTexts("variants"));
    fields.refuseOthers();
    return rule;
  }

  private static Removed removed(Fields fields) {
    Removed removed =
        new Removed(fields.text("param"), fields.prose("doc"), fields.optionalTexts("variants"));
    fields.refuseOthers();
    return removed;
  }

  private static List<Condition> conditions(Fields fields, String name) {
    return all(fields.optionalObjects(name), SpecReader::condition).found().orElse(List.of());
  }

  private static Condition condition(Fields fields) {
    Located<List<Located<String>>> sumOf = fields.optionalTexts("sumOf");
    Located<String> channel = fields.optionalText("channel");
    boolean hasNoSubject = sumOf.isPresent() || channel.isPresent();
    Condition condition =
        new Condition(
            hasNoSubject ? fields.optionalText("hyperparameter") : fields.text("hyperparameter"),
            fields.optionalFlag("given"),
            fields.optionalValues("in"),
            fields.optionalValues("only"),
            fields.optionalValues("atMostOneOf"),
            fields.optionalText("lessThan"),
            sumOf,
            range(fields),
            channel,
            fields.optionalFlag("not"),
            fields.at());
    fields.refuseOthers();
    return condition;
  }

  private static Inference inference(Fields fields) {
    Fields request = fields.object("request");
    Inference inference =
        new Inference(
            requestForm(request),
            all(request.optionalObjects("alternatives"), SpecReader::requestAlternative)
                .found()
                .orElse(List.of()),
            all(request.optionalObjects("parameters"), SpecReader::parameter),
            all(request.optionalObjects("formats"), SpecReader::requested),
            request.optionalCount("maxRecords"),
            request.optionalCount("maxBytes"),
            fields.optionalText("instanceType"),
            fields.optionalEntries("environment"),
            fields.optionalLocated("native").map(SpecReader::nativeScoring),
            response(fields.object("response")),
            true);
    request.refuseOthers();
    fields.refuseOthers();
    return inference;
  }

  private static RequestForm requestForm(Fields fields) {
    return new RequestForm(
        fields.codec("serializer", RequestFormat.class), fields.optionalEntries("options"));
  }

  private static RequestAlternative requestAlternative(Fields fields) {
    RequestAlternative alternative = new RequestAlternative(decision(fields), requestForm(fields));
    fields.refuseOthers();
    return alternative;
  }

  private static TrainedSo trainedSo(Fields fields) {
    TrainedSo trainedSo = decision(fields);
    fields.refuseOthers();
    return trainedSo;
  }

  private static TrainedSo decision(Fields fields) {
    return new TrainedSo(fields.text("hyperparameter"), fields.values("in"));
  }

  private static NativeScoring nativeScoring(Fields fields) {
    NativeScoring scoring =
        new NativeScoring(
            fields.word("artifact", NativeArtifact.class),
            fields.optionalText("since"),
            fields.optionalText("until"));
    fields.refuseOthers();
    return scoring;
  }

  private static ServedData requested(Fields fields) {
    return served(fields, fields.optionalFlag("fillsZeros"));
  }

  private static ServedData answered(Fields fields) {
    return served(fields, Located.absent(fields.at()));
  }

  private static ServedData served(Fields fields, Located<Boolean> fillsZeros) {
    ServedData data =
        new ServedData(
            fields.texts("contentTypes"),
            fields.optionalText("environment"),
            fields.optionalText("since"),
            fields.optionalText("until"),
            fillsZeros);
    fields.refuseOthers();
    return data;
  }

  private static Response response(Fields fields) {
    Response response =
        new Response(
            fields.codec("deserializer", ResponseFormat.class),
            fields.optionalEntries("options"),
            all(fields.optionalObjects("formats"), SpecReader::answered),
            all(fields.objects("columns"), SpecReader::column),
            all(fields.optionalObjects("alternatives"), SpecReader::alternative)
                .found()
                .orElse(List.of()));
    fields.refuseOthers();
    return response;
  }

  private static Alternative alternative(Fields fields) {
    Alternative alternative =
        new Alternative(decision(fields), all(fields.objects("columns"), SpecReader::column));
    fields.refuseOthers();
    return alternative;
  }

  private static ResponseColumn column(Fields fields) {
    ResponseColumn column =
        new ResponseColumn(
            fields.text("key"),
            responseType(fields, EnumSet.allOf(ColumnType.class)),
            fields.optionalWord("as", ColumnForm.class),
            fields.optionalFlag("nullable"),
            fields.optionalText("column"),
            fields.optionalText("param"),
            fields.optionalTexts("formerly"),
            fields.optionalProse("doc"),
            fields.optionalTexts("variants"),
            fields.optionalLocated("when").map(SpecReader::choice));
    fields.refuseOthers();
    return column;
  }

  private static ResponseType responseType(Fields fields, Set<ColumnType> allowed) {
    return new ResponseType(
        fields.word("type", allowed),
        fields.optionalWord("of", MapValue.class),
        all(fields.optionalObjects("fields"), SpecReader::responseField),
        fields.at());
  }

  private static ResponseField responseField(Fields fields) {
    ResponseField field =
        new ResponseField(
            fields.text("name"),
            fields.optionalText("key"),
            responseType(fields, EnumSet.complementOf(EnumSet.of(ColumnType.BINARY))),
            fields.optionalFlag("nullable"));
    fields.refuseOthers();
    return field;
  }

  private static Choice choice(Fields fields) {
    Choice choice = new Choice(fields.text("parameter"), fields.values("in"), fields.at());
    fields.refuseOthers();
    return choice;
  }

  private static <T> Located<List<T>> all(Located<List<Fields>> objects, Function<Fields, T> read) {
    return new Located<>(
        objects.found().map(list -> list.stream().map(read).toList()), objects.at());
  }
}
