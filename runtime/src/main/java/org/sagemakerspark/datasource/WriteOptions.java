package org.sagemakerspark.datasource;

import java.util.List;

/** Names of the options of {@code df.write().format("sagemaker")}. */
public final class WriteOptions {

  /** Name of the features column; {@code features} when not given. */
  public static final String FEATURES_COLUMN = "featuresColumnName";

  /**
   * Name of the label column. When not given, the column {@code label} is written if there is one;
   * when given, the column must exist; an empty name writes no label.
   */
  public static final String LABEL_COLUMN = "labelColumnName";

  /**
   * With {@code partitionBy}: the only folder, such as {@code channel=test}, whose rows hold a
   * label; the label column may be null elsewhere. When not given, all rows hold one.
   */
  public static final String LABELED_FOLDER = "labeledFolder";

  /** How features are stored: {@code float32} when not given, or {@code float64}. */
  public static final String FEATURES_TENSOR = "featuresTensor";

  /** How labels are stored: {@code float32} when not given, or {@code float64}. */
  public static final String LABEL_TENSOR = "labelTensor";

  /** The only labels that rows can have, with commas between them; any when not given. */
  public static final String ALLOWED_LABELS = "allowedLabels";

  /** {@code true}: NaN and infinite values are written and not refused. */
  public static final String ALLOW_NON_FINITE = "allowNonFinite";

  /**
   * {@code nan}: a feature that is NaN is a missing value and is written as it is; {@code refuse}
   * when not given.
   */
  public static final String MISSING = "missing";

  /**
   * {@code dense}: every number is written, the zeros too; {@code sparse}: zeros are left out, but
   * for those that a sparse vector stores; {@code auto} when not given: as Spark stores each row,
   * and all of one kind where NaN is missing.
   */
  public static final String FEATURE_STORAGE = "featureStorage";

  /**
   * {@code alike}: all rows have to have as many features; {@code any} when not given. Matrices may
   * have any shape.
   */
  public static final String FEATURE_COUNT = "featureCount";

  /**
   * {@code true}: what float32 cannot hold is rounded and not refused: features that become
   * infinite, labels that lose digits.
   */
  public static final String ALLOW_ROUNDING = "allowRounding";

  /**
   * {@code false}: a record that holds the magic word is not split into parts; for readers that do
   * not join them.
   */
  public static final String MULTI_PART = "multiPart";

  /** {@code none} when not given, or {@code gzip}. */
  public static final String COMPRESSION = "compression";

  /**
   * {@code recordio} when not given: Amazon Records in RecordIO; {@code csv}: lines of label,
   * weight and features; {@code libsvm}: lines of a label and of features with their indices.
   */
  public static final String ROW_FORMAT = "rowFormat";

  /** Where LibSVM counts features from: 0 when not given, or 1. */
  public static final String FIRST_INDEX = "firstIndex";

  /**
   * How exactly features are written in CSV and LibSVM: {@code float64} when not given, or {@code
   * float32}.
   */
  public static final String PRECISION = "precision";

  /** Name of the column of weights, in CSV and LibSVM; no weights when not given. */
  public static final String WEIGHT_COLUMN = "weightColumnName";

  /**
   * Name of the column that says by whole numbers which rows belong together, in LibSVM; their
   * lines stand one after the other in one file. No groups when not given.
   */
  public static final String GROUP_COLUMN = "groupColumnName";

  /** Number of files; as many as the DataFrame has partitions with rows when not given. */
  public static final String FILE_COUNT = "fileCount";

  /**
   * Bytes, before compression, after which a task goes on in another file; no limit when not given.
   */
  public static final String MAX_FILE_BYTES = "maxFileBytes";

  static final String PATH = "path";

  /** All of the above. */
  static final List<String> ALL =
      List.of(
          FEATURES_COLUMN,
          LABEL_COLUMN,
          LABELED_FOLDER,
          ALLOWED_LABELS,
          FEATURES_TENSOR,
          LABEL_TENSOR,
          ALLOW_NON_FINITE,
          MISSING,
          FEATURE_STORAGE,
          FEATURE_COUNT,
          ALLOW_ROUNDING,
          MULTI_PART,
          ROW_FORMAT,
          FIRST_INDEX,
          PRECISION,
          WEIGHT_COLUMN,
          GROUP_COLUMN,
          COMPRESSION,
          FILE_COUNT,
          MAX_FILE_BYTES);

  /** Stands for Amazon Records among the formats of rows. */
  static final String RECORDS = "recordio";

  /** The row format of a binary column that holds records already, each with its frame. */
  public static final String ENCODED = "encoded";

  /**
   * The id of an accumulator of Spark's that is told how many features the rows have, as the
   * library itself asks for. Names that begin like this are no option of users.
   */
  public static final String WIDTHS = "__sagemaker_widths";

  static final String DEFAULT_FEATURES = "features";
  static final String DEFAULT_LABEL = "label";

  private WriteOptions() {}
}
