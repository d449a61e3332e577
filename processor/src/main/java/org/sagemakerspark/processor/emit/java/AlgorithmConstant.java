package org.sagemakerspark.processor.emit.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.sagemakerspark.processor.plan.AlgorithmPlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.AlternativePlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.ChannelPlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.ChoicePlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.ColumnPlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.DataFormatPlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.DecisionPlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.FieldPlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.ImagePlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.InferencePlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.InputPlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.RequestAlternativePlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.ServedDataPlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.TypePlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.VersionPlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.WeightsPlan;
import org.sagemakerspark.processor.plan.ParamPlan;
import org.sagemakerspark.processor.spec.model.ColumnType;
import org.sagemakerspark.processor.spec.model.NumberType;

/** Writes what the hand-written base classes need to know of the algorithm. */
final class AlgorithmConstant {
  private final AlgorithmPlan plan;

  AlgorithmConstant(AlgorithmPlan plan) {
    this.plan = plan;
  }

  FieldSpec field() {
    CodeBlock.Builder value =
        CodeBlock.builder().add("$T.named($S)\n$>$>", ForeignNames.ALGORITHM, plan.algorithm());
    images(value);
    value
        .add(
            ".training($S, $T.$L, $S)\n",
            plan.training().contentType(),
            ForeignNames.LABEL_USE,
            plan.training().label(),
            plan.training().trainingChannel().distribution().word())
        .add(".inputModes($T.of($L))\n", List.class, JavaText.strings(plan.training().inputModes()))
        .add(data())
        .add(columnsOfRows())
        .add(requests())
        .add(codecs());
    for (ColumnPlan column : plan.inference().columns()) {
      boolean isPlain = !column.isNullable() && column.when().isEmpty();
      value.add(".column($L)\n", isPlain ? column(column) : alternativeColumn(column));
    }
    plan.inference().alternatives().forEach(each -> value.add(alternative(each)));
    plan.inference()
        .nativeScoring()
        .ifPresent(
            scoring ->
                value.add(
                    ".scoresNatively($S, $T.of($L))\n",
                    scoring.artifact(),
                    List.class,
                    JavaText.strings(scoring.imageVersions())));
    plan.formerly().forEach((former, param) -> value.add(".formerly($S, $S)\n", former, param));
    plan.removed()
        .forEach(
            each -> value.add(".removed($S, $L)\n", each.param(), JavaText.quoted(each.doc())));
    return FieldSpec.builder(
            ForeignNames.ALGORITHM, EstimatorClass.ALGORITHM, Modifier.STATIC, Modifier.FINAL)
        .initializer(value.add(".build()$<$<").build())
        .build();
  }

  private void images(CodeBlock.Builder value) {
    ImagePlan image = plan.image();
    if (image.isOfUser()) {
      value.add(".imageOfUser()\n");
    }
    image
        .uri()
        .ifPresent(
            uri ->
                value.add(
                    ".image($S, $T.uri($S), $S, $S)\n",
                    "",
                    ForeignNames.IMAGE_SOURCE,
                    uri,
                    "",
                    ""));
    for (VersionPlan version : image.versions()) {
      if (version.registry().isPresent() && image.versions().size() == 1) {
        value.add(
            ".image($S, $S, $S)\n", version.registry().get(), version.repository(), version.tag());
      } else {
        value.add(
            ".image(\n$>$>$S,\n$L,\n$S,\n$S)\n$<$<",
            version.version(),
            source(version.registry()),
            version.repository(),
            version.tag());
      }
      version
          .serving()
          .ifPresent(
              serving ->
                  value.add(
                      ".servedBy($L, $S)\n", source(serving.registry()), serving.repository()));
    }
  }

  private CodeBlock source(Optional<String> registry) {
    return registry.isPresent()
        ? CodeBlock.of("$T.registry($S)", ForeignNames.IMAGE_SOURCE, registry.get())
        : CodeBlock.of(
            "$T.accounts($L)", ForeignNames.IMAGE_SOURCE, entries(plan.image().accounts()));
  }

