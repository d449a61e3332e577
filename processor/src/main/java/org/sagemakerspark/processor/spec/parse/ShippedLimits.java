package org.sagemakerspark.processor.spec.parse;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.regex.Pattern;
import org.sagemakerspark.processor.spec.model.InstanceTypes;
import org.sagemakerspark.processor.spec.model.ParamTable;
import org.sagemakerspark.processor.spec.model.StageLimits;
import org.sagemakerspark.processor.spec.report.Problems;

/** Reads what the Params take that every stage has, from the files that are shipped. */
public final class ShippedLimits {
  private static final String FILE = "instance-types.json";
  private static final String RESOURCE = "/org/sagemakerspark/specs/" + FILE;

  private ShippedLimits() {}

  /**
   * Reads them.
   *
   * @throws IOException if a file is missing or damaged
   */
  public static StageLimits read() throws IOException {
    Problems problems = new Problems();
    ParamTable table =
        ParamTableReader.read(ParamTableReader.shipped(), problems)
            .orElseThrow(() -> damaged(ParamTableReader.FILE, problems));
    return StageLimits.of(table, instanceTypes());
  }

  private static InstanceTypes instanceTypes() throws IOException {
    try (InputStream json = ShippedLimits.class.getResourceAsStream(RESOURCE)) {
      if (json == null) {
        throw new IOException("sagemaker-spark-algorithm-specs is not on the processor's path");
      }
      Problems problems = new Problems();
      Fields fields =
          new TreeParser(FILE, problems)
              .parse(json.readAllBytes())
              .flatMap(document -> Fields.of(document, problems))
              .orElseThrow(() -> damaged(FILE, problems));
      return new InstanceTypes(
          Pattern.compile(fields.text("form").value()),
          fields.optionalCount("maxLength").value(),
          types(fields, "trainingOnly"),
          types(fields, "endpointsOnly"));
    }
  }

  private static List<Pattern> types(Fields fields, String name) {
    return fields.texts(name).value().stream()
        .map(type -> Pattern.compile("ml\\.(" + type.value() + ")"))
        .toList();
  }

  private static IOException damaged(String file, Problems problems) {
    return new IOException(file + " is damaged " + problems.sorted());
  }
}
