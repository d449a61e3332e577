package org.sagemakerspark.datasource;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.sagemakerspark.codec.AllowedLabels;
import org.sagemakerspark.codec.FeatureCount;
import org.sagemakerspark.codec.FeatureRules;
import org.sagemakerspark.codec.FeatureStorage;
import org.sagemakerspark.codec.Missing;
import org.sagemakerspark.codec.Precision;
import org.sagemakerspark.recordio.RecordFormat;
import org.sagemakerspark.recordio.TensorType;
import org.sagemakerspark.schema.ColumnPath;
import org.sagemakerspark.schema.Columns;

/**
 * Which columns of a row go into a record, and how.
 *
 * @param features position of the features
 * @param featuresType their type
 * @param featuresName their column's name, for messages
 * @param label position of the label, or -1 for none
 * @param labelType its type, or null
 * @param labelName its column's name, or null
 * @param labeledFolder the only folder whose rows hold a label, or null when all do
 * @param allowedLabels the only labels that rows can have
 * @param rules what is written for zeros and NaN
 * @param format how numbers are stored
 * @param gzip whether files are compressed
 * @param folder position of the name of the row's folder, or -1 where all rows go to one
 * @param lines what lines of text hold, or null where rows are records
 * @param maxFileBytes bytes after which a task goes on in another file
 */