  /** Tells the channels beside that for training, what is read, what holds weights and groups. */
  private CodeBlock data() {
    CodeBlock.Builder code = CodeBlock.builder();
    for (ChannelPlan channel : plan.training().channels()) {
      if (!channel.name().equals(plan.training().channel())) {
        code.add(channel(channel));
        if (channel.isRequired()) {
          code.add(".required($S)\n", channel.name());
        }
      }
    }
    plan.training()
        .trainingChannel()
        .folder()
        .ifPresent(folder -> code.add(".folder($S)\n", folder));
    if (!plan.training().labels().isEmpty()) {
      code.add(
          ".labels($L)\n",
          plan.training().labels().stream()
              .map(label -> ParamCode.doubleArgument(new BigDecimal(label)))
              .collect(Collectors.joining(", ")));
    }
    for (DataFormatPlan format : plan.training().formats()) {
      code.add(
          ".reads(\n$>$>$T.of($L),\n$T.of($L),\n$T.of($L))$<$<\n",
          List.class,
          JavaText.strings(format.contentTypes()),
          List.class,
          JavaText.strings(format.inputModes()),
          List.class,
          JavaText.strings(format.imageVersions()));
    }
    for (WeightsPlan weights : plan.training().weights()) {
      code.add(format("weights", weights.format(), weights.hyperParameters()));
    }
    plan.training()
        .groups()
        .ifPresent(
            groups ->
                code.add(
                    ".groups($S, $T.of($L))\n",
                    groups.format(),
                    List.class,
                    JavaText.strings(groups.imageVersions())));
    return code.build();
  }

  /** Tells the containers' variables, and what is sent to them. */
  private CodeBlock requests() {
    CodeBlock.Builder code = CodeBlock.builder();
    if (!plan.training().isMultiPart()) {
      code.add(".withoutParts()\n");
    }
    if (!plan.training().environment().isEmpty()) {
      code.add(".trainingEnvironment($L)\n", entries(plan.training().environment()));
    }
    if (!plan.inference().environment().isEmpty()) {
      code.add(".environment($L)\n", entries(plan.inference().environment()));
    }
    plan.inference().formats().forEach(each -> code.add(served("readsRequests", each)));
    plan.inference().answers().forEach(each -> code.add(served("answers", each)));
    return code.build();
  }

  /** Tells how rows are sent and answered, if they ever are. */
  private CodeBlock codecs() {
    InferencePlan inference = plan.inference();
    if (!inference.isThere()) {
      return CodeBlock.of(".onlyTrains()\n");
    }
    CodeBlock.Builder code =
        CodeBlock.builder()
            .add(format("request", inference.serializer(), inference.requestOptions()));
    inference.requestAlternatives().forEach(each -> code.add(requestAlternative(each)));
    for (ParamPlan param : inference.parameters()) {
      param
          .trainedWith()
          .ifPresent(
              decision ->
                  code.add(
                      ".limited(\n$>$>$S,\n$S,\n$S,\n$L)$<$<\n",
                      param.name(),
                      decision.param(),
                      decision.wireName(),
                      JavaText.strings(decision.values())));
    }
    return code.add(format("response", inference.deserializer(), inference.responseOptions()))
        .build();
  }

  private static CodeBlock requestAlternative(RequestAlternativePlan alternative) {
    DecisionPlan decision = alternative.decision();
    return CodeBlock.of(
        ".requestAlternative(\n$>$>$S,\n$S,\n$T.of($L),\n$S,\n$L)$<$<\n",
        decision.param(),
        decision.wireName(),
        List.class,
        JavaText.strings(decision.values()),
        alternative.serializer(),
        entries(alternative.options()));
  }

  private static CodeBlock served(String kind, ServedDataPlan data) {
    CodeBlock formats =
        CodeBlock.of(
            "$T.of($L),\n$T.of($L)",
            List.class,
            JavaText.strings(data.contentTypes()),
            List.class,
            JavaText.strings(data.imageVersions()));
    CodeBlock call =
        data.environment()
            .map(name -> CodeBlock.of(".$L(\n$>$>$L,\n$S)$<$<\n", kind, formats, name))
            .orElseGet(() -> CodeBlock.of(".$L(\n$>$>$L)$<$<\n", kind, formats));
    return data.fillsZeros() ? CodeBlock.of("$L.fillingZeros()\n", call) : call;
  }

  private static CodeBlock channel(ChannelPlan channel) {
    String distribution = channel.distribution().word();
    return channel
        .label()
        .map(
            label ->
                CodeBlock.of(
                    ".channel($S, $S, $T.$L)\n",
                    channel.name(),
                    distribution,
                    ForeignNames.LABEL_USE,
                    label))
        .orElseGet(() -> CodeBlock.of(".channel($S, $S)\n", channel.name(), distribution));
  }

  private static CodeBlock format(String kind, String name, Map<String, String> options) {
    return options.isEmpty()
        ? CodeBlock.of(".$L($S)\n", kind, name)
        : CodeBlock.of(".$L($S, $L)\n", kind, name, entries(options));
  }

