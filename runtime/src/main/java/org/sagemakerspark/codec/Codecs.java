package org.sagemakerspark.codec;

import java.util.List;

/** The formats that a spec can name. */
public final class Codecs {

  /** The name of the RecordIO-protobuf format, for requests and answers. */
  public static final String RECORDIO_PROTOBUF = "recordio-protobuf";

  private Codecs() {}

  /**
   * Returns the serializer of a name.
   *
   * @throws IllegalArgumentException when there is none of that name
   */
  public static RequestRowSerializer request(String name, String featuresCol) {
    if (name.equals(RECORDIO_PROTOBUF)) {
      return new ProtobufRequestRowSerializer(featuresCol);
    }
    throw unknown("request serializer", name);
  }

  /**
   * Returns the deserializer of a name.
   *
   * @throws IllegalArgumentException when there is none of that name
   */
  public static ResponseRowDeserializer response(String name, List<ResponseColumn> columns) {
    if (name.equals(RECORDIO_PROTOBUF)) {
      return new ProtobufResponseRowDeserializer(columns);
    }
    throw unknown("response deserializer", name);
  }

  private static IllegalArgumentException unknown(String kind, String name) {
    return new IllegalArgumentException(
        "There is no " + kind + " '" + name + "'; there is " + RECORDIO_PROTOBUF);
  }
}
