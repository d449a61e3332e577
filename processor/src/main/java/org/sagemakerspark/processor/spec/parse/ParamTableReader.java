package org.sagemakerspark.processor.spec.parse;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.sagemakerspark.processor.spec.model.GroupOwner;
import org.sagemakerspark.processor.spec.model.InstanceUse;
import org.sagemakerspark.processor.spec.model.Located;
import org.sagemakerspark.processor.spec.model.Numbers;
import org.sagemakerspark.processor.spec.model.ParamTable;
import org.sagemakerspark.processor.spec.model.ParamTable.Group;
import org.sagemakerspark.processor.spec.model.ParamTable.StageParam;
import org.sagemakerspark.processor.spec.model.ParamTable.Value;
import org.sagemakerspark.processor.spec.model.StageParamType;
import org.sagemakerspark.processor.spec.report.Problems;
import org.sagemakerspark.processor.spec.report.SpecMessage;

/** Reads the table of the Params of stages, and reports everything whose shape is wrong. */
public final class ParamTableReader {
  /** The table's name for people. */
  public static final String FILE = "stage-params.json";

  private static final String RESOURCE = "/org/sagemakerspark/params/" + FILE;

  private ParamTableReader() {}

  /**
   * Returns the table that is shipped beside the specs.
   *
   * @throws IOException if it is missing
   */
  public static byte[] shipped() throws IOException {
    try (InputStream json = ParamTableReader.class.getResourceAsStream(RESOURCE)) {
      if (json == null) {
        throw new IOException("sagemaker-spark-algorithm-specs is not on the processor's path");
      }
      return json.readAllBytes();
    }
  }

  /** Returns the table with whatever could be read, or nothing where there is no object to read. */
  public static Optional<ParamTable> read(byte[] json, Problems problems) {
    return new TreeParser(FILE, problems)
        .parse(json)
        .flatMap(document -> Fields.of(document, problems))
        .flatMap(fields -> table(fields, problems));
  }

  private static Optional<ParamTable> table(Fields fields, Problems problems) {
    // An editor's pointer to the schema.
    fields.optionalText("$schema");
    Located<BigDecimal> version = fields.number("tableVersion");
    if (version.found().filter(number -> number.compareTo(BigDecimal.ONE) != 0).isPresent()) {
      problems.add(
          SpecMessage.UNSUPPORTED_VERSION,
          version.at(),
          "tableVersion",
          Numbers.text(version.value()));
      return Optional.empty();
    }
    ParamTable table = new ParamTable(all(fields.objects("groups"), ParamTableReader::group));
    fields.refuseOthers();
    return Optional.of(table);
  }

  private static Group group(Fields fields) {
    Group group =
        new Group(
            fields.text("name"),
            fields.word("of", GroupOwner.class),
            fields.text("title"),
            fields.prose("doc"),
            all(fields.objects("params"), ParamTableReader::param));
    fields.refuseOthers();
    return group;
  }

  private static StageParam param(Fields fields) {
    StageParam param =
        new StageParam(
            fields.text("name"),
            fields.word("type", StageParamType.class),
            fields.prose("doc"),
            fields.optionalText("member"),
            fields.optionalText("example"),
            values(fields.optionalObjects("values")),
            fields.optionalText("takes"),
            fields.optionalWord("use", InstanceUse.class),
            fields.optionalNumber("min"),
            fields.optionalNumber("max"),
            fields.optionalCount("maxLength"),
            fields.optionalCount("maxEntries"),
            fields.optionalLiteral("default"),
            fields.optionalText("defaultDoc"),
            fields.optionalProse("note"),
            fields.optionalProse("unset"),
            fields.optionalText("conf"),
            fields.text("since"),
            fields.at());
    fields.refuseOthers();
    return param;
  }

  private static Located<List<Value>> values(Located<List<Fields>> objects) {
    return new Located<>(
        objects.found().map(list -> list.stream().map(ParamTableReader::value).toList()),
        objects.at());
  }

  private static Value value(Fields fields) {
    Value value = new Value(fields.text("value"), fields.optionalProse("doc"));
    fields.refuseOthers();
    return value;
  }

  private static <T> List<T> all(Located<List<Fields>> objects, Function<Fields, T> read) {
    return objects.found().orElse(List.of()).stream().map(read).toList();
  }
}
