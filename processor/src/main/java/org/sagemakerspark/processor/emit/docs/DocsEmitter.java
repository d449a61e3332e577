package org.sagemakerspark.processor.emit.docs;

import static org.sagemakerspark.processor.emit.docs.MarkdownText.code;
import static org.sagemakerspark.processor.emit.docs.MarkdownText.escape;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sagemakerspark.processor.emit.GeneratedFile;
import org.sagemakerspark.processor.emit.Paragraph;
import org.sagemakerspark.processor.naming.Names;
import org.sagemakerspark.processor.plan.AlgorithmPlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.AlternativePlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.ChannelPlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.ColumnPlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.DataFormatPlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.DecisionPlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.InputPlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.ServedDataPlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.ServingPlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.WeightsPlan;
import org.sagemakerspark.processor.plan.ParamPlan;
import org.sagemakerspark.processor.spec.model.MissingWord;

/** Writes the reference page of a plan. */
public final class DocsEmitter {
  private static final String FOLDER = "META-INF/sagemaker-spark/docs/";
  private static final int WIDTH = 100;

  /** A page of a user's own spec lies in no folder with this library's pages. */
  private static final String NATIVE =
      "[details](https://github.com/sagemakerspark/sagemaker-spark-java/blob/main/docs/native.md)";

  private static final List<String> DETAILS =
      List.of("Required when ", "Used when ", "Known ", "Formerly ", "Sent ");

  private final AlgorithmPlan plan;
  private final StringBuilder page = new StringBuilder();

  private DocsEmitter(AlgorithmPlan plan) {
    this.plan = plan;
  }

  /** Returns the page. */
  public static GeneratedFile emit(AlgorithmPlan plan) {
    DocsEmitter emitter = new DocsEmitter(plan);
    emitter.introduction();
    emitter.usage();
    emitter.hyperparameters();
    emitter.inputs();
    emitter.parameters();
    emitter.columns();
    emitter.removed();
    emitter.training();
    emitter.sources();
    return new GeneratedFile.Resource(FOLDER + plan.page() + ".md", emitter.page.toString());
  }

  private void introduction() {
    page.append("<!-- Generated from the algorithm's spec. Change that, and refresh this. -->\n");
    page.append("# ").append(escape(plan.title())).append("\n\n");
    if (!plan.doc().isEmpty()) {
      paragraph(escape(plan.doc()));
    }
    page.append(MarkdownText.head(List.of("", "")));
    fact("Estimator", code(plan.estimatorName()));
    fact("Model", code(plan.modelName()));
    fact("Python", code("sagemakerspark.algorithms." + plan.pythonModule()));
    plan.example().ifPresent(url -> fact("Example", link(url)));
    image();
    fact("Training data", code(plan.training().contentType()));
    plan.training().format().ifPresent(format -> fact("Training format", code(format)));
    if (!plan.training().formatOptions().isEmpty()) {
      fact("Training format's options", settings(plan.training().formatOptions()));
    }
    fact("Label", plan.training().label().word());
    if (!plan.training().labels().isEmpty()) {
      fact("Labels", codes(plan.training().labels()));
    }
    if (!plan.training().weights().isEmpty()) {
      fact("Weight", codes(plan.training().weights().stream().map(WeightsPlan::format).toList()));
    }
    plan.training()
        .groups()
        .ifPresent(
            groups -> fact("Groups", code(groups.format()) + versions(groups.imageVersions())));
    plan.training()
        .missing()
        .filter(MissingWord.NAN.word()::equals)
        .ifPresent(word -> fact("Missing values", "NaN, by default"));
    fact("Input modes", codes(plan.training().inputModes()));
    plan.training().formats().forEach(format -> fact("Reads", reads(format)));
    plan.training()
        .instanceType()
        .ifPresent(type -> fact("Training instance type", code(type) + " by default"));
    plan.training()
        .maxInstances()
        .ifPresent(count -> fact("Training instances", "at most " + count));
    variables("Training variables", plan.training().environment(), "trainingEnvironment");
    variables("Variables", plan.inference().environment(), "modelEnvironment");
    if (plan.inference().isThere()) {
      fact("Request", code(plan.inference().serializer()));
      plan.inference()
          .requestAlternatives()
          .forEach(
              each -> fact("Request where " + where(each.decision()), code(each.serializer())));
      plan.inference().formats().forEach(format -> fact("Reads requests", served(format)));
      fact("Response", code(plan.inference().deserializer()));
      plan.inference().answers().forEach(format -> fact("Answers", served(format)));
      fact("Scores natively", nativeScoring());
    } else {
      fact("Endpoint", "none, the image only trains");
    }
    plan.sparkModel()
        .ifPresent(
            spark ->
                fact(
                    "Spark's own model",
                    code("org.apache.spark.ml." + spark.room() + "." + spark.className())
                        + ", by "
                        + code("toSparkModel")
                        + " and "
                        + code("fromSparkModel")));
  }

