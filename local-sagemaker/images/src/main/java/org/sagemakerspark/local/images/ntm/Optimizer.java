package org.sagemakerspark.local.images.ntm;

import java.util.Arrays;
import java.util.Locale;
import org.sagemakerspark.local.images.contract.HyperParameters;

/** How weights follow their gradients; the constants are those of MXNet's optimizers. */
final class Optimizer {

  private enum Kind {
    SGD,
    ADAM,
    ADAGRAD,
    ADADELTA,
    RMSPROP
  }

  private static final double ADAM_FIRST = 0.9;
  private static final double ADAM_SECOND = 0.999;
  private static final double ADAGRAD_LEAST = 1e-7;
  private static final double DECAY = 0.9;
  private static final double ADADELTA_LEAST = 1e-5;
  private static final double LEAST = 1e-8;

  private final Kind kind;
  private final double rate;
  private final double most;
  private final double rescale;
  private final double weightDecay;

  Optimizer(HyperParameters parameters) {
    kind = Kind.valueOf(parameters.text("optimizer").toUpperCase(Locale.ROOT));
    rate = parameters.number("learning_rate");
    most =
        parameters.text("clip_gradient").toLowerCase(Locale.ROOT).startsWith("inf")
            ? Double.POSITIVE_INFINITY
            : parameters.number("clip_gradient");
    rescale = parameters.number("rescale_gradient");
    weightDecay = parameters.number("weight_decay");
  }

  /**
   * Moves weights, and clears their gradients.
   *
   * @param scale what the sums of gradients are multiplied by
   * @param number how many steps there were, with this one
   */
  void step(Weights weights, double scale, int number) {
    double[] first = weights.first();
    double[] second = weights.second();
    double firstShare = 1 - Math.pow(ADAM_FIRST, number);
    double secondShare = 1 - Math.pow(ADAM_SECOND, number);
    for (int i = 0; i < weights.values().length; i++) {
      double raw = weights.gradients()[i] * scale * rescale;
      double gradient = Math.max(-most, Math.min(most, raw)) + weightDecay * weights.values()[i];
      weights.values()[i] -=
          switch (kind) {
            case SGD -> rate * gradient;
            case ADAM -> {
              first[i] = ADAM_FIRST * first[i] + (1 - ADAM_FIRST) * gradient;
              second[i] = ADAM_SECOND * second[i] + (1 - ADAM_SECOND) * gradient * gradient;
              double mean = first[i] / firstShare;
              double square = second[i] / secondShare;
              yield rate * mean / (Math.sqrt(square) + LEAST);
            }
            case ADAGRAD -> {
              first[i] += gradient * gradient;
              yield rate * gradient / Math.sqrt(first[i] + ADAGRAD_LEAST);
            }
            case ADADELTA -> {
              first[i] = DECAY * first[i] + (1 - DECAY) * gradient * gradient;
              double move =
                  Math.sqrt(second[i] + ADADELTA_LEAST)
                      / Math.sqrt(first[i] + ADADELTA_LEAST)
                      * gradient;
              second[i] = DECAY * second[i] + (1 - DECAY) * move * move;
              yield move;
            }
            case RMSPROP -> {
              first[i] = DECAY * first[i] + (1 - DECAY) * gradient * gradient;
              yield rate * gradient / Math.sqrt(first[i] + LEAST);
            }
          };
    }
    Arrays.fill(weights.gradients(), 0);
  }
}
