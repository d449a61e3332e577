package org.sagemakerspark.processor.spec.parse;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Channel;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Classes;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Image;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.ImageVersion;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Inference;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Metric;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.ResponseColumn;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Training;
import org.sagemakerspark.processor.spec.model.ColumnType;
import org.sagemakerspark.processor.spec.model.Direction;
import org.sagemakerspark.processor.spec.model.Distribution;
import org.sagemakerspark.processor.spec.model.HyperParameter;
import org.sagemakerspark.processor.spec.model.InputMode;
import org.sagemakerspark.processor.spec.model.ItemWord;
import org.sagemakerspark.processor.spec.model.LabelUse;
import org.sagemakerspark.processor.spec.model.Located;
import org.sagemakerspark.processor.spec.model.Numbers;
import org.sagemakerspark.processor.spec.model.Range;
import org.sagemakerspark.processor.spec.model.RequestFormat;
import org.sagemakerspark.processor.spec.model.ResponseFormat;
import org.sagemakerspark.processor.spec.model.Tunable;
import org.sagemakerspark.processor.spec.model.TypeWord;
import org.sagemakerspark.processor.spec.report.Problems;
import org.sagemakerspark.processor.spec.report.SpecMessage;

/** Reads a spec's JSON into records, and reports everything whose shape is wrong. */
public final class SpecReader {
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
    if (!isReadable(fields.number("specVersion"))) {
      return Optional.empty();
    }
    AlgorithmSpec spec =
        new AlgorithmSpec(
            fields.text("algorithm"),
            fields.text("title"),
            fields.prose("doc"),
            fields.texts("sources").found().orElse(List.of()),
            classes(fields.object("classes")),
            image(fields.object("image")),
            training(fields.object("training")),
            all(fields.objects("hyperparameters"), SpecReader::hyperParameter)
                .found()
                .orElse(List.of()),
            inference(fields.object("inference")));
    fields.refuseOthers();
    return Optional.of(spec);
  }

  private boolean isReadable(Located<BigDecimal> version) {
    boolean isKnown =
        version.found().map(number -> number.compareTo(BigDecimal.ONE) == 0).orElse(true);
    if (!isKnown) {
      problems.add(SpecMessage.UNSUPPORTED_VERSION, version.at(), Numbers.text(version.value()));
    }
    return isKnown;
  }

  private static Classes classes(Fields fields) {
    Classes classes = new Classes(fields.text("estimator"), fields.text("model"));
    fields.refuseOthers();
    return classes;
  }

  private static Image image(Fields fields) {
    Image image =
        new Image(
            fields.text("registry"),
            fields.text("repository"),
            versions(fields.entries("versions")),
            fields.text("defaultVersion"));
    fields.refuseOthers();
    return image;
  }

  private static Located<List<ImageVersion>> versions(
      Located<Map<Located<String>, Located<String>>> entries) {
    return new Located<>(
        entries
            .found()
            .map(
                map ->
                    map.entrySet().stream()
                        .map(entry -> new ImageVersion(entry.getKey(), entry.getValue()))
                        .toList()),
        entries.at());
  }

  private static Training training(Fields fields) {
    Training training =
        new Training(
            fields.text("contentType"),
            fields.word("label", LabelUse.class),
            fields.words("inputModes", InputMode.class),
            all(fields.objects("channels"), SpecReader::channel),
            all(fields.optionalObjects("metrics"), SpecReader::metric));
    fields.refuseOthers();
    return training;
  }

  private static Channel channel(Fields fields) {
    Channel channel =
        new Channel(
            fields.text("name"),
            fields.flag("required"),
            fields.word("distribution", Distribution.class),
            fields.prose("doc"));
    fields.refuseOthers();
    return channel;
  }

  private static Metric metric(Fields fields) {
    Metric metric =
        new Metric(
            fields.text("name"), fields.word("direction", Direction.class), fields.prose("doc"));
    fields.refuseOthers();
    return metric;
  }

  private static HyperParameter hyperParameter(Fields fields) {
    HyperParameter hyperParameter =
        new HyperParameter(
            fields.text("name"),
            fields.optionalText("param"),
            fields.word("type", TypeWord.class),
            fields.optionalWord("of", ItemWord.class),
            new Range(
                fields.optionalNumber("min"),
                fields.optionalNumber("above"),
                fields.optionalNumber("max"),
                fields.optionalNumber("below")),
            fields.optionalTexts("values"),
            fields.optionalTexts("words"),
            fields.optionalLiteral("default"),
            fields.flag("required"),
            fields.prose("doc"),
            fields.optionalProse("note"),
            fields.optionalObject("tunable").map(SpecReader::tunable),
            fields.at());
    fields.refuseOthers();
    return hyperParameter;
  }

  private static Tunable tunable(Fields fields) {
    Tunable tunable =
        new Tunable(
            fields.optionalNumber("min"),
            fields.optionalNumber("max"),
            fields.optionalTexts("values"),
            fields.at());
    fields.refuseOthers();
    return tunable;
  }

  private static Inference inference(Fields fields) {
    Fields request = fields.object("request");
    Fields response = fields.object("response");
    Inference inference =
        new Inference(
            request.word("serializer", RequestFormat.class),
            response.word("deserializer", ResponseFormat.class),
            all(response.objects("columns"), SpecReader::column));
    request.refuseOthers();
    response.refuseOthers();
    fields.refuseOthers();
    return inference;
  }

  private static ResponseColumn column(Fields fields) {
    ResponseColumn column =
        new ResponseColumn(
            fields.text("key"),
            fields.word("type", ColumnType.class),
            fields.optionalText("column"),
            fields.optionalText("param"),
            fields.prose("doc"));
    fields.refuseOthers();
    return column;
  }

  private static <T> Located<List<T>> all(Located<List<Fields>> objects, Function<Fields, T> read) {
    return new Located<>(
        objects.found().map(list -> list.stream().map(read).toList()), objects.at());
  }
}