  private void variables(String name, Map<String, String> variables, String param) {
    if (!variables.isEmpty()) {
      fact(name, settings(variables) + "; " + code(param) + " may give others");
    }
  }

  private static String settings(Map<String, String> settings) {
    return codes(
        settings.entrySet().stream()
            .map(setting -> setting.getKey() + " = " + setting.getValue())
            .toList());
  }

  private static String served(ServedDataPlan format) {
    return codes(format.contentTypes())
        + versions(format.imageVersions())
        + format
            .environment()
            .map(name -> ", where `modelEnvironment` has " + code(name))
            .orElse("")
        + (format.fillsZeros() ? ", where missing features are written one by one" : "");
  }

  private String nativeScoring() {
    return plan.inference()
        .nativeScoring()
        .map(
            scoring ->
                "models of "
                    + code(scoring.artifact())
                    + versions(scoring.imageVersions())
                    + ", by "
                    + code("scoringMode")
                    + ", compared with "
                    + scoring.oracle()
                    + ": "
                    + NATIVE)
        .orElse("no, on endpoints only: " + NATIVE);
  }

  private void image() {
    if (plan.image().isOfUser()) {
      fact(
          "Image",
          plan.inference().isThere()
              ? "given by "
                  + code("trainingImage")
                  + " and "
                  + code("modelImage")
                  + "; both are required"
              : "given by " + code("trainingImage") + ", which is required");
    }
    plan.image().uri().ifPresent(uri -> fact("Image", code(uri)));
    if (!plan.image().versions().isEmpty()) {
      fact(
          "Image",
          plan.image().versions().stream()
              .map(
                  version ->
                      code(version.repository() + ":" + version.tag())
                          + version.registry().map(name -> " of " + code(name)).orElse("")
                          + version.serving().map(DocsEmitter::serving).orElse(""))
              .collect(Collectors.joining(", ")));
    }
    plan.imageVersion()
        .ifPresent(
            param ->
                fact(
                    "Image versions",
                    codes(param.values())
                        + ", chosen by "
                        + code(param.name())
                        + ", default "
                        + param.defaultText().map(MarkdownText::code).orElseThrow()));
  }

  private static String serving(ServingPlan serving) {
    return ", served by "
        + code(serving.repository())
        + serving.registry().map(name -> " of " + code(name)).orElse("");
  }

  private void usage() {
    page.append("\n## Use\n\n```java\n");
    page.append(plan.modelClass()).append(" model =\n");
    page.append("    new ").append(plan.estimatorClass()).append("()\n");
    given(", ", "Map.of(", ")")
        .forEach(
            (param, value) ->
                page.append("        .")
                    .append(Names.setter(param))
                    .append('(')
                    .append(value)
                    .append(")\n"));
    page.append("        .fit(rows);\n");
    page.append(
        plan.inference().isThere()
            ? "Dataset<Row> scored = model.transform(rows);\n"
            : "String artifact = model.getModelDataS3Uri().orElseThrow();\n");
    page.append("```\n\n");
    page.append("```python\nmodel = ").append(plan.estimatorClass()).append('(');
    page.append(
        given(": ", "{", "}").entrySet().stream()
            .map(each -> each.getKey() + "=" + each.getValue())
            .collect(Collectors.joining(", ")));
    page.append(").fit(rows)\n");
    page.append(
        plan.inference().isThere()
            ? "scored = model.transform(rows)\n"
            : "artifact = model.getModelDataS3Uri()\n");
    page.append("```\n");
  }

