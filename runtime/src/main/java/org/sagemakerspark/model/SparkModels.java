package org.sagemakerspark.model;

import java.io.IOException;
import org.apache.spark.ml.Model;
import org.apache.spark.sql.SparkSession;
import org.sagemakerspark.artifacts.ModelArchive;
import org.sagemakerspark.aws.AwsSettings;
import org.sagemakerspark.aws.SessionSettings;
import org.sagemakerspark.mllib.SparkTwin;
import org.sagemakerspark.storage.NewObject;
import org.sagemakerspark.storage.StoredModel;

/** Makes models of Spark's own of models of SageMaker's, and the other way round. */
final class SparkModels {

  private static final String ARCHIVE = ".tar.gz";

  private SparkModels() {}

  /**
   * Reads the artifact, and makes a model of Spark's own of it.
   *
   * @throws IllegalStateException when the artifact is not there, is damaged, or holds a model that
   *     Spark has not; the text says which
   */
  static <S extends Model<S>> S of(AlgorithmModel<?> model, SparkTwin<S> twin) {
    String uri =
        model
            .getModelDataS3Uri()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        model.nameInMessages()
                            + ": modelDataS3Uri, the location of the model artifact, is not set;"
                            + " call setModelDataS3Uri first"));
    try {
      return twin.toSpark(
          StoredModel.find(aws(model), twin.kind(), uri).read(() -> {}).model(),
          model.getFeaturesCol());
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalStateException(
          model.nameInMessages() + ": no model of Spark's own can be made: " + e.getMessage(), e);
    }
  }

  /**
   * Writes the artifact of a model of Spark's own, and makes a model serve it.
   *
   * @param model a fresh one
   * @throws IllegalArgumentException when SageMaker has no such model, or the location is none; the
   *     text says why, and nothing is written then
   * @throws IllegalStateException when the artifact cannot be written
   */
  static <M extends AlgorithmModel<M>, S extends Model<S>> M to(
      M model, SparkTwin<S> twin, S trained, String modelDataS3Uri) {
    NewObject object = NewObject.at(modelDataS3Uri, "modelDataS3Uri", ARCHIVE);
    SparkTwin.TrainedFile file = twin.ofSpark(trained);
    try {
      object.write(aws(model), ModelArchive.of(twin.kind().file(), file.bytes()));
    } catch (IOException e) {
      throw new IllegalStateException(
          trained.uid() + ": the model artifact was not written: " + e.getMessage(), e);
    }
    return AlgorithmModel.onModelData(model, object.uri())
        .setFeaturesCol(file.featuresCol())
        .setNumFeatures(file.features());
  }

  private static AwsSettings aws(AlgorithmModel<?> model) {
    return SessionSettings.of(SparkSession.active(), model.serviceOverrides()).aws();
  }
}
