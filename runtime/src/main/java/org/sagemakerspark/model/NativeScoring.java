package org.sagemakerspark.model;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.ml.param.Param;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.sagemakerspark.artifacts.Model;
import org.sagemakerspark.artifacts.ModelKind;
import org.sagemakerspark.aws.AwsSettings;
import org.sagemakerspark.aws.SessionSettings;
import org.sagemakerspark.codec.InPlaceAnswer;
import org.sagemakerspark.codec.InPlaceSerializer;
import org.sagemakerspark.codec.ModelWidth;
import org.sagemakerspark.inference.ModelCache;
import org.sagemakerspark.inference.NativeScorer;
import org.sagemakerspark.inference.ScoringMetrics;
import org.sagemakerspark.param.HasScoring;
import org.sagemakerspark.param.HasTraining;
import org.sagemakerspark.spec.Algorithm;
import org.sagemakerspark.spec.Image;
import org.sagemakerspark.stage.AlgorithmStage;
import org.sagemakerspark.storage.StoredModel;

/** Scores from the model artifact, in Spark's own processes. */
public final class NativeScoring {

  private static final String NATIVE = "native";

  private NativeScoring() {}

  /** Tells whether a stage scores so. */
  public static boolean isAskedFor(HasScoring<?> stage) {
    return stage.getScoringMode().equals(NATIVE);
  }

  /** Says what keeps a stage from it, as far as its Params tell. */
  public static Optional<String> problem(AlgorithmStage<?> stage) {
    if (kind(stage).isEmpty()) {
      return Optional.of(unknownFiles(stage.algorithm()));
    }
    if (!(stage.serializer() instanceof InPlaceSerializer)) {
      return Optional.of(
          "requestRowSerializer is the class "
              + stage.serializer().getClass().getName()
              + ", which makes requests to an endpoint; clear it to score natively, or set"
              + " scoringMode to endpoint");
    }
    return unreadVersion(stage);
  }

  private static String unknownFiles(Algorithm algorithm) {
    boolean isOfNobody = algorithm.images().isEmpty();
    return "scoringMode is native, and "
        + (isOfNobody
            ? "nobody has said whose model files those of this image are"
            : "the model files of " + algorithm.name() + " are not read here, but only those")
        + (isOfNobody ? "; set nativeArtifact to " : " of ")
        + Arrays.stream(ModelKind.values()).map(ModelKind::word).collect(Collectors.joining(", "))
        + (isOfNobody ? ", or scoringMode to endpoint" : "; set scoringMode to endpoint");
  }

  /** Of a job that is still to run, an image that writes other files would be paid for in vain. */
  private static Optional<String> unreadVersion(AlgorithmStage<?> stage) {
    Optional<Algorithm.NativeScoring> known = stage.algorithm().nativeScoring();
    if (!(stage instanceof HasTraining<?> estimator)
        || estimator.getTrainingImage().isPresent()
        || known.isEmpty()) {
      return Optional.empty();
    }
    List<Image> images = stage.algorithm().images();
    return images.isEmpty() || known.get().isKnownTo(images.get(0).version())
        ? Optional.empty()
        : Optional.of(
            "scoringMode is native, and the model files of the image "
                + images.get(0).repository()
                + ":"
                + images.get(0).tag()
                + " are not read here; set imageVersion to one of "
                + String.join(", ", known.get().imageVersions())
                + ", or scoringMode to endpoint");
  }

  private static Optional<ModelKind> kind(AlgorithmStage<?> stage) {
    return stage
        .getNativeArtifact()
        .or(() -> stage.algorithm().nativeScoring().map(Algorithm.NativeScoring::artifact))
        .flatMap(ModelKind::ofWord);
  }

  /**
   * Reads the artifact and makes what scores with it.
   *
   * @param schema of the rows
   * @throws IllegalStateException when the artifact is not there, is damaged, or holds a model that
   *     does not score by itself
   * @throws IllegalArgumentException when the rows or the columns do not fit the model
   */
  static MapPartitionsFunction<Row, Row> scorer(
      AlgorithmModel<?> model, StructType schema, SparkSession spark) {
    ModelKind kind = kind(model).orElseThrow();
    InPlaceSerializer serializer = (InPlaceSerializer) model.serializer();
    AwsSettings aws = SessionSettings.of(spark, model.serviceOverrides()).aws();
    StoredModel stored;
    Model read;
    try {
      stored = StoredModel.find(aws, kind, uri(model));
      read = ModelCache.ofThisJvm().get(stored, () -> {});
    } catch (IOException e) {
      throw new IllegalStateException(
          model.nameInMessages()
              + ": no model of "
              + kind.word()
              + " to score natively: "
              + e.getMessage()
              + ". Correct modelDataS3Uri, or set scoringMode to endpoint",
          e);
    }
    ModelWidth width = new ModelWidth(read.featureCount(), kind.width() == ModelKind.Width.AT_MOST);
    serializer.bindInPlace(schema, width, model.nameInMessages());
    requireTrainedSo(model, read);
    InPlaceAnswer.of(model.deserializer(), read, model.nameInMessages());
    return new NativeScorer(
        stored,
        model.uid(),
        schema,
        serializer,
        model.deserializer(),
        width,
        Scoring.policy(model),
        new ScoringMetrics(spark.sparkContext(), model.getMetricsPrefix().orElse(model.uid())));
  }

  /**
   * What decides the columns must be what the model was trained with, as far as its file tells: the
   * same number would be taken for a probability or a class otherwise.
   */
  private static void requireTrainedSo(AlgorithmModel<?> model, Model read) {
    for (Algorithm.Alternative alternative : model.algorithm().alternatives()) {
      Param<?> param = model.getParam(alternative.param());
      String trained = read.hyperParameters().get(alternative.wireName());
      if (trained != null && model.isSet(param)) {
        String given = model.getOrDefault(param).toString();
        if (!nameToday(given).equals(nameToday(trained))) {
          throw new IllegalArgumentException(
              model.nameInMessages()
                  + ": "
                  + alternative.param()
                  + " is "
                  + given
                  + ", and the model was trained with "
                  + trained
                  + "; set it to that, or clear it");
        }
      }
    }
  }

  /** XGBoost has renamed an objective, and takes the old name still. */
  private static String nameToday(String value) {
    return value.equals("reg:linear") ? "reg:squarederror" : value;
  }

  private static String uri(AlgorithmModel<?> model) {
    return model
        .getModelDataS3Uri()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    model.nameInMessages()
                        + ": scoringMode is native, and modelDataS3Uri, the location of the model"
                        + " artifact, is not set; call setModelDataS3Uri, or set scoringMode to"
                        + " endpoint"));
  }
}
