package org.sagemakerspark.processor.spec.validate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Alternative;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.ImageVersion;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Inference;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.RequestAlternative;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.RequestForm;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Response;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.ResponseColumn;
import org.sagemakerspark.processor.spec.model.ColumnForm;
import org.sagemakerspark.processor.spec.model.ColumnType;
import org.sagemakerspark.processor.spec.model.Input;
import org.sagemakerspark.processor.spec.model.Located;
import org.sagemakerspark.processor.spec.model.RequestFormat;
import org.sagemakerspark.processor.spec.model.ResponseFormat;
import org.sagemakerspark.processor.spec.model.ResponseType;
import org.sagemakerspark.processor.spec.model.ResponseType.ResponseField;
import org.sagemakerspark.processor.spec.model.TrainedSo;
import org.sagemakerspark.processor.spec.report.DidYouMean;
import org.sagemakerspark.processor.spec.report.Location;
import org.sagemakerspark.processor.spec.report.Problems;
import org.sagemakerspark.processor.spec.report.SpecMessage;

/** Checks the formats' options, and the keys that a format gives. */
final class InferenceCheck {
  private static final Pattern CSV_KEY = Pattern.compile("[0-9]{1,6}|row|value");

  private static final Map<String, List<String>> VALUES =
      Map.of(
          "header", List.of("true", "false"),
          "row", List.of("object", "array", "features", "value"),
          "rows", List.of("many", "one"),
          "firstIndex", List.of("0", "1"));

  private InferenceCheck() {}

  static void check(AlgorithmSpec spec, Problems problems) {
    Inference inference = spec.inference();
    if (!inference.isThere()) {
      onlyTrains(spec, new FieldRules(problems));
      return;
    }
    boolean isOfColumns = spec.inputs().isPresent();
    parameters(inference, problems);
    ParameterCheck.check(spec, problems);
    for (RequestForm form : inference.forms()) {
      form.serializer()
          .ifPresent(
              format ->
                  options(
                      "request " + format.word(),
                      isOfColumns ? format.optionsOfColumns() : format.options(),
                      form.options(),
                      problems));
    }
    Response response = inference.response();
    response
        .deserializer()
        .ifPresent(
            format ->
                options(
                    "response " + format.word(), format.options(), response.options(), problems));
    List<List<ResponseColumn>> sets =
        Stream.concat(
                Stream.of(response.columns()),
                response.alternatives().stream().map(alternative -> alternative.columns()))
            .flatMap(columns -> columns.found().stream())
            .toList();
    if (response.deserializer().found().filter(ResponseFormat.CSV::equals).isPresent()) {
      sets.forEach(columns -> csv(columns, problems));
    }
    sets.forEach(
        columns ->
            columns.forEach(
                column -> {
                  form(column, problems);
                  parts(column.type(), problems);
                }));
    response
        .deserializer()
        .ifPresent(
            format ->
                sets.forEach(columns -> columns.forEach(column -> type(column, format, problems))));
    overlap(response.alternatives().stream().map(Alternative::trainedSo).toList(), problems);
    overlap(
        inference.alternatives().stream().map(RequestAlternative::trainedSo).toList(), problems);
    if (inference.forms().size() > 1) {
      inference.forms().forEach(form -> ofManyRows(form, problems));
    }
    if (inference.isBinary()) {
      one(inference, problems);
    } else {
      many(response, problems);
    }
    Stream.concat(
            Stream.of(response.columns()),
            response.alternatives().stream().map(Alternative::columns))
        .filter(columns -> columns.isPresent() && columns.value().isEmpty())
        .forEach(
            columns ->
                problems.add(
                    SpecMessage.EMPTY, columns.at(), "The array of a variant's columns", "column"));
  }

