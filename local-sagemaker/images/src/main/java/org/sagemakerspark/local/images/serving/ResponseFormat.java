package org.sagemakerspark.local.images.serving;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sagemakerspark.local.images.contract.ContentType;
import org.sagemakerspark.local.images.serving.Predictor.Field;
import org.sagemakerspark.local.record.RecordIO;
import org.sagemakerspark.local.record.RecordProtos.Float32Tensor;
import org.sagemakerspark.local.record.RecordProtos.Record;
import org.sagemakerspark.local.record.RecordProtos.Value;

/** The formats of an answer, by the Accept header. */
public enum ResponseFormat {
  JSON("application/json") {
    @Override
    public byte[] write(String root, List<Field> fields, List<float[][]> predictions) {
      return utf8(
          predictions.stream()
              .map(prediction -> object(fields, prediction))
              .collect(Collectors.joining(", ", "{\"" + root + "\": [", "]}")));
    }
  },

  JSON_LINES("application/jsonlines") {
    @Override
    public byte[] write(String root, List<Field> fields, List<float[][]> predictions) {
      return utf8(
          predictions.stream()
              .map(prediction -> object(fields, prediction) + "\n")
              .collect(Collectors.joining()));
    }
  },

  CSV("text/csv") {
    @Override
    public byte[] write(String root, List<Field> fields, List<float[][]> predictions) {
      StringBuilder csv = new StringBuilder();
      for (float[][] prediction : predictions) {
        csv.append(
                Stream.of(prediction)
                    .map(ResponseFormat::commaSeparated)
                    .collect(Collectors.joining(",")))
            .append('\n');
      }
      return utf8(csv.toString());
    }
  },

  RECORDIO_PROTOBUF("application/x-recordio-protobuf") {
    @Override
    public byte[] write(String root, List<Field> fields, List<float[][]> predictions)
        throws IOException {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      for (float[][] prediction : predictions) {
        RecordIO.write(out, record(fields, prediction).toByteArray());
      }
      return out.toByteArray();
    }
  };

  private final String contentType;

  ResponseFormat(String contentType) {
    this.contentType = contentType;
  }

  public String contentType() {
    return contentType;
  }

  /** Writes one prediction a row, in order; {@code root} is the member of a JSON answer. */
  public abstract byte[] write(String root, List<Field> fields, List<float[][]> predictions)
      throws IOException;

  /**
   * Finds the format of an Accept header; the first supported one if it leaves the choice.
   *
   * @throws ClientErrorException if none of its types can be written
   */
  public static ResponseFormat of(String accept, List<ResponseFormat> supported)
      throws ClientErrorException {
    for (String type : (accept.isBlank() ? "*/*" : accept).split(",", -1)) {
      String plain = ContentType.plain(type);
      for (ResponseFormat format : supported) {
        if (plain.equals(format.contentType) || plain.equals("*/*")) {
          return format;
        }
      }
    }
    throw new ClientErrorException(
        406,
        "Accept '"
            + accept
            + "' is not supported; use one of "
            + supported.stream().map(f -> f.contentType).toList());
  }

  private static String object(List<Field> fields, float[][] prediction) {
    StringJoiner members = new StringJoiner(", ", "{", "}");
    for (int i = 0; i < fields.size(); i++) {
      String values = commaSeparated(prediction[i]);
      boolean list = fields.get(i).shape() == Field.Shape.LIST;
      members.add('"' + fields.get(i).name() + "\": " + (list ? "[" + values + "]" : values));
    }
    return members.toString();
  }

  private static Record record(List<Field> fields, float[][] prediction) {
    Record.Builder record = Record.newBuilder();
    for (int i = 0; i < fields.size(); i++) {
      Float32Tensor.Builder tensor = Float32Tensor.newBuilder();
      for (float value : prediction[i]) {
        tensor.addValues(value);
      }
      record.putLabel(fields.get(i).name(), Value.newBuilder().setFloat32Tensor(tensor).build());
    }
    return record.build();
  }

  private static String commaSeparated(float[] values) {
    StringJoiner joined = new StringJoiner(",");
    for (float value : values) {
      joined.add(Float.toString(value));
    }
    return joined.toString();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
