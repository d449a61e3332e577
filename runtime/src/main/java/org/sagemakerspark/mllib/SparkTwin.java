package org.sagemakerspark.mllib;

import java.util.function.Function;
import org.apache.spark.ml.Model;
import org.sagemakerspark.artifacts.ModelKind;

/**
 * A kind of models of Spark's own that predict as models of an algorithm of SageMaker's do.
 *
 * @param <S> Spark's class
 */
public final class SparkTwin<S extends Model<S>> {

  private static final String FEATURES = "featuresCol";

  /** What transformers that are no predictors call it. */
  private static final String INPUT = "inputCol";

  private final ModelKind kind;
  private final Function<org.sagemakerspark.artifacts.Model, S> toSpark;
  private final Function<S, TrainedFile> ofSpark;

  SparkTwin(
      ModelKind kind,
      Function<org.sagemakerspark.artifacts.Model, S> toSpark,
      Function<S, TrainedFile> ofSpark) {
    this.kind = kind;
    this.toSpark = toSpark;
    this.ofSpark = ofSpark;
  }

  /** Returns whose model files these models are written as, and made of. */
  public ModelKind kind() {
    return kind;
  }

  /**
   * Makes a model of Spark's own, which predicts the same.
   *
   * @param model a model of this kind
   * @param featuresCol the column with the features
   * @throws IllegalArgumentException when Spark has none; the text says what it lacks
   */
  public S toSpark(org.sagemakerspark.artifacts.Model model, String featuresCol) {
    S made = toSpark.apply(model);
    made.set(made.getParam(made.hasParam(FEATURES) ? FEATURES : INPUT), featuresCol);
    return made;
  }

  /**
   * Makes the file of a model of SageMaker's, which predicts the same as far as numbers of 32 bits
   * can.
   *
   * @throws IllegalArgumentException when the algorithm has none; the text says what it lacks
   */
  public TrainedFile ofSpark(S model) {
    return ofSpark.apply(model);
  }

  /**
   * What Spark has trained, as SageMaker would have written it.
   *
   * @param bytes what the model's file holds
   * @param features how many features a row has
   * @param featuresCol the column with them
   */
  public record TrainedFile(byte[] bytes, int features, String featuresCol) {}
}
