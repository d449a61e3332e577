package org.sagemakerspark.datasource;

/** Names of the options of {@code df.write().format("sagemaker")}. */
public final class WriteOptions {

  /** Name of the features column; {@code features} when not given. */
  public static final String FEATURES_COLUMN = "featuresColumnName";

  /**
   * Name of the label column. When not given, the column {@code label} is written if there is one;
   * when given, the column must exist; an empty name writes no label.
   */
  public static final String LABEL_COLUMN = "labelColumnName";

  static final String PATH = "path";
  static final String DEFAULT_FEATURES = "features";
  static final String DEFAULT_LABEL = "label";

  private WriteOptions() {}
}
