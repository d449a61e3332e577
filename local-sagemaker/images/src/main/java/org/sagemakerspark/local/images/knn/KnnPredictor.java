package org.sagemakerspark.local.images.knn;

import java.util.EnumSet;
import java.util.List;
import org.sagemakerspark.local.images.data.Example;
import org.sagemakerspark.local.images.serving.RequestFormat;
import org.sagemakerspark.local.images.serving.ResponseFormat;
import org.sagemakerspark.local.images.serving.RowPredictor;

/**
 * Answers rows with their labels and, in its verbose form, with the neighbors, whose distances
 * grow. What grows is the scalar product where that is the metric, so that the nearest is the last
 * then: AWS's notebooks reverse what an index of cosines answers (the topics of 20 newsgroups,
 * {@code labels[::-1]}).
 *
 * @param model the model
 * @param isVerbose whether the neighbors are answered
 */
record KnnPredictor(KnnModel model, boolean isVerbose) implements RowPredictor {

  private static final Formats FORMATS =
      new Formats(
          EnumSet.complementOf(EnumSet.of(RequestFormat.LIBSVM)),
          List.of(ResponseFormat.JSON, ResponseFormat.JSON_LINES, ResponseFormat.RECORDIO_PROTOBUF),
          "predictions");

  private static final Field LABEL = Field.number("predicted_label");

  @Override
  public Formats formats() {
    return FORMATS;
  }

  @Override
  public int featureCount() {
    return model.featureCount();
  }

  @Override
  public List<Field> fields() {
    return isVerbose
        ? List.of(LABEL, Field.list("distances"), Field.list("labels"))
        : List.of(LABEL);
  }

  @Override
  public float[][] predict(Example row) {
    KnnModel.Neighbors neighbors = model.neighbors(row.toDense());
    float[] label = {model.label(neighbors)};
    return isVerbose
        ? new float[][] {label, growing(neighbors.measures()), growing(neighbors.labels())}
        : new float[][] {label};
  }

  private float[] growing(float[] values) {
    return model.index().isInnerProduct() ? reversed(values) : values;
  }

  private static float[] reversed(float[] values) {
    float[] reversed = new float[values.length];
    for (int i = 0; i < reversed.length; i++) {
      reversed[i] = values[values.length - 1 - i];
    }
    return reversed;
  }
}
