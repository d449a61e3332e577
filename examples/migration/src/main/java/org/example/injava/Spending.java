package org.example.injava;

import java.nio.charset.StandardCharsets;
import java.util.List;
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
    int spent = place("spent", schema, owner);
    int visits = place("visits", schema, owner);
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

  /** Looks up a column; the message of its absence begins with who has asked. */
  private static int place(String column, StructType schema, String owner) {
    int place = List.of(schema.fieldNames()).indexOf(column);
    if (place < 0) {
      throw new IllegalArgumentException(
          owner + ": there is no column " + column + "; there are " + schema.catalogString());
    }
    return place;
  }
}
