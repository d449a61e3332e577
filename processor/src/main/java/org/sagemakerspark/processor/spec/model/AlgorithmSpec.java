package org.sagemakerspark.processor.spec.model;

import java.util.List;

/**
 * One algorithm as its spec describes it.
 *
 * @param algorithm its name, such as {@code linear-learner}
 * @param title its name for people
 * @param doc what it does, in sentences
 * @param sources where the facts come from
 */
public record AlgorithmSpec(
    Located<String> algorithm,
    Located<String> title,
    Located<String> doc,
    List<Located<String>> sources,
    Classes classes,
    Image image,
    Training training,
    List<HyperParameter> hyperparameters,
    Inference inference) {

  /** The names of the generated classes, without their package. */
  public record Classes(Located<String> estimator, Located<String> model) {}

  /**
   * The container image.
   *
   * @param registry which accounts hold it in which region
   * @param versions what a user may choose from
   */
  public record Image(
      Located<String> registry,
      Located<String> repository,
      Located<List<ImageVersion>> versions,
      Located<String> defaultVersion) {}

  /** A version of an image and the tag that stands for it. */
  public record ImageVersion(Located<String> version, Located<String> tag) {}

  /** What a training job takes and tells. */
  public record Training(
      Located<String> contentType,
      Located<LabelUse> label,
      Located<List<Located<InputMode>>> inputModes,
      Located<List<Channel>> channels,
      Located<List<Metric>> metrics) {}

  /** A channel of training data. */
  public record Channel(
      Located<String> name,
      boolean isRequired,
      Located<Distribution> distribution,
      Located<String> doc) {}

  /** A number that a training job reports. */
  public record Metric(Located<String> name, Located<Direction> direction, Located<String> doc) {}

  /** What an endpoint takes and answers. */
  public record Inference(
      Located<RequestFormat> serializer,
      Located<ResponseFormat> deserializer,
      Located<List<ResponseColumn>> columns) {}

  /**
   * A column that scoring adds.
   *
   * @param key the value's name in the response
   * @param column the column's name by default; the key when absent
   * @param param the Spark Param that holds the column's name; derived from the key when absent
   */
  public record ResponseColumn(
      Located<String> key,
      Located<ColumnType> type,
      Located<String> column,
      Located<String> param,
      Located<String> doc) {}
}
