package org.sagemakerspark.datasource;

import java.util.List;

/** Names of the options of {@code spark.read().format("sagemaker")}. */
public final class ReadOptions {

  /**
   * The columns to read, with commas between them: {@code label} and {@code features} when not
   * given; also {@code labels} (the whole label map), {@code uid} and {@code metadata}.
   */
  public static final String COLUMNS = "columns";

  /**
   * What the features column holds: {@code vector} when not given, {@code array} or {@code matrix}.
   */
  public static final String FEATURES_TYPE = "featuresType";

  /** Bytes after which a file is read by another task; 128 MiB when not given. */
  public static final String MAX_PARTITION_BYTES = "maxPartitionBytes";

  /** All of the above. */
  static final List<String> ALL = List.of(COLUMNS, FEATURES_TYPE, MAX_PARTITION_BYTES);

  static final long DEFAULT_MAX_PARTITION_BYTES = 128L << 20;

  private ReadOptions() {}
}