  /** Refuses what is of endpoints and of models that score. */
  private static void onlyTrains(AlgorithmSpec spec, FieldRules fields) {
    String what = "a spec without \"inference\"";
    String owners = "specs with it";
    spec.classes().ifPresent(each -> fields.refuse(each.spark(), "spark", what, owners));
    spec.image()
        .serving()
        .ifPresent(each -> fields.refuse(each.repository(), "serving", what, owners));
    for (ImageVersion version : spec.image().versions().found().orElse(List.of())) {
      fields.refuse(version.servingRegistry(), "servingRegistry", what, owners);
    }
    for (Input input : spec.inputs().found().orElse(List.of())) {
      fields.refuse(input.only(), "only", what, owners);
      fields.refuse(input.when(), "when", what, owners);
    }
  }

  /** An answer is read as one for many rows, or as one for one row, whatever was sent. */
  private static void ofManyRows(RequestForm form, Problems problems) {
    if (form.isIn(RequestFormat.BINARY)) {
      problems.add(
          SpecMessage.FIELD_DOES_NOT_APPLY,
          form.serializer().at(),
          "serializer",
          "requests in binary beside others",
          "requests of many rows, or in binary only");
    }
  }

  /** A request holds one row where its bytes are that row. */
  private static void one(Inference inference, Problems problems) {
    inference
        .maxRecords()
        .found()
        .filter(records -> records > 1)
        .ifPresent(
            records ->
                problems.add(
                    SpecMessage.LIMIT_EXCEEDED,
                    inference.maxRecords().at(),
                    "A request may have " + records + " rows",
                    1,
                    "row in binary"));
  }

  /** Refuses answers that are those for one row, where requests hold many. */
  private static void many(Response response, Problems problems) {
    response
        .deserializer()
        .found()
        .filter(ResponseFormat.BINARY::equals)
        .ifPresent(
            format ->
                problems.add(
                    SpecMessage.FIELD_DOES_NOT_APPLY,
                    response.deserializer().at(),
                    "deserializer",
                    "requests of many rows as binary",
                    "requests whose serializer is binary"));
    response
        .options()
        .forEach(
            (name, value) -> {
              if (name.value().equals("rows") && value.value().equals("one")) {
                problems.add(
                    SpecMessage.BAD_OPTION,
                    value.at(),
                    "rows",
                    "one",
                    "many, since a request holds many rows");
              }
            });
  }

  /** Checks what is sent beside the rows, as hyperparameters are checked. */
  private static void parameters(Inference inference, Problems problems) {
    inference
        .parameters()
        .ifPresent(list -> list.forEach(each -> new HyperParameterCheck(each, problems).check()));
  }

  private static void form(ResponseColumn column, Problems problems) {
    Located<ColumnType> type = column.type().word();
    if (column.form().isPresent()
        && type.isPresent()
        && column.form().value().type() != type.value()) {
      problems.add(
          SpecMessage.FIELD_DOES_NOT_APPLY,
          column.form().at(),
          "as",
          "the type " + type.value().word() + " as " + column.form().value().word(),
          "the type " + column.form().value().type().word());
    }
  }

  /** Checks what a type is made of. */
  private static void parts(ResponseType type, Problems problems) {
    FieldRules rules = new FieldRules(problems);
    type.word()
        .ifPresent(
            word -> {
              String what = "the type " + word.word();
              if (word != ColumnType.MAP) {
                rules.refuse(type.of(), "of", what, "the type map");
              }
              if (word.hasFields()) {
                rules.require(
                    type.fields(), "fields", "an array of the struct's fields", type.at());
              } else {
                rules.refuse(type.fields(), "fields", what, "the types struct and struct-array");
              }
            });
    type.fields().ifPresent(fields -> fields(fields, problems));
  }

  /** Checks the fields of a struct, whose names Spark may look up without regard to case. */
  private static void fields(List<ResponseField> fields, Problems problems) {
    UniqueNames names =
        new UniqueNames("another field of the struct", "Give it another name.", problems);
    for (ResponseField field : fields) {
      field.name().ifPresent(name -> names.add(name.toLowerCase(Locale.ROOT), field.name().at()));
      parts(field.type(), problems);
    }
  }