  /**
   * Returns the Params without which no job starts, and what each is set to.
   *
   * @param to what is between a key and a value of a map, which begins with {@code begin} and ends
   *     with {@code end}
   */
  private Map<String, String> given(String to, String begin, String end) {
    Map<String, String> given = new LinkedHashMap<>();
    if (plan.image().isOfUser()) {
      given.put("trainingImage", "trainingImage");
      if (plan.inference().isThere()) {
        given.put("modelImage", "modelImage");
      }
    }
    Stream.concat(plan.params().stream(), plan.inference().parameters().stream())
        .filter(ParamPlan::isRequired)
        .forEach(param -> given.put(param.name(), param.name()));
    List<ChannelPlan> channels = plan.training().channelsByUri();
    if (!channels.isEmpty()) {
      given.put(
          "extraChannels",
          channels.stream()
              .map(each -> "\"" + each.name() + "\"" + to + "\"s3://bucket/" + each.name() + "/\"")
              .collect(Collectors.joining(", ", begin, end)));
    }
    if (plan.training().isValidationRequired()) {
      given.put("validationIndicatorCol", "validationIndicatorCol");
    }
    return given;
  }

  private static String reads(DataFormatPlan format) {
    return codes(format.contentTypes())
        + " in the input modes "
        + codes(format.inputModes())
        + versions(format.imageVersions());
  }

  private static String versions(List<String> some) {
    return some.isEmpty() ? "" : ", image versions " + String.join(", ", some);
  }

  private void hyperparameters() {
    page.append("\n## Hyperparameters\n\n");
    page.append(
        MarkdownText.head(
            List.of("Param", "On the wire", "Type", "Allowed", "Default", "Tune over", "Meaning")));
    for (ParamPlan param : plan.params()) {
      page.append(
          MarkdownText.row(
              List.of(
                  code(param.name()),
                  code(param.wireName()),
                  param.kind().title(),
                  escape(param.rangeText().orElse("")),
                  param.isRequired()
                      ? "required"
                      : param.defaultText().map(MarkdownText::code).orElse(""),
                  escape(param.tuningText().orElse("")),
                  escape(param.doc() + details(param)))));
    }
    if (!plan.fixed().isEmpty()) {
      page.append("\nAlways sent: ");
      page.append(
          plan.fixed().stream()
              .map(fixed -> code(fixed.wireName()) + " = " + code(fixed.value()))
              .collect(Collectors.joining(", ")));
      page.append(".\n");
    }
    if (!plan.rules().isEmpty()) {
      page.append("\nChecked before a job starts:\n\n");
      plan.rules()
          .forEach(
              rule ->
                  page.append("- ").append(escape(rule.doc() + " " + rule.text())).append('\n'));
    }
  }

  /** Returns the facts that have no column of their own. */
  private static String details(ParamPlan param) {
    return param.facts().stream()
        .filter(fact -> DETAILS.stream().anyMatch(fact::startsWith) || isNote(param, fact))
        .map(fact -> " " + fact)
        .collect(Collectors.joining());
  }

  private static boolean isNote(ParamPlan param, String fact) {
    return param.note().filter(fact::equals).isPresent();
  }

  private void inputs() {
    if (plan.inputs().isEmpty()) {
      return;
    }
    page.append("\n## Input columns\n\n");
    page.append(
        MarkdownText.head(
            List.of(
                "To the image", "Named by the Param", "Type", "Required", "Read in", "Meaning")));
    for (InputPlan input : plan.inputs()) {
      String use =
          switch (input.use()) {
            case "TRAINING" -> "training";
            case "REQUESTS" -> "requests";
            default -> "both";
          };
      page.append(
          MarkdownText.row(
              List.of(
                  code(input.name()),
                  code(input.param())
                      + input.own().map(own -> ", default " + code(own.defaultName())).orElse(""),
                  input.type().word(),
                  input.isRequired() ? "yes" : "no",
                  use,
                  escape(
                      input.doc()
                          + (input.mayBeMissing()
                              ? " Left out where rows have no such column."
                              : "")
                          + input
                              .missingAs()
                              .map(text -> " What has no value is \"" + text + "\" in JSON.")
                              .orElse("")
                          + input
                              .when()
                              .map(when -> " In requests where " + when.text() + ".")
                              .orElse("")
                          + former(input.formerly())))));
    }
  }

