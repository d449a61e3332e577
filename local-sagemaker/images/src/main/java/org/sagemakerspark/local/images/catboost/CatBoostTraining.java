package org.sagemakerspark.local.images.catboost;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.sagemakerspark.local.images.contract.ContainerLog;
import org.sagemakerspark.local.images.contract.HyperParameters;

/**
 * Boosts symmetric trees, which CatBoost grows by default (Prokhorenkova et al., CatBoost: unbiased
 * boosting with categorical features, 2018), by plain boosting: each level takes the border that
 * makes the loss smallest by its first two derivatives.
 */
final class CatBoostTraining {

  /** How many borders a feature has when {@code max_bin} is {@code Auto}. */
  private static final int USUAL_BORDERS = 254;

  /** How many digits of a metric are logged. */
  private static final int DIGITS = 10;

  /** What is no improvement. */
  private static final double LEAST = 1e-9;

  private final HyperParameters parameters;
  private final ContainerLog log;
  private final Loss loss;
  private final float[][] rows;
  private final float[] labels;
  private final float[][] borders;

  /** The number of borders that each value is above, by feature and row. */
  private final char[][] bins;

  private final int sums;
  private final double[] rowWeights;
  private final double penalty;
  private final Random random;

  CatBoostTraining(
      HyperParameters parameters, ContainerLog log, int classes, float[][] rows, float[] labels) {
    this.parameters = parameters;
    this.log = log;
    this.loss = Loss.of(classes);
    this.rows = rows;
    this.labels = labels;
    sums = loss.sums(classes);
    penalty = parameters.number("l2_leaf_reg");
    random = new Random(parameters.integer("random_seed"));
    int features = rows[0].length;
    borders = new float[features][];
    bins = new char[features][rows.length];
    int most =
        parameters.text("max_bin").equals("Auto") ? USUAL_BORDERS : parameters.integer("max_bin");
    for (int feature = 0; feature < features; feature++) {
      borders[feature] = borders(feature, most);
      for (int row = 0; row < rows.length; row++) {
        int place = Arrays.binarySearch(borders[feature], rows[row][feature]);
        // A value that equals a border is not above it, and a missing one is above none.
        bins[feature][row] =
            Float.isNaN(rows[row][feature]) ? 0 : (char) (place >= 0 ? place : -place - 1);
      }
    }
    rowWeights = new double[rows.length];
    double ofOnes = loss == Loss.LOGLOSS ? parameters.number("scale_pos_weight") : 1;
    Arrays.setAll(rowWeights, row -> labels[row] == 1 ? ofOnes : 1);
  }

  /** Returns borders between different values; if these are too many, some at equal steps. */
  private float[] borders(int feature, int most) {
    float[] values = new float[rows.length];
    int count = 0;
    for (float[] row : rows) {
      if (!Float.isNaN(row[feature])) {
        values[count++] = row[feature];
      }
    }
    Arrays.sort(values, 0, count);
    float[] all = new float[count];
    int found = 0;
    for (int i = 1; i < count; i++) {
      if (values[i] > values[i - 1]) {
        float middle = values[i - 1] + (values[i] - values[i - 1]) / 2;
        all[found++] = Math.min(middle, Math.nextDown(values[i]));
      }
    }
    float[] borders = new float[Math.min(found, most)];
    for (int i = 0; i < borders.length; i++) {
      borders[i] = all[(int) ((long) i * found / borders.length)];
    }
    return borders;
  }

  /** Trains, and keeps the trees up to the best by the data that is held back. */
  CatBoostModel run(float[][] held, float[] heldLabels) {
    double[] start = new double[sums];
    if (loss == Loss.RMSE) {
      for (float label : labels) {
        start[0] += label / labels.length;
      }
    }
    double[][] ofRows = filled(rows.length, start);
    double[][] ofHeld = filled(held.length, start);
    Evaluation evaluation = Evaluation.of(parameters.text("eval_metric"), loss, log);
    int patience = parameters.integer("early_stopping_rounds");
    List<SymmetricTree> trees = new ArrayList<>();
    int best = 0;
    double bestValue = 0;
    for (int iteration = 0; iteration < parameters.integer("iterations"); iteration++) {
      SymmetricTree tree = grow(ofRows);
      trees.add(tree);
      add(tree, rows, ofRows);
      add(tree, held, ofHeld);
      double value = evaluation.value(loss, heldLabels, ofHeld);
      if (iteration == 0 || evaluation.isBetter(value, bestValue)) {
        best = iteration;
        bestValue = value;
      }
      log.line(
          iteration
              + ":\ttest: "
              + plain(value)
              + "\tbest: "
              + plain(bestValue)
              + " ("
              + best
              + ")");
      if (patience > 0 && iteration - best >= patience) {
        log.line("Stopped by overfitting detector  (" + patience + " iterations wait)");
        break;
      }
    }
    // What the script's users look for; see the guide's notebooks.
    log.line("bestTest = " + plain(bestValue));
    log.line("bestIteration = " + best);
    log.line("Shrink model to first " + (best + 1) + " iterations.");
    return new CatBoostModel(loss, rows[0].length, start, List.copyOf(trees.subList(0, best + 1)));
  }

