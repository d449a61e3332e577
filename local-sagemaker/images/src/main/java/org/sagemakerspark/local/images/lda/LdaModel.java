package org.sagemakerspark.local.images.lda;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.sagemakerspark.local.images.data.Example;
import org.sagemakerspark.local.images.model.ModelFile;
import org.sagemakerspark.local.images.serving.RequestFormat;
import org.sagemakerspark.local.images.serving.ResponseFormat;
import org.sagemakerspark.local.images.serving.RowPredictor;

/**
 * Topics: the property {@code alpha} (the prior weight of each topic in a document) and the matrix
 * {@code lambda} (one row a topic, the posterior Dirichlet parameter of each word). A document's
 * mixture is found by the variational inference of Hoffman, Blei and Bach, "Online Learning for
 * Latent Dirichlet Allocation" (2010), which MLlib uses too.
 */
final class LdaModel implements RowPredictor {

  private static final double CONVERGED = 1e-3;
  private static final int MAX_ROUNDS = 1000;
  private static final Formats FORMATS =
      new Formats(
          EnumSet.complementOf(EnumSet.of(RequestFormat.LIBSVM)),
          List.of(ResponseFormat.JSON, ResponseFormat.RECORDIO_PROTOBUF),
          "predictions");

  private final double alpha;
  private final float[][] lambda;
  private final double[][] expectedBeta;
  private final double[][] beta;

  LdaModel(double alpha, float[][] lambda) {
    this.alpha = alpha;
    this.lambda = lambda;
    expectedBeta = new double[lambda.length][lambda[0].length];
    beta = new double[lambda.length][lambda[0].length];
    for (int topic = 0; topic < lambda.length; topic++) {
      double sum = 0;
      for (float value : lambda[topic]) {
        sum += value;
      }
      double whole = Digamma.of(sum);
      for (int word = 0; word < lambda[topic].length; word++) {
        expectedBeta[topic][word] = Math.exp(Digamma.of(lambda[topic][word]) - whole);
        beta[topic][word] = lambda[topic][word] / sum;
      }
    }
  }

  static LdaModel read(Path folder) throws IOException {
    ModelFile file = ModelFile.read(folder, LdaImage.NAME);
    return new LdaModel(Double.parseDouble(file.property("alpha")), file.matrix("lambda"));
  }

  void write(Path folder) throws IOException {
    new ModelFile(LdaImage.NAME, Map.of("alpha", Double.toString(alpha)), Map.of("lambda", lambda))
        .write(folder);
  }

  @Override
  public Formats formats() {
    return FORMATS;
  }

  @Override
  public int featureCount() {
    return lambda[0].length;
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
    int topics = lambda.length;
    double[] gamma = new double[topics];
    Arrays.fill(gamma, 1);
    double[] theta = expectation(gamma);
    for (int round = 0; round < MAX_ROUNDS; round++) {
      double[] next = new double[topics];
      for (int i = 0; i < row.values().length; i++) {
        int word = row.key(i);
        double norm = 1e-100;
        for (int topic = 0; topic < topics; topic++) {
          norm += theta[topic] * expectedBeta[topic][word];
        }
        for (int topic = 0; topic < topics; topic++) {
          next[topic] += row.values()[i] / norm * expectedBeta[topic][word];
        }
      }
      double change = 0;
      for (int topic = 0; topic < topics; topic++) {
        next[topic] = next[topic] * theta[topic] + alpha;
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
