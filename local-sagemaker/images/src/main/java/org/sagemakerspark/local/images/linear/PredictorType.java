package org.sagemakerspark.local.images.linear;

import java.util.Locale;

/** What a linear learner predicts. */
enum PredictorType {
  BINARY_CLASSIFIER,
  MULTICLASS_CLASSIFIER,
  REGRESSOR;

  static PredictorType of(String hyperParameter) {
    return valueOf(hyperParameter.toUpperCase(Locale.ROOT));
  }
}
