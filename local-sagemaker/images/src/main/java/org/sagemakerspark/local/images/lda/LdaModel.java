package org.sagemakerspark.local.images.lda;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.sagemakerspark.artifacts.ArtifactException;
import org.sagemakerspark.artifacts.ModelFolder;
import org.sagemakerspark.artifacts.NDArray;
import org.sagemakerspark.artifacts.NDArrayList;
import org.sagemakerspark.local.images.data.Example;
import org.sagemakerspark.local.images.serving.RequestFormat;
import org.sagemakerspark.local.images.serving.ResponseFormat;
import org.sagemakerspark.local.images.serving.RowPredictor;

/**
 * Topics, in the file that LDA on SageMaker writes: a list of two arrays, {@code alpha} (the prior
 * weight of each topic in a document) and {@code beta} (one row a topic, the probability of each
 * word). A document's mixture is found by variational inference: Blei, Ng and Jordan, "Latent
 * Dirichlet Allocation" (2003). Where SageMaker's own stops is not known.
 */
final class LdaModel implements RowPredictor {

  private static final double CONVERGED = 1e-3;
  private static final int MAX_ROUNDS = 1000;
  private static final Formats FORMATS =
      new Formats(
          EnumSet.complementOf(EnumSet.of(RequestFormat.LIBSVM)),
          List.of(ResponseFormat.JSON, ResponseFormat.RECORDIO_PROTOBUF),
          "predictions");

  private final float[] alpha;
  private final float[][] beta;

  LdaModel(float[] alpha, float[][] beta) {
    this.alpha = alpha;
    this.beta = beta;
  }

  static LdaModel read(Path folder) throws IOException {
    List<NDArray> arrays = NDArrayList.read(ModelFolder.FILE, ModelFolder.read(folder)).arrays();
    if (arrays.size() != 2
        || arrays.get(1).shape().length != 2
        || arrays.get(0).values().length != arrays.get(1).shape()[0]) {
      throw new ArtifactException(
          ModelFolder.FILE
              + ": expected alpha and beta, with a row for each of alpha, and not "
              + arrays);
    }
    return new LdaModel(arrays.get(0).values(), arrays.get(1).toRows());
  }

  void write(Path folder) throws IOException {
    ModelFolder.write(folder, NDArrayList.of(NDArray.of(alpha), NDArray.ofRows(beta)).toBytes());
  }

  @Override
  public Formats formats() {
    return FORMATS;
  }

  @Override
  public int featureCount() {
    return beta[0].length;
  }

  @Override
  public List<Field> fields() {
    return List.of(Field.list("topic_mixture"));
  }

  @Override
  public float[][] predict(Example row) {
    double[] mixture = mixture(row);
    float[] answer = new float[mixture.length];
    for (int i = 0; i < answer.length; i++) {
      answer[i] = (float) mixture[i];
    }
    return new float[][] {answer};
  }

  /** Gives the share of each topic in a document; they add up to 1. */
  double[] mixture(Example row) {
    int topics = beta.length;
    double[] gamma = new double[topics];
    Arrays.fill(gamma, 1);
    double[] theta = expectation(gamma);
    for (int round = 0; round < MAX_ROUNDS; round++) {
      double[] next = new double[topics];
      for (int i = 0; i < row.values().length; i++) {
        int word = row.key(i);
        double norm = 1e-100;
        for (int topic = 0; topic < topics; topic++) {
          norm += theta[topic] * beta[topic][word];
        }
        for (int topic = 0; topic < topics; topic++) {
          next[topic] += row.values()[i] / norm * beta[topic][word];
        }
      }
      double change = 0;
      for (int topic = 0; topic < topics; topic++) {
        next[topic] = next[topic] * theta[topic] + alpha[topic];
        change += Math.abs(next[topic] - gamma[topic]) / topics;
      }
      gamma = next;
      theta = expectation(gamma);
      if (change < CONVERGED) {
        break;
      }
    }
    double sum = Arrays.stream(gamma).sum();
    return Arrays.stream(gamma).map(g -> g / sum).toArray();
  }

  private static double[] expectation(double[] gamma) {
    double whole = Digamma.of(Arrays.stream(gamma).sum());
    return Arrays.stream(gamma).map(g -> Math.exp(Digamma.of(g) - whole)).toArray();
  }

  /** Gives the log-likelihood of a document's words under its own mixture. */
  double logLikelihood(Example row) {
    double[] mixture = mixture(row);
    double sum = 0;
    for (int i = 0; i < row.values().length; i++) {
      double probability = 0;
      for (int topic = 0; topic < mixture.length; topic++) {
        probability += mixture[topic] * beta[topic][row.key(i)];
      }
      sum += row.values()[i] == 0 ? 0 : row.values()[i] * Math.log(probability);
    }
    return sum;
  }
}
