package org.sagemakerspark.codec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.sagemakerspark.recordio.RecordFormat;

/** Makes serializers and deserializers of their descriptions, and the other way round. */
public final class Codecs {

  /** The name of the RecordIO-protobuf format, for requests and answers. */
  public static final String RECORDIO_PROTOBUF = "recordio-protobuf";

  /** The name of comma-separated values, for requests and answers. */
  public static final String CSV = "csv";

  /** The name of the LibSVM format, for requests. Its option {@code firstIndex} is 0 or 1. */
  public static final String LIBSVM = "libsvm";

  /** The name of the LibSVM format with labels, from a column {@code labelCol}, for requests. */
  public static final String LABELED_LIBSVM = "labeled-libsvm";

  /** The name of JSON, for requests and answers. Its option {@code root} names the array. */
  public static final String JSON = "json";

  /** The name of JSON lines, for requests and answers. */
  public static final String JSONLINES = "jsonlines";

  /** The name of lines of words, for training data. */
  public static final String TEXT = "text";

  /** The name of lines of JSON that name objects in S3, for training data. */
  public static final String AUGMENTED_MANIFEST = "augmented-manifest";

  /** The name of bytes as they are, for requests and answers of one row each. */
  public static final String BINARY = "binary";

  /** What stands in front of each label in lines of words. */
  public static final String LABEL_PREFIX = "labelPrefix";

  /** The content type of a request of bytes. */
  static final String CONTENT_TYPE = "contentType";

  /** Whether an answer in JSON is that for one row: {@code one} or {@code many}. */
  static final String ROWS = "rows";

  /** Where a LibSVM request counts features from. */
  public static final String FIRST_INDEX = "firstIndex";

  /** How exactly a request in text has its numbers: {@code float64} or {@code float32}. */
  public static final String PRECISION = "precision";

  /** What the array of rows is called in JSON. */
  static final String ROOT = "root";

  /** What the array of rows, or the object of columns, is called in a JSON answer. */
  static final String PREDICTIONS = "predictions";

  /** Whether a CSV request begins with the names of the columns. */
  public static final String HEADER = "header";

  /**
   * What a row is in a JSON request: of columns an object, an array, or the value of its only one;
   * of features one array, or what also holds sparse rows.
   */
  public static final String ROW = "row";

  /** What the features of a row are called in a JSON request. */
  static final String FEATURES = "features";

  /** The Accept header, where it is not the format's own content type. */
  public static final String ACCEPT = "accept";

  /** The column of features, where it is not the stage's. */
  static final String FEATURES_COL = "featuresCol";

  /** The column of labels. */
  static final String LABEL_COL = "labelCol";

  /** The predictions of an answer, where they are not the algorithm's. */
  static final String COLUMNS = "columns";

  private static final Map<String, String> SERIALIZERS =
      Map.of(
          ProtobufRequestRowSerializer.class.getName(), RECORDIO_PROTOBUF,
          UnlabeledCSVRequestRowSerializer.class.getName(), CSV,
          UnlabeledLibSVMRequestRowSerializer.class.getName(), LIBSVM,
          LibSVMRequestRowSerializer.class.getName(), LABELED_LIBSVM,
          JsonRequestRowSerializer.class.getName(), JSON,
          JsonLinesRequestRowSerializer.class.getName(), JSONLINES);

  private static final Map<String, String> DESERIALIZERS =
      Map.of(
          ProtobufResponseRowDeserializer.class.getName(), RECORDIO_PROTOBUF,
          CSVResponseRowDeserializer.class.getName(), CSV,
          JsonResponseRowDeserializer.class.getName(), JSON,
          BinaryResponseRowDeserializer.class.getName(), BINARY,
          JsonLinesResponseRowDeserializer.class.getName(), JSONLINES);

  private static final Map<String, String> CONTENT_TYPES =
      Map.of(
          ProtobufRequestRowSerializer.CONTENT_TYPE, RECORDIO_PROTOBUF,
          UnlabeledCSVRequestRowSerializer.CONTENT_TYPE, CSV,
          UnlabeledLibSVMRequestRowSerializer.CONTENT_TYPE, LIBSVM,
          JsonRequestRowSerializer.CONTENT_TYPE, JSON,
          JsonLinesRequestRowSerializer.CONTENT_TYPE, JSONLINES);

  private Codecs() {}

  /** Returns the name by which Spark knows the format of training data that a spec names. */
  public static String sparkName(String format) {
    return switch (format) {
      case RECORDIO_PROTOBUF -> "sagemaker";
      case JSONLINES -> JSON;
      default -> format;
    };
  }

