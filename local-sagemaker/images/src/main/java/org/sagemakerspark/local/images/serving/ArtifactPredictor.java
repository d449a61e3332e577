package org.sagemakerspark.local.images.serving;

import java.util.Arrays;
import java.util.List;
import org.sagemakerspark.artifacts.FeatureRow;
import org.sagemakerspark.artifacts.Model;
import org.sagemakerspark.local.images.data.Example;

/** Answers rows by a model in SageMaker's own file. */
public final class ArtifactPredictor implements RowPredictor {

  private final Model model;
  private final Formats formats;
  private final List<Field> fields;
  private final ThreadLocal<Model.Scorer> scorers;

  /**
   * Makes a predictor.
   *
   * @param formats what it can read and answer in
   */
  public ArtifactPredictor(Model model, Formats formats) {
    this.model = model;
    this.formats = formats;
    fields =
        model.parts().stream()
            .map(part -> part.isList() ? Field.list(part.name()) : Field.number(part.name()))
            .toList();
    scorers = ThreadLocal.withInitial(model::scorer);
  }

  @Override
  public Formats formats() {
    return formats;
  }

  @Override
  public int featureCount() {
    return model.featureCount();
  }

  @Override
  public List<Field> fields() {
    return fields;
  }

  @Override
  public float[][] predict(Example example) {
    float[] answer = new float[model.answerLength()];
    scorers
        .get()
        .score(
            example.isSparse()
                ? FeatureRow.sparse(example.size(), example.keys(), example.values())
                : FeatureRow.dense(example.values()),
            answer);
    float[][] byPart = new float[model.parts().size()][];
    int at = 0;
    for (int i = 0; i < byPart.length; i++) {
      byPart[i] = Arrays.copyOfRange(answer, at, at + model.parts().get(i).width());
      at += byPart[i].length;
    }
    return byPart;
  }
}
