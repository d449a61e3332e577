package org.sagemakerspark.local.images.catboost;

import org.sagemakerspark.local.images.contract.ContainerLog;
import org.sagemakerspark.local.images.metrics.AreaUnderCurve;

/** A metric of the data that is held back. */
enum Evaluation {
  /** The loss that is trained for. */
  LOSS {
    @Override
    double value(Loss loss, float[] labels, double[][] sums) {
      double sum = 0;
      for (int row = 0; row < sums.length; row++) {
        sum += loss.of(labels[row], sums[row]);
      }
      return loss.mean(sum, sums.length);
    }
  },

  AUC {
    @Override
    double value(Loss loss, float[] labels, double[][] sums) {
      AreaUnderCurve area = new AreaUnderCurve();
      for (int row = 0; row < sums.length; row++) {
        area.add(sums[row][0], labels[row] == 1);
      }
      return area.value();
    }
  },

  ACCURACY {
    @Override
    double value(Loss loss, float[] labels, double[][] sums) {
      int right = 0;
      for (int row = 0; row < sums.length; row++) {
        float[] probabilities = loss.answer(sums[row]);
        int likeliest = 0;
        for (int i = 1; i < probabilities.length; i++) {
          likeliest = probabilities[i] > probabilities[likeliest] ? i : likeliest;
        }
        right += likeliest == (int) labels[row] ? 1 : 0;
      }
      return (double) right / sums.length;
    }
  };

  abstract double value(Loss loss, float[] labels, double[][] sums);

  boolean isBetter(double one, double other) {
    return this == LOSS ? one < other : one > other;
  }

  /**
   * Finds a metric by its name in CatBoost; AUC is the usual one of two classes, as in the script.
   */
  static Evaluation of(String name, Loss loss, ContainerLog log) {
    Evaluation usual = loss == Loss.LOGLOSS ? AUC : LOSS;
    if (name.equals("auto")) {
      return usual;
    }
    if (name.equalsIgnoreCase(loss.name())) {
      return LOSS;
    }
    if (loss != Loss.RMSE && name.equals("Accuracy")) {
      return ACCURACY;
    }
    if (!name.equals("AUC") || loss != Loss.LOGLOSS) {
      log.warning("eval_metric " + name + ": the embedded SageMaker evaluates by the usual metric");
    }
    return usual;
  }
}