  /** Tells whether requests in a format are JSON, or lines of it. */
  public static boolean isOfJson(Format format) {
    return format.name().equals(JSON) || format.name().equals(JSONLINES);
  }

  /** Returns the name of the format of a content type, if the library has one. */
  public static Optional<String> nameOf(String contentType) {
    return Optional.ofNullable(CONTENT_TYPES.get(contentType));
  }

  /**
   * Returns the serializer that a description describes.
   *
   * @param featuresCol the column of features, unless the description names another
   * @throws IllegalArgumentException when there is none of that name, or an option is wrong
   */
  public static RequestRowSerializer request(Format format, String featuresCol) {
    return request(format, featuresCol, FeatureRules.PLAIN, RecordFormat.Parts.SPLIT);
  }

  /**
   * Returns the serializer that a description describes.
   *
   * @param featuresCol the column of features, unless the description names another
   * @param rules what is written for zeros and NaN; a user's own class does as it likes
   * @param parts whether a record may be written in parts
   * @throws IllegalArgumentException when there is none of that name, or an option is wrong
   */
  public static RequestRowSerializer request(
      Format format, String featuresCol, FeatureRules rules, RecordFormat.Parts parts) {
    return request(format, featuresCol, List.of(), rules, parts);
  }

  /**
   * Returns the serializer that a description describes.
   *
   * @param featuresCol the column of features, unless the description names another
   * @param inputs the columns that are sent in CSV and JSON where the description names no column
   *     of features; none where rows are features only
   * @param rules what is written for zeros and NaN; a user's own class does as it likes
   * @param parts whether a record may be written in parts
   * @throws IllegalArgumentException when there is none of that name, or an option is wrong
   */
  public static RequestRowSerializer request(
      Format format,
      String featuresCol,
      List<InputColumn> inputs,
      FeatureRules rules,
      RecordFormat.Parts parts) {
    if (format.name().equals(BINARY)) {
      return new BinaryRequestRowSerializer(format, inputs);
    }
    if (!inputs.isEmpty()
        && InputRequestRowSerializer.knows(format.name())
        && !format.options().containsKey(FEATURES_COL)) {
      return new InputRequestRowSerializer(format, inputs);
    }
    String features = format.option(FEATURES_COL, featuresCol);
    if (SERIALIZERS.containsValue(format.name())
        && !format.options().containsKey(FEATURES_COL)
        && !inputs.isEmpty()
        && inputs.stream().noneMatch(input -> input.column().equals(features))) {
      throw new IllegalArgumentException(
          "requests in "
              + format.name()
              + " hold features only, and the image reads "
              + String.join(", ", inputs.stream().map(InputColumn::name).toList())
              + "; choose csv, json or jsonlines");
    }
    FeatureRules written =
        rules.written(
            format.options().containsKey(PRECISION)
                ? Precision.ofWord(format.option(PRECISION, ""))
                : rules.precision());
    return switch (shortName(format, SERIALIZERS)) {
      case RECORDIO_PROTOBUF -> {
        format.checkOptions(FEATURES_COL);
        yield new ProtobufRequestRowSerializer(features, rules, parts);
      }
      case CSV -> {
        format.checkOptions(FEATURES_COL, PRECISION);
        yield new UnlabeledCSVRequestRowSerializer(features, written);
      }
      case LIBSVM -> {
        format.checkOptions(FEATURES_COL, FIRST_INDEX, PRECISION);
        yield new UnlabeledLibSVMRequestRowSerializer(
            features, format.whole(FIRST_INDEX, 0), written);
      }
      case LABELED_LIBSVM -> {
        format.checkOptions(LABEL_COL, FEATURES_COL, FIRST_INDEX, PRECISION);
        yield new LibSVMRequestRowSerializer(
            format.option(LABEL_COL, "label"), features, format.whole(FIRST_INDEX, 0), written);
      }
      case JSON -> {
        format.checkOptions(FEATURES_COL, ROOT, FEATURES, ROW, PRECISION);
        yield new JsonRequestRowSerializer(
            format.option(ROOT, "instances"), JsonFeatures.of(format, features, written));
      }
      case JSONLINES -> {
        format.checkOptions(FEATURES_COL, FEATURES, ROW, PRECISION);
        yield new JsonLinesRequestRowSerializer(JsonFeatures.of(format, features, written));
      }
      default ->
          UserCodec.create(RequestRowSerializer.class, format, Map.of(FEATURES_COL, featuresCol));
    };
  }

  /** Returns the index that a format gives to the first feature; 0 in all but LibSVM. */
  public static int firstIndex(Format format) {
    return switch (SERIALIZERS.getOrDefault(format.name(), format.name())) {
      case LIBSVM, LABELED_LIBSVM -> format.whole(FIRST_INDEX, 0);
      default -> 0;
    };
  }