  /** Checks that a format can give a value of a type. */
  private static void type(ResponseColumn column, ResponseFormat format, Problems problems) {
    if (!column.type().word().isPresent() || !column.key().isPresent()) {
      return;
    }
    ColumnType type = column.type().word().value();
    boolean isJson = format == ResponseFormat.JSON || format == ResponseFormat.JSONLINES;
    if (!isJson) {
      new FieldRules(problems)
          .refuse(column.nullable(), "nullable", "answers in " + format.word(), "json, jsonlines");
    }
    boolean isRow = format == ResponseFormat.CSV && column.key().value().equals("row");
    boolean isPlain = !column.form().found().map(ColumnForm::isOfMany).orElse(false);
    String allowed = "";
    if ((format == ResponseFormat.BINARY) != (type == ColumnType.BINARY)) {
      allowed =
          format == ResponseFormat.BINARY
              ? "binary, since it is the answer as it is"
              : "every type but binary";
    } else if (!isJson && type.isOfJson()) {
      allowed =
          "every type but "
              + Arrays.stream(ColumnType.values())
                  .filter(ColumnType::isOfJson)
                  .map(ColumnType::word)
                  .collect(Collectors.joining(", "))
              + ", which are of JSON";
    } else if (format == ResponseFormat.RECORDIO_PROTOBUF && type == ColumnType.STRING) {
      allowed = "every type but string, since such answers hold numbers";
    } else if (isRow && isPlain && type != ColumnType.VECTOR && type != ColumnType.DOUBLE_ARRAY) {
      allowed = "vector and double-array, since it stands for all numbers of a line";
    }
    if (!allowed.isEmpty()) {
      problems.add(
          SpecMessage.BAD_KEY_TYPE,
          column.type().word().at(),
          column.key().value(),
          format.word(),
          type.word(),
          allowed);
    }
  }

  /** Checks that no value makes two sets of columns, or two formats of requests. */
  private static void overlap(List<TrainedSo> alternatives, Problems problems) {
    Map<String, Location> values = new HashMap<>();
    Optional<String> first = Optional.empty();
    for (TrainedSo alternative : alternatives) {
      Optional<String> decides = alternative.hyperparameter().found();
      if (first.isPresent() && decides.isPresent() && !first.equals(decides)) {
        problems.add(
            SpecMessage.ALTERNATIVES_OVERLAP,
            alternative.hyperparameter().at(),
            "one depends on \"" + first.get() + "\", one on \"" + decides.get() + "\"");
        continue;
      }
      first = first.or(() -> decides);
      for (Located<String> value : alternative.in().found().orElse(List.of())) {
        Location before = values.putIfAbsent(value.value(), value.at());
        if (before != null) {
          problems.add(
              SpecMessage.ALTERNATIVES_OVERLAP,
              value.at(),
              "\"" + value.value() + "\" is in one at line " + before.line() + " too");
        }
      }
    }
  }

  private static void csv(List<ResponseColumn> columns, Problems problems) {
    for (ResponseColumn column : columns) {
      column
          .key()
          .ifPresent(
              key -> {
                boolean fits = CSV_KEY.matcher(key).matches();
                if (!fits || (key.equals("value") && !areAllValues(columns))) {
                  problems.add(SpecMessage.BAD_KEY, column.key().at(), key);
                }
              });
    }
  }

  private static boolean areAllValues(List<ResponseColumn> columns) {
    return columns.stream()
        .allMatch(column -> column.key().found().filter("value"::equals).isPresent());
  }

  static void options(
      String format,
      List<String> known,
      Map<Located<String>, Located<String>> options,
      Problems problems) {
    options.forEach(
        (name, value) -> {
          if (!known.contains(name.value())) {
            problems.add(
                SpecMessage.UNKNOWN_OPTION,
                name.at(),
                format,
                name.value(),
                known.isEmpty() ? "none" : String.join(", ", known),
                DidYouMean.among(known, name.value()));
          } else if (VALUES.containsKey(name.value())
              && !VALUES.get(name.value()).contains(value.value())) {
            problems.add(
                SpecMessage.BAD_OPTION,
                value.at(),
                name.value(),
                value.value(),
                String.join(", ", VALUES.get(name.value())));
          }
        });
  }
}
