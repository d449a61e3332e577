package org.sagemakerspark.param;

import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Generated;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.StringArrayParam;
import org.sagemakerspark.value.JsonMap;

/**
 * What a training job reads: which columns and rows of the DataFrame, in which format, and what
 * else.
 *
 * @param <S> the stage's own class, which setters return
 */
@Generated("org.sagemakerspark.processor")
public interface HasTrainingData<S> extends HasParamSet<S> {
  /** Declares the group's Params with their defaults. */
  static void declare(HasParamSet<?> stage) {
    ParamSet set = stage.paramSet();
    set.string(
        "trainingSparkDataFormat",
        "How training data is written: sagemaker (Amazon Records), csv or libsvm, which "
            + "hold label, weight and features; or any other Spark data source, such as "
            + "parquet, which holds the columns as they are. When unset: sagemaker, or what "
            + "holds a weight when weightCol is set.");
    set.map(
        "trainingSparkDataFormatOptions",
        "Options of the Spark writer, as a JSON object. libsvm has firstIndex, 0 or 1: "
            + "where features are counted from.");
    set.strings(
        "trainingProjectedColumns",
        "Columns that are written, in this order and as they are. When unset: label, "
            + "weight and features.");
    set.string(
        "validationIndicatorCol",
        "Name of a boolean column. Rows where it is true go to the validation channel "
            + "(the test channel, if the algorithm has no other) and are not trained on. When "
            + "unset: there is no such channel.");
    set.oneOf(
        "trainingS3DataType",
        "How the channel names its files (S3DataSource.S3DataType): S3Prefix (by their "
            + "folder) or ManifestFile (one by one).",
        "S3Prefix",
        "ManifestFile");
    set.map(
        "extraChannels",
        "Further channels (InputDataConfig), as a JSON object. Each channel's name has an "
            + "S3 URI, or an object with s3Uri and, as needed, contentType, distribution and "
            + "s3DataType. SageMaker reads all objects whose keys begin with the URI, so a "
            + "folder should end with a slash.");
    set.defaultOf("trainingSparkDataFormatOptions", "{}");
    set.defaultOf("trainingS3DataType", "S3Prefix");
    set.defaultOf("extraChannels", "{}");
  }

  /**
   * How training data is written: sagemaker (Amazon Records), csv or libsvm, which hold label,
   * weight and features; or any other Spark data source, such as parquet, which holds the columns
   * as they are. When unset: sagemaker, or what holds a weight when weightCol is set.
   */
  default Param<String> trainingSparkDataFormat() {
    return paramSet().get("trainingSparkDataFormat");
  }

  /** Returns {@link #trainingSparkDataFormat()}; empty when it is unset. */
  default Optional<String> getTrainingSparkDataFormat() {
    return optional(trainingSparkDataFormat());
  }

  /** Sets {@link #trainingSparkDataFormat()}. */
  default S setTrainingSparkDataFormat(String value) {
    return with(trainingSparkDataFormat(), value);
  }

  /**
   * Options of the Spark writer, as a JSON object. libsvm has firstIndex, 0 or 1: where features
   * are counted from. Default: &#123;&#125;.
   */
  default Param<String> trainingSparkDataFormatOptions() {
    return paramSet().get("trainingSparkDataFormatOptions");
  }

  /** Returns {@link #trainingSparkDataFormatOptions()}. */
  default String getTrainingSparkDataFormatOptions() {
    return getOrDefault(trainingSparkDataFormatOptions());
  }

  /** Sets {@link #trainingSparkDataFormatOptions()}. */
  default S setTrainingSparkDataFormatOptions(String value) {
    return with(trainingSparkDataFormatOptions(), value);
  }

  /** Sets {@link #trainingSparkDataFormatOptions()} to texts by name. */
  default S setTrainingSparkDataFormatOptions(Map<String, String> value) {
    return with(trainingSparkDataFormatOptions(), JsonMap.of(value));
  }

  /**
   * Columns that are written, in this order and as they are. When unset: label, weight and
   * features.
   */
  default StringArrayParam trainingProjectedColumns() {
    return paramSet().get("trainingProjectedColumns");
  }

  /** Returns {@link #trainingProjectedColumns()}; empty when it is unset. */
  default Optional<String[]> getTrainingProjectedColumns() {
    return optional(trainingProjectedColumns());
  }

  /** Sets {@link #trainingProjectedColumns()}. */
  default S setTrainingProjectedColumns(String... value) {
    return with(trainingProjectedColumns(), value);
  }

  /**
   * Name of a boolean column. Rows where it is true go to the validation channel (the test channel,
   * if the algorithm has no other) and are not trained on. When unset: there is no such channel.
   */
  default Param<String> validationIndicatorCol() {
    return paramSet().get("validationIndicatorCol");
  }

  /** Returns {@link #validationIndicatorCol()}; empty when it is unset. */
  default Optional<String> getValidationIndicatorCol() {
    return optional(validationIndicatorCol());
  }

  /** Sets {@link #validationIndicatorCol()}. */
  default S setValidationIndicatorCol(String value) {
    return with(validationIndicatorCol(), value);
  }

  /**
   * How the channel names its files (S3DataSource.S3DataType): S3Prefix (by their folder) or
   * ManifestFile (one by one). Default: S3Prefix.
   */
  default Param<String> trainingS3DataType() {
    return paramSet().get("trainingS3DataType");
  }

  /** Returns {@link #trainingS3DataType()}. */
  default String getTrainingS3DataType() {
    return getOrDefault(trainingS3DataType());
  }

  /** Sets {@link #trainingS3DataType()}. */
  default S setTrainingS3DataType(String value) {
    return with(trainingS3DataType(), value);
  }

  /**
   * Further channels (InputDataConfig), as a JSON object. Each channel's name has an S3 URI, or an
   * object with s3Uri and, as needed, contentType, distribution and s3DataType. SageMaker reads all
   * objects whose keys begin with the URI, so a folder should end with a slash. Default:
   * &#123;&#125;.
   */
  default Param<String> extraChannels() {
    return paramSet().get("extraChannels");
  }

  /** Returns {@link #extraChannels()}. */
  default String getExtraChannels() {
    return getOrDefault(extraChannels());
  }

  /** Sets {@link #extraChannels()}. */
  default S setExtraChannels(String value) {
    return with(extraChannels(), value);
  }

  /** Sets {@link #extraChannels()} to texts by name. */
  default S setExtraChannels(Map<String, String> value) {
    return with(extraChannels(), JsonMap.of(value));
  }
}
