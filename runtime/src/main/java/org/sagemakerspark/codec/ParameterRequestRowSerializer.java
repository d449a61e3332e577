package org.sagemakerspark.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Sends parameters beside the rows of another serializer: in JSON as further members of the object
 * that holds the rows, in JSON lines as further members of each row.
 */
public final class ParameterRequestRowSerializer implements RequestRowSerializer {

  private static final long serialVersionUID = 1L;

  private static final String JSON_END = "}";

  private final RequestRowSerializer rows;

  /** The members as JSON without the brace that opens the object. */
  private final String members;

  /**
   * Creates the serializer.
   *
   * @param parameters the values by their names; dots in a name lead into inner objects
   * @throws IllegalArgumentException when the rows are sent in a format that holds no parameters
   */
  public ParameterRequestRowSerializer(RequestRowSerializer rows, Map<String, Object> parameters) {
    this.rows = rows;
    this.members = members(parameters);
    if (!isJson() && !rows.contentType().equals(JsonLinesRequestRowSerializer.CONTENT_TYPE)) {
      throw new IllegalArgumentException(
          "requests in "
              + rows.contentType()
              + " hold no parameters, and "
              + String.join(", ", parameters.keySet())
              + " is set; choose json or jsonlines, or unset it");
    }
  }

  /** Returns a serializer whose content type has some parameters, itself where there are none. */
  public static RequestRowSerializer withHeader(
      RequestRowSerializer rows, Map<String, String> parameters) {
    return parameters.isEmpty()
        ? rows
        : new HeaderRequestRowSerializer(rows, header(rows.contentType(), parameters));
  }

  /** Returns a content type with parameters behind it: {@code text/csv; name=value}. */
  public static String header(String contentType, Map<String, String> parameters) {
    StringBuilder header = new StringBuilder(contentType);
    parameters.forEach((name, value) -> header.append("; ").append(name).append('=').append(value));
    return header.toString();
  }

  private static String members(Map<String, Object> parameters) {
    List<Object> values = new ArrayList<>(parameters.values());
    BodyBuffer body = new BodyBuffer(1 << 8);
    new JsonTree(new ArrayList<>(parameters.keySet()))
        .write((place, to) -> to.write(json(values.get(place))), body);
    return new String(body.copyFrom(1), StandardCharsets.UTF_8);
  }

  private static byte[] json(Object value) {
    try {
      return new ObjectMapper().writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a parameter is no value that JSON knows", e);
    }
  }

  private boolean isJson() {
    return rows.contentType().equals(JsonRequestRowSerializer.CONTENT_TYPE);
  }

  @Override
  public String contentType() {
    return rows.contentType();
  }

  @Override
  public RowEncoder<Row> bind(StructType schema, String owner) {
    RowEncoder<Row> encoder = rows.bind(schema, owner);
    byte[] further = ("," + members).getBytes(StandardCharsets.UTF_8);
    boolean isOfRequest = isJson();
    return new RowEncoder<>() {
      @Override
      public void encode(Row row, BodyBuffer body) {
        encoder.encode(row, body);
        if (!isOfRequest) {
          if (body.view().get(body.size() - JSON_END.length()) != '}') {
            throw new IllegalArgumentException(
                "rows that are no objects in JSON lines hold no parameters; leave the option row"
                    + " of the request out, or unset the parameters");
          }
          body.truncate(body.size() - JSON_END.length());
          body.write(further);
        }
      }

      @Override
      public byte[] header() {
        return encoder.header();
      }

      @Override
      public byte[] separator() {
        return encoder.separator();
      }

      @Override
      public byte[] footer() {
        String footer = new String(encoder.footer(), StandardCharsets.UTF_8);
        return isOfRequest
            ? (footer.substring(0, footer.length() - JSON_END.length()) + "," + members)
                .getBytes(StandardCharsets.UTF_8)
            : encoder.footer();
      }
    };
  }
}