  private static String former(List<String> names) {
    return names.isEmpty() ? "" : " The Param was formerly " + String.join(", ", names) + ".";
  }

  private void parameters() {
    if (plan.inference().parameters().isEmpty()) {
      return;
    }
    page.append("\n## Parameters of requests\n\n");
    page.append(
        MarkdownText.head(
            List.of("Param", "In requests", "Type", "Allowed", "Default", "Meaning")));
    for (ParamPlan param : plan.inference().parameters()) {
      page.append(
          MarkdownText.row(
              List.of(
                  code(param.name()),
                  code(param.wireName()),
                  param.kind().title(),
                  escape(param.rangeText().orElse("")),
                  param.isRequired()
                      ? "required"
                      : param.defaultText().map(MarkdownText::code).orElse(""),
                  escape(param.doc() + details(param)))));
    }
  }

  private void columns() {
    if (!plan.inference().isThere()) {
      return;
    }
    page.append("\n## Output columns\n\n");
    page.append(
        MarkdownText.head(
            List.of("Column", "Named by the Param", "Type", "In the response", "Meaning")));
    plan.inference().columns().forEach(this::column);
    for (AlternativePlan alternative : plan.inference().alternatives()) {
      page.append("\nWhere ").append(where(alternative.decision())).append(":\n\n");
      page.append(
          MarkdownText.head(
              List.of("Column", "Named by the Param", "Type", "In the response", "Meaning")));
      alternative.columns().forEach(this::column);
    }
  }

  private static String where(DecisionPlan decision) {
    return code(decision.param()) + " is " + codes(decision.values());
  }

  private void column(ColumnPlan column) {
    page.append(
        MarkdownText.row(
            List.of(
                code(column.defaultName()),
                code(column.param()),
                escape(column.type().text()),
                code(column.key()),
                escape(
                    column.doc()
                        + (column.isNullable() ? " It may be null." : "")
                        + column.when().map(when -> " There where " + when.text() + ".").orElse("")
                        + former(column.formerly())))));
  }

  private void removed() {
    if (!plan.removed().isEmpty()) {
      page.append("\n## Params of earlier versions\n\n");
      page.append("Values of these in saved stages are passed over, with a warning.\n\n");
      page.append(MarkdownText.head(List.of("Param", "What to know")));
      plan.removed()
          .forEach(
              each ->
                  page.append(MarkdownText.row(List.of(code(each.param()), escape(each.doc())))));
    }
  }

  private void training() {
    page.append("\n## Channels\n\n");
    page.append(MarkdownText.head(List.of("Channel", "Required", "Distribution", "Meaning")));
    plan.training()
        .channels()
        .forEach(
            channel ->
                page.append(
                    MarkdownText.row(
                        List.of(
                            code(channel.name()),
                            channel.isRequired() ? "yes" : "no",
                            code(channel.distribution().word()),
                            escape(channel.doc()) + label(channel)))));
    if (!plan.training().metrics().isEmpty()) {
      page.append("\n## Metrics\n\n");
      page.append(MarkdownText.head(List.of("Metric", "Better", "Meaning")));
    }
    plan.training()
        .metrics()
        .forEach(
            metric ->
                page.append(
                    MarkdownText.row(
                        List.of(
                            code(metric.name()),
                            metric.direction().word(),
                            escape(metric.doc())))));
  }

  private static String label(ChannelPlan channel) {
    return channel.label().map(label -> " Label: " + label.word() + ".").orElse("");
  }

  private void sources() {
    if (plan.sources().isEmpty()) {
      return;
    }
    page.append("\n## Sources\n\n");
    plan.sources().forEach(source -> page.append("- ").append(escape(source)).append('\n'));
  }

  private void fact(String name, String markdown) {
    page.append(MarkdownText.row(List.of(name, markdown)));
  }

  /** Calls the place of a file by the file's name. */
  private static String link(String url) {
    String name = url.replaceFirst("/*([?#].*)?$", "").replaceFirst(".*/", "");
    return "[" + escape(name) + "](" + url + ")";
  }

  private void paragraph(String markdown) {
    page.append(String.join("\n", Paragraph.wrap(markdown, WIDTH))).append("\n\n");
  }

  private static String codes(List<String> texts) {
    return texts.stream().map(MarkdownText::code).collect(Collectors.joining(", "));
  }
}
