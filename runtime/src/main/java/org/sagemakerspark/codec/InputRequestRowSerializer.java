package org.sagemakerspark.codec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** Sends several columns of each row, in CSV, JSON or JSON lines, as an image knows them. */
final class InputRequestRowSerializer implements RequestRowSerializer {

  private static final long serialVersionUID = 1L;

  private final Format format;
  private final ArrayList<InputColumn> inputs;

  InputRequestRowSerializer(Format format, List<InputColumn> inputs) {
    this.format = format;
    this.inputs = new ArrayList<>(inputs);
    switch (format.name()) {
      case Codecs.CSV -> format.checkOptions(Codecs.HEADER);
      case Codecs.JSON -> format.checkOptions(Codecs.ROOT, Codecs.ROW);
      default -> format.checkOptions(Codecs.ROW);
    }
    form();
  }

  /** Tells whether the columns of rows can be sent in a format. */
  static boolean knows(String format) {
    return format.equals(Codecs.CSV)
        || format.equals(Codecs.JSON)
        || format.equals(Codecs.JSONLINES);
  }

  @Override
  public String contentType() {
    return switch (format.name()) {
      case Codecs.CSV -> UnlabeledCSVRequestRowSerializer.CONTENT_TYPE;
      case Codecs.JSON -> JsonRequestRowSerializer.CONTENT_TYPE;
      default -> JsonLinesRequestRowSerializer.CONTENT_TYPE;
    };
  }

  @Override
  public RowEncoder<Row> bind(StructType schema, String owner) {
    List<InputColumn> present = InputColumn.present(inputs, schema);
    return switch (format.name()) {
      case Codecs.CSV ->
          encoder(
              InputWriter.csv(schema, present, owner),
              format.flag(Codecs.HEADER) ? InputWriter.header(present) + "\n" : "",
              "\n",
              "\n");
      case Codecs.JSON ->
          encoder(
              InputWriter.json(schema, present, form(), owner),
              "{" + JsonRow.quoted(format.option(Codecs.ROOT, "instances")) + ":[",
              ",",
              "]}");
      default -> encoder(InputWriter.json(schema, present, form(), owner), "", "\n", "\n");
    };
  }

  private InputWriter.JsonForm form() {
    String word = format.option(Codecs.ROW, "object");
    for (InputWriter.JsonForm form : InputWriter.JsonForm.values()) {
      if (form.name().equalsIgnoreCase(word)
          && (form != InputWriter.JsonForm.VALUE || inputs.size() == 1)) {
        return form;
      }
    }
    throw new IllegalArgumentException(
        "the option row of "
            + format.name()
            + " is '"
            + word
            + "'; it can be object, array, features, or, of one input, value");
  }

  private static RowEncoder<Row> encoder(
      InputWriter writer, String header, String separator, String footer) {
    return new RowEncoder<>() {
      @Override
      public void encode(Row row, BodyBuffer body) {
        writer.write(row, body);
      }

      @Override
      public byte[] header() {
        return header.getBytes(StandardCharsets.UTF_8);
      }

      @Override
      public byte[] separator() {
        return separator.getBytes(StandardCharsets.UTF_8);
      }

      @Override
      public byte[] footer() {
        return footer.getBytes(StandardCharsets.UTF_8);
      }
    };
  }
}