  /** Writes a number without an exponent, for those who look for it by digits. */
  private static String plain(double value) {
    return new BigDecimal(value).round(new MathContext(DIGITS)).toPlainString();
  }

  private static double[][] filled(int count, double[] start) {
    double[][] filled = new double[count][];
    Arrays.setAll(filled, i -> start.clone());
    return filled;
  }

  private static void add(SymmetricTree tree, float[][] rows, double[][] sums) {
    for (int row = 0; row < rows.length; row++) {
      tree.addTo(sums[row], rows[row]);
    }
  }

  private SymmetricTree grow(double[][] ofRows) {
    double[][] gradients = new double[rows.length][sums];
    double[][] curvatures = new double[rows.length][sums];
    for (int row = 0; row < rows.length; row++) {
      loss.derive(labels[row], ofRows[row], gradients[row], curvatures[row]);
      for (int i = 0; i < sums; i++) {
        gradients[row][i] *= rowWeights[row];
        curvatures[row][i] *= rowWeights[row];
      }
    }
    int depth = parameters.integer("depth");
    int[] leaves = new int[rows.length];
    int[] features = new int[depth];
    float[] chosen = new float[depth];
    double before = 0;
    int levels = 0;
    for (; levels < depth; levels++) {
      Split best = new Split(-1, 0, levels == 0 ? Double.NEGATIVE_INFINITY : before);
      for (int feature = 0; feature < borders.length; feature++) {
        if (random.nextDouble() < parameters.number("rsm")) {
          best = better(best, feature, leaves, 1 << levels, gradients, curvatures);
        }
      }
      if (best.feature() < 0) {
        break;
      }
      before = best.score();
      features[levels] = best.feature();
      chosen[levels] = borders[best.feature()][best.border()];
      for (int row = 0; row < rows.length; row++) {
        leaves[row] |= (bins[best.feature()][row] > best.border() ? 1 : 0) << levels;
      }
    }
    return new SymmetricTree(
        Arrays.copyOf(features, levels),
        Arrays.copyOf(chosen, levels),
        values(leaves, 1 << levels, gradients, curvatures));
  }

  private double[][] values(int[] leaves, int count, double[][] gradients, double[][] curvatures) {
    double[][] gradient = new double[count][sums];
    double[][] curvature = new double[count][sums];
    for (int row = 0; row < rows.length; row++) {
      for (int i = 0; i < sums; i++) {
        gradient[leaves[row]][i] += gradients[row][i];
        curvature[leaves[row]][i] += curvatures[row][i];
      }
    }
    double rate = parameters.number("learning_rate");
    for (int leaf = 0; leaf < count; leaf++) {
      for (int i = 0; i < sums; i++) {
        gradient[leaf][i] *= -rate / (curvature[leaf][i] + penalty);
      }
    }
    return gradient;
  }

  /** A border of a feature, and how much smaller it makes the loss. */
  private record Split(int feature, int border, double score) {}

  /** Returns the best border of a feature, if it is better than what was found before. */
  private Split better(
      Split before,
      int feature,
      int[] leaves,
      int count,
      double[][] gradients,
      double[][] curvatures) {
    int slots = borders[feature].length + 1;
    double[] gradient = new double[count * slots];
    double[] curvature = new double[count * slots];
    double[] scores = new double[slots - 1];
    for (int i = 0; i < sums; i++) {
      Arrays.fill(gradient, 0);
      Arrays.fill(curvature, 0);
      for (int row = 0; row < rows.length; row++) {
        int slot = leaves[row] * slots + bins[feature][row];
        gradient[slot] += gradients[row][i];
        curvature[slot] += curvatures[row][i];
      }
      for (int leaf = 0; leaf < count; leaf++) {
        addScores(scores, gradient, curvature, leaf * slots);
      }
    }
    Split best = before;
    for (int border = 0; border < scores.length; border++) {
      if (scores[border] > best.score() + LEAST) {
        best = new Split(feature, border, scores[border]);
      }
    }
    return best;
  }

  private void addScores(double[] scores, double[] gradient, double[] curvature, int from) {
    double gradients = 0;
    double curvatures = 0;
    for (int slot = from; slot <= from + scores.length; slot++) {
      gradients += gradient[slot];
      curvatures += curvature[slot];
    }
    double below = 0;
    double curvedBelow = 0;
    for (int border = 0; border < scores.length; border++) {
      below += gradient[from + border];
      curvedBelow += curvature[from + border];
      double above = gradients - below;
      scores[border] +=
          below * below / (curvedBelow + penalty)
              + above * above / (curvatures - curvedBelow + penalty);
    }
  }
}