  /**
   * Returns the deserializer that a description describes.
   *
   * @param otherwise the predictions of an answer, unless the description names others
   * @throws IllegalArgumentException when there is none of that name, or an option is wrong
   */
  public static ResponseRowDeserializer response(Format format, List<ResponseColumn> otherwise) {
    return switch (shortName(format, DESERIALIZERS)) {
      case RECORDIO_PROTOBUF -> {
        format.checkOptions(COLUMNS, ACCEPT);
        yield new ProtobufResponseRowDeserializer(
            columns(format, otherwise),
            format.option(ACCEPT, ProtobufRequestRowSerializer.CONTENT_TYPE));
      }
      case CSV -> {
        format.checkOptions(COLUMNS, ACCEPT);
        yield new CSVResponseRowDeserializer(
            columns(format, otherwise),
            format.option(ACCEPT, UnlabeledCSVRequestRowSerializer.CONTENT_TYPE));
      }
      case JSON -> {
        format.checkOptions(COLUMNS, ACCEPT, ROOT, ROWS);
        boolean isOne = format.option(ROWS, "many").equals("one");
        yield new JsonResponseRowDeserializer(
            columns(format, otherwise),
            format.option(ACCEPT, JsonRequestRowSerializer.CONTENT_TYPE),
            format.option(ROOT, PREDICTIONS),
            isOne);
      }
      case BINARY -> {
        format.checkOptions(COLUMNS, ACCEPT);
        yield new BinaryResponseRowDeserializer(
            columns(format, otherwise),
            format.option(ACCEPT, BinaryRequestRowSerializer.CONTENT_TYPE));
      }
      case JSONLINES -> {
        format.checkOptions(COLUMNS, ACCEPT);
        yield new JsonLinesResponseRowDeserializer(
            columns(format, otherwise),
            format.option(ACCEPT, JsonLinesRequestRowSerializer.CONTENT_TYPE));
      }
      default ->
          UserCodec.create(
              ResponseRowDeserializer.class,
              format,
              otherwise.isEmpty() ? Map.of() : Map.of(COLUMNS, ResponseColumn.toJson(otherwise)));
    };
  }

  private static List<ResponseColumn> columns(Format format, List<ResponseColumn> otherwise) {
    String given = format.options().get(COLUMNS);
    List<ResponseColumn> columns = given == null ? otherwise : ResponseColumn.fromJson(given);
    if (columns.isEmpty()) {
      throw new IllegalArgumentException(
          "the option columns of "
              + format.name()
              + " is not given; it lists the predictions of an answer, such as [{\"key\":"
              + " \"score\", \"type\": \"double\"}]");
    }
    return columns;
  }

  /**
   * Describes a serializer.
   *
   * @throws IllegalArgumentException when it is not {@link Describable}, or its description does
   *     not make one again
   */
  public static Format describe(RequestRowSerializer serializer) {
    Format format = describe(serializer, SERIALIZERS);
    request(format, "features");
    return format;
  }

  /**
   * Describes a deserializer.
   *
   * @throws IllegalArgumentException when it is not {@link Describable}, or its description does
   *     not make one again
   */
  public static Format describe(ResponseRowDeserializer deserializer) {
    Format format = describe(deserializer, DESERIALIZERS);
    response(format, List.of());
    return format;
  }

  private static Format describe(Object codec, Map<String, String> shortNames) {
    String name = codec.getClass().getName();
    if (!(codec instanceof Describable describable)) {
      throw new IllegalArgumentException(
          "a "
              + name
              + " cannot be kept as a Param, because it does not implement "
              + Describable.class.getName()
              + "; let it do so, or give its class and options as text");
    }
    return new Format(shortNames.getOrDefault(name, name), describable.options());
  }

  /** Returns the short name of what the library has; a user's class keeps its own. */
  private static String shortName(Format format, Map<String, String> shortNames) {
    String name = shortNames.getOrDefault(format.name(), format.name());
    if (!shortNames.containsValue(name) && name.indexOf('.') < 0 && !UserCodec.exists(name)) {
      throw new IllegalArgumentException(
          "there is no format '"
              + name
              + "' here; there are "
              + String.join(", ", new TreeSet<>(shortNames.values()))
              + ", and classes by their full names");
    }
    return name;
  }

  /** Returns the options of a serializer of text, with the precision where it is not the usual. */
  static Map<String, String> withPrecision(FeatureRules rules, Map<String, String> options) {
    if (rules.precision() == Precision.FLOAT64) {
      return options;
    }
    Map<String, String> all = new LinkedHashMap<>(options);
    all.put(PRECISION, rules.precision().word());
    return all;
  }
}
