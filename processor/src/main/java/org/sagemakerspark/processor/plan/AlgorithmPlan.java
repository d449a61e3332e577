package org.sagemakerspark.processor.plan;

import java.util.List;
import org.sagemakerspark.processor.spec.model.ColumnType;
import org.sagemakerspark.processor.spec.model.Direction;
import org.sagemakerspark.processor.spec.model.Distribution;
import org.sagemakerspark.processor.spec.model.LabelUse;

/**
 * Everything that is generated for one algorithm, decided: each name, type, literal and text. The
 * emitters only write it down, so that Java, Python and the reference page cannot disagree.
 *
 * @param algorithm its name, such as {@code linear-learner}
 * @param title its name for people
 * @param doc what it does
 * @param sources where the facts come from
 * @param javaPackage the package of the classes; empty for the unnamed one
 * @param pythonModule the module of the wrapper, without its package
 * @param params the hyperparameters, in the order of the spec
 */
public record AlgorithmPlan(
    String algorithm,
    String title,
    String doc,
    List<String> sources,
    String javaPackage,
    String estimatorClass,
    String modelClass,
    String pythonModule,
    ImagePlan image,
    TrainingPlan training,
    List<ParamPlan> params,
    InferencePlan inference) {

  /** Returns the estimator's name with its package. */
  public String estimatorName() {
    return qualified(estimatorClass);
  }

  /** Returns the model's name with its package. */
  public String modelName() {
    return qualified(modelClass);
  }

  private String qualified(String className) {
    return javaPackage.isEmpty() ? className : javaPackage + "." + className;
  }

  /**
   * The container image.
   *
   * @param tag the tag of the default version
   * @param versions all versions, in the order of the spec
   */
  public record ImagePlan(String registry, String repository, String tag, List<String> versions) {}

  /**
   * The training job.
   *
   * @param distribution of the channel {@code train}
   */
  public record TrainingPlan(
      String contentType,
      LabelUse label,
      Distribution distribution,
      List<String> inputModes,
      List<ChannelPlan> channels,
      List<MetricPlan> metrics) {}

  /** A channel of training data. */
  public record ChannelPlan(
      String name, boolean isRequired, Distribution distribution, String doc) {}

  /** A number that a training job reports. */
  public record MetricPlan(String name, Direction direction, String doc) {}

  /** The endpoint. */
  public record InferencePlan(String serializer, String deserializer, List<ColumnPlan> columns) {}

  /**
   * An output column, whose name is a Param of estimator and model.
   *
   * @param key the value's name in the response
   * @param doc what the column holds
   * @param paramDoc what the Param's Spark documentation says
   * @param defaultName the column's name where none is set
   */
  public record ColumnPlan(
      String key,
      ColumnType type,
      String param,
      String getter,
      String setter,
      String doc,
      String paramDoc,
      String defaultName) {}
}
