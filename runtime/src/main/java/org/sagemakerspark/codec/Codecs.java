package org.sagemakerspark.codec;

import java.util.List;

/** The formats that a spec can name. */
public final class Codecs {

  /** The name of the RecordIO-protobuf format, for requests and answers. */
  public static final String RECORDIO_PROTOBUF = "recordio-protobuf";

  /** The name of comma-separated values, for requests and answers. */
  public static final String CSV = "csv";

  /** The name of the LibSVM format, for requests. Its option {@code firstIndex} is 0 or 1. */
  public static final String LIBSVM = "libsvm";

  /** The name of JSON, for requests and answers. Its option {@code root} names the array. */
  public static final String JSON = "json";

  /** The name of JSON lines, for requests and answers. */
  public static final String JSONLINES = "jsonlines";

  /** Where a LibSVM request counts features from. */
  static final String FIRST_INDEX = "firstIndex";

  /** What the array of rows is called in JSON. */
  static final String ROOT = "root";

  /** What the features of a row are called in a JSON request. */
  static final String FEATURES = "features";

  /** The Accept header, where it is not the format's own content type. */
  static final String ACCEPT = "accept";

  private Codecs() {}

  /**
   * Returns the serializer of a format.
   *
   * @throws IllegalArgumentException when there is none of that name
   */
  public static RequestRowSerializer request(Format format, String featuresCol) {
    return switch (format.name()) {
      case RECORDIO_PROTOBUF -> new ProtobufRequestRowSerializer(featuresCol);
      case CSV -> new UnlabeledCSVRequestRowSerializer(featuresCol);
      case LIBSVM ->
          new UnlabeledLibSVMRequestRowSerializer(
              featuresCol, Integer.parseInt(format.option(FIRST_INDEX, "0")));
      case JSON ->
          new JsonRequestRowSerializer(
              featuresCol, format.option(ROOT, "instances"), format.option(FEATURES, FEATURES));
      case JSONLINES ->
          new JsonLinesRequestRowSerializer(featuresCol, format.option(FEATURES, FEATURES));
      default ->
          throw unknown(
              "request serializer", format, RECORDIO_PROTOBUF, CSV, LIBSVM, JSON, JSONLINES);
    };
  }

  /**
   * Returns the deserializer of a format.
   *
   * @throws IllegalArgumentException when there is none of that name
   */
  public static ResponseRowDeserializer response(Format format, List<ResponseColumn> columns) {
    return switch (format.name()) {
      case RECORDIO_PROTOBUF -> new ProtobufResponseRowDeserializer(columns);
      case CSV ->
          new CSVResponseRowDeserializer(
              columns, format.option(ACCEPT, UnlabeledCSVRequestRowSerializer.CONTENT_TYPE));
      case JSON ->
          new JsonResponseRowDeserializer(
              columns,
              format.option(ACCEPT, JsonRequestRowSerializer.CONTENT_TYPE),
              format.option(ROOT, "predictions"));
      case JSONLINES ->
          new JsonLinesResponseRowDeserializer(
              columns, format.option(ACCEPT, JsonLinesRequestRowSerializer.CONTENT_TYPE));
      default ->
          throw unknown("response deserializer", format, RECORDIO_PROTOBUF, CSV, JSON, JSONLINES);
    };
  }

  private static IllegalArgumentException unknown(String kind, Format format, String... known) {
    return new IllegalArgumentException(
        "There is no " + kind + " '" + format.name() + "'; there are " + String.join(", ", known));
  }
}
