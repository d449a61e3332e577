package org.sagemakerspark.codec;

import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** Sends the bytes of one column as they are, one row a request: an image, or a sound. */
final class BinaryRequestRowSerializer implements RequestRowSerializer {

  /** Of bytes of which nothing else is known. */
  static final String CONTENT_TYPE = "application/octet-stream";

  private static final long serialVersionUID = 1L;

  private final Format format;
  private final InputColumn input;

  BinaryRequestRowSerializer(Format format, List<InputColumn> inputs) {
    format.checkOptions(Codecs.CONTENT_TYPE);
    if (inputs.size() != 1 || inputs.get(0).type() != InputType.BINARY) {
      throw new IllegalArgumentException(
          "requests in binary hold one binary column, and the image reads none such; choose"
              + " another format");
    }
    this.format = format;
    this.input = inputs.get(0);
  }

  @Override
  public String contentType() {
    return format.option(Codecs.CONTENT_TYPE, CONTENT_TYPE);
  }

  @Override
  public RowEncoder<Row> bind(StructType schema, String owner) {
    InputReader reader = new InputReader(schema, input, owner);
    return new RowEncoder<>() {
      @Override
      public void encode(Row row, BodyBuffer body) {
        Object bytes = reader.read(row);
        if (bytes == null) {
          throw reader.unfit("is null", "Leave out such rows");
        }
        body.write((byte[]) bytes);
      }

      @Override
      public int mostRows() {
        return 1;
      }
    };
  }
}