  private static CodeBlock entries(Map<String, String> entries) {
    List<CodeBlock> each =
        entries.entrySet().stream()
            .map(e -> CodeBlock.of("\n$T.entry($S, $S)", Map.class, e.getKey(), e.getValue()))
            .toList();
    return CodeBlock.of("$T.ofEntries($>$>$L)$<$<", Map.class, CodeBlock.join(each, ","));
  }

  private static CodeBlock column(ColumnPlan column) {
    CodeBlock plain = CodeBlock.of("$S, $L, $S", column.key(), type(column.type()), column.param());
    return column
        .form()
        .map(form -> CodeBlock.of("$L, $T.$L", plain, ForeignNames.COLUMN_FORM, form))
        .orElse(plain);
  }

  private static CodeBlock type(TypePlan type) {
    if (type.of().isPresent()) {
      return CodeBlock.of(
          "$T.map($T.$L)", ForeignNames.COLUMN_TYPE, ForeignNames.COLUMN_TYPE, type.of().get());
    }
    if (type.fields().isEmpty()) {
      return CodeBlock.of("$T.$L", ForeignNames.COLUMN_TYPE, type.word());
    }
    return CodeBlock.of(
        "$T.$L(\n$>$>$L)$<$<",
        ForeignNames.COLUMN_TYPE,
        type.word() == ColumnType.STRUCT ? "struct" : "structArray",
        CodeBlock.join(type.fields().stream().map(AlgorithmConstant::field).toList(), ",\n"));
  }

  private static CodeBlock field(FieldPlan field) {
    CodeBlock always =
        CodeBlock.of(
            "new $T($S, $L, $S)",
            ForeignNames.RESPONSE_COLUMN,
            field.key(),
            type(field.type()),
            field.name());
    return field.isNullable() ? CodeBlock.of("$L.orNull()", always) : always;
  }

  private static CodeBlock alternativeColumn(ColumnPlan column) {
    return CodeBlock.of(
        "new $T.Column($L)$L$L",
        ForeignNames.ALGORITHM,
        column(column),
        column.isNullable() ? ".orNull()" : "",
        column.when().map(AlgorithmConstant::choice).orElse(CodeBlock.of("")));
  }

  /** Tells how the rows are written, and which columns they have. */
  private CodeBlock columnsOfRows() {
    CodeBlock.Builder code = CodeBlock.builder();
    plan.training().format().ifPresent(format -> code.add(".format($S)\n", format));
    if (!plan.training().formatOptions().isEmpty()) {
      code.add(".formatOptions($L)\n", entries(plan.training().formatOptions()));
    }
    if (plan.training().isOneFile()) {
      code.add(".inOneFile()\n");
    }
    for (InputPlan input : plan.inputs()) {
      code.add(
          ".$L($S, $T.$L, $S, $T.InputUse.$L)\n",
          input.isRequired() ? "requiredInput" : "input",
          input.name(),
          ForeignNames.INPUT_TYPE,
          input.type(),
          input.param(),
          ForeignNames.ALGORITHM,
          input.use());
      code.add(rules(input));
    }
    return code.build();
  }

  /** Tells what else is to be known of the input that was added last. */
  private static CodeBlock rules(InputPlan input) {
    CodeBlock.Builder code = CodeBlock.builder();
    if (input.mayBeMissing()) {
      code.add(".mayBeMissing()\n");
    }
    input.missingAs().ifPresent(text -> code.add(".missingAs($S)\n", text));
    input.when().ifPresent(when -> code.add("$L\n", choice(when)));
    if (input.lower().isPresent() || input.upper().isPresent()) {
      NumberType type = input.type().numbers().orElseThrow();
      code.add(".within($L)\n", ParamCode.bounds(input.lower(), input.upper(), type));
    }
    input.pattern().ifPresent(regex -> code.add(".matching($S)\n", regex));
    return code.build();
  }

  private static CodeBlock choice(ChoicePlan choice) {
    return CodeBlock.of(".when($S, $L)", choice.param(), JavaText.strings(choice.values()));
  }

  private static CodeBlock alternative(AlternativePlan alternative) {
    CodeBlock.Builder code =
        CodeBlock.builder()
            .add(
                ".alternative(\n$>$>$S,\n$S,\n$T.of($L)",
                alternative.decision().param(),
                alternative.decision().wireName(),
                List.class,
                JavaText.strings(alternative.decision().values()));
    for (ColumnPlan column : alternative.columns()) {
      code.add(",\n$L", alternativeColumn(column));
    }
    return code.add(")\n$<$<").build();
  }
}