record RecordLayout(
    int features,
    DataType featuresType,
    String featuresName,
    int label,
    DataType labelType,
    String labelName,
    UTF8String labeledFolder,
    AllowedLabels allowedLabels,
    FeatureRules rules,
    RecordFormat format,
    boolean gzip,
    int folder,
    LineLayout lines,
    long maxFileBytes)
    implements Serializable {

  /** Reads the options, whose names have no case, against a schema. */
  static RecordLayout of(StructType schema, Map<String, String> options) {
    String featuresName =
        options.getOrDefault(WriteOptions.FEATURES_COLUMN, WriteOptions.DEFAULT_FEATURES);
    boolean isEncoded =
        options.getOrDefault(WriteOptions.ROW_FORMAT, "").equalsIgnoreCase(WriteOptions.ENCODED);
    ColumnPath features =
        isEncoded
            ? encoded(schema, featuresName)
            : Columns.features(schema, featuresName, Owner.NAME);
    String labelName = labelName(schema, options);
    Optional<ColumnPath> label =
        labelName.isEmpty()
            ? Optional.empty()
            : Optional.of(Columns.label(schema, labelName, Owner.NAME));
    fileCount(options);
    FeatureRules rules = rules(options);
    LineLayout lines = LineLayout.of(schema, options, label.isPresent());
    if (lines != null && Columns.isMatrix(features.type())) {
      throw new IllegalArgumentException(
          Owner.NAME
              + ": the features column '"
              + featuresName
              + "' is of type "
              + features.type().simpleString()
              + "; lines of text hold vectors or arrays");
    }
    rules.check(
        Owner.NAME + ": the features column '" + featuresName + "'",
        Columns.width(features.field()),
        lines != null && lines.format().writesAll());
    return new RecordLayout(
        features.position(),
        features.type(),
        featuresName,
        label.map(ColumnPath::position).orElse(-1),
        label.map(ColumnPath::type).orElse(null),
        labelName,
        UTF8String.fromString(options.get(WriteOptions.LABELED_FOLDER)),
        allowedLabels(options),
        rules,
        format(options, rules),
        word(options, WriteOptions.COMPRESSION, "none", "gzip").equals("gzip"),
        PartitionFolders.position(schema, options),
        lines,
        positive(options, WriteOptions.MAX_FILE_BYTES, Long.MAX_VALUE));
  }

  private static ColumnPath encoded(StructType schema, String name) {
    ColumnPath column = Columns.require(schema, name, Owner.NAME, "features");
    if (!(column.type() instanceof BinaryType)) {
      throw new IllegalArgumentException(
          Owner.NAME + ": the column '" + name + "' must be binary, since it holds whole records");
    }
    return column;
  }

  /** Tells whether a row holds a record that needs no more than to be written. */
  boolean isEncoded() {
    return featuresType instanceof BinaryType;
  }

  /** Tells whether a row's label is written. */
  boolean isLabeled(InternalRow row) {
    return label >= 0 && (labeledFolder == null || labeledFolder.equals(row.getUTF8String(folder)));
  }

  /** Returns the number of files asked for; 0 for as many as there are partitions. */
  static int fileCount(Map<String, String> options) {
    return (int)
        Math.min(
            Integer.MAX_VALUE,
            options.get(WriteOptions.FILE_COUNT) == null
                ? 0
                : positive(options, WriteOptions.FILE_COUNT, 0));
  }

  private static AllowedLabels allowedLabels(Map<String, String> options) {
    String given = options.getOrDefault(WriteOptions.ALLOWED_LABELS, "");
    try {
      return AllowedLabels.parse(given);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          Owner.NAME
              + ": "
              + WriteOptions.ALLOWED_LABELS
              + " = '"
              + given
              + "' must be numbers with commas between them",
          e);
    }
  }

  private static FeatureRules rules(Map<String, String> options) {
    return new FeatureRules(
        FeatureStorage.ofWord(
            word(options, WriteOptions.FEATURE_STORAGE, "auto", "dense", "sparse")),
        Missing.ofWord(word(options, WriteOptions.MISSING, "refuse", "nan")),
        word(options, WriteOptions.FEATURE_COUNT, "any", "alike").equals("any")
            ? FeatureCount.ANY
            : FeatureCount.ALIKE,
        Precision.valueOf(
            word(options, WriteOptions.PRECISION, "float64", "float32").toUpperCase(Locale.ROOT)));
  }

  private static RecordFormat format(Map<String, String> options, FeatureRules rules) {
    boolean nonFinite = flag(options, WriteOptions.ALLOW_NON_FINITE, "false");
    boolean rounding = flag(options, WriteOptions.ALLOW_ROUNDING, "false");
    RecordFormat.Values values =
        nonFinite
            ? (rounding ? RecordFormat.Values.ANY : RecordFormat.Values.NON_FINITE_ALLOWED)
            : finite(rules, rounding);
    return new RecordFormat(
        tensor(options, WriteOptions.FEATURES_TENSOR),
        tensor(options, WriteOptions.LABEL_TENSOR),
        values,
        flag(options, WriteOptions.MULTI_PART, "true")
            ? RecordFormat.Parts.SPLIT
            : RecordFormat.Parts.WHOLE);
  }

  private static RecordFormat.Values finite(FeatureRules rules, boolean rounding) {
    if (rules.takesNaN()) {
      return rounding
          ? RecordFormat.Values.NAN_AND_ROUNDING_ALLOWED
          : RecordFormat.Values.NAN_ALLOWED;
    }
    return rounding ? RecordFormat.Values.ROUNDING_ALLOWED : RecordFormat.Values.EXACT;
  }

  private static TensorType tensor(Map<String, String> options, String option) {
    return TensorType.valueOf(word(options, option, "float32", "float64").toUpperCase(Locale.ROOT));
  }

  private static boolean flag(Map<String, String> options, String option, String otherwise) {
    String other = otherwise.equals("true") ? "false" : "true";
    return word(options, option, otherwise, other).equals("true");
  }

  /** Returns an option that is one of some words, the first when it is not given. */
  static String word(Map<String, String> options, String option, String first, String... others) {
    String given = options.getOrDefault(option, first).toLowerCase(Locale.ROOT);
    if (!given.equals(first) && !List.of(others).contains(given)) {
      throw new IllegalArgumentException(
          Owner.NAME
              + ": "
              + option
              + " = '"
              + options.get(option)
              + "' must be "
              + first
              + " or "
              + String.join(" or ", others));
    }
    return given;
  }

  private static long positive(Map<String, String> options, String option, long otherwise) {
    String given = options.get(option);
    if (given == null) {
      return otherwise;
    }
    try {
      long number = Long.parseLong(given.strip());
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw notPositive(option, given, e);
    }
    throw notPositive(option, given, null);
  }

  private static IllegalArgumentException notPositive(
      String option, String given, Exception cause) {
    return new IllegalArgumentException(
        Owner.NAME + ": " + option + " = '" + given + "' must be a whole number above 0", cause);
  }

  private static String labelName(StructType schema, Map<String, String> options) {
    String given = options.get(WriteOptions.LABEL_COLUMN);
    if (given != null) {
      return given;
    }
    String otherwise = WriteOptions.DEFAULT_LABEL;
    return Columns.find(schema, otherwise, Owner.NAME, "label").isPresent() ? otherwise : "";
  }

  /**
   * Puts fields of structs that the options name beside the other columns, where {@link #of} wants
   * them.
   */
  static Dataset<Row> lifted(Dataset<Row> rows, Map<String, String> options) {
    List<String> names =
        Stream.of(
                WriteOptions.FEATURES_COLUMN,
                WriteOptions.LABEL_COLUMN,
                WriteOptions.WEIGHT_COLUMN,
                WriteOptions.GROUP_COLUMN)
            .map(options::get)
            .filter(Objects::nonNull)
            .toList();
    return Columns.lifted(rows, names, Owner.NAME);
  }
}
