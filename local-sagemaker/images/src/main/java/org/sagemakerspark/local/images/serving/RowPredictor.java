package org.sagemakerspark.local.images.serving;

import java.util.List;
import org.sagemakerspark.local.images.data.Example;

/** A model that scores rows of a fixed size one by one. */
public interface RowPredictor extends Predictor {

  /** Gives the number of features that each row must have. */
  int featureCount();

  /** Scores a row: the values of each field. */
  float[][] predict(Example row);

  @Override
  default List<float[][]> predict(List<Example> rows) {
    return rows.stream().map(this::predict).toList();
  }

  @Override
  default String objection(Example row) {
    if (row.size() != featureCount()) {
      return "has "
          + row.size()
          + " features, but the model was trained with feature_dim "
          + featureCount();
    }
    return row.hasGaps() ? "has a feature without a value" : "";
  }
}
