package org.example.injava;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.sagemakerspark.codec.BodyBuffer;
import org.sagemakerspark.codec.Describable;
import org.sagemakerspark.codec.RequestRowSerializer;
import org.sagemakerspark.codec.RowEncoder;

/** Sends the columns spent and visits as a line of comma-separated values. */
public final class Spending implements RequestRowSerializer, Describable {

  private static final long serialVersionUID = 1L;
  private static final byte[] LINE_END = "\n".getBytes(StandardCharsets.UTF_8);

  @Override
  public Map<String, String> options() {
    return Map.of();
  }

  @Override
  public String contentType() {
    return "text/csv";
  }

  @Override
  public RowEncoder<Row> bind(StructType schema, String owner) {
    int spent = schema.fieldIndex("spent");
    int visits = schema.fieldIndex("visits");
    return new RowEncoder<>() {
      @Override
      public void encode(Row row, BodyBuffer body) {
        body.number(row.getDouble(spent));
        body.write(',');
        body.number(row.getDouble(visits));
      }

      @Override
      public byte[] separator() {
        return LINE_END;
      }
    };
  }
}
