package org.sagemakerspark.artifacts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A model of factorization machines. Its file is a ZIP of {@code meta.json}, {@code symbol.json}
 * and {@code params}: the factors {@code v}, with a row for each feature, and either {@code
 * w1_weight} and {@code w0_weight} or {@code Linear_Plus_Bias_weight} and {@code
 * Linear_Plus_Bias_bias}; the former is written. A regressor answers {@code score}; a classifier
 * the probability of class 1 as {@code score}, and {@code predicted_label}.
 */
public final class FactorizationModel implements Model {

  private static final long serialVersionUID = 1;
  private static final String SYMBOL = "symbol.json";
  private static final String ARRAYS = "params";
  private static final double THRESHOLD = 0.5;

  private final boolean classifier;
  private final float bias;
  private final float[] linear;

  /** One row a factor. */
  private final float[][] factors;

  private final double[] wide;

  private final Kernels.Weights weights;

  /** The sum of the squares of each feature's factors. */
  private final double[] squares;

  /**
   * Makes a model.
   *
   * @param classifier whether it tells two classes apart, and not a number
   * @param linear one number a feature
   * @param factors one row a factor, of one number a feature each
   */
  public FactorizationModel(boolean classifier, float bias, float[] linear, float[][] factors) {
    this.classifier = classifier;
    this.bias = bias;
    this.linear = linear;
    this.factors = factors;
    wide = Kernels.widen(linear);
    weights = new Kernels.Weights(factors);
    squares = new double[linear.length];
    for (float[] factor : factors) {
      for (int i = 0; i < squares.length; i++) {
        squares[i] += (double) factor[i] * factor[i];
      }
    }
  }

  /** Reads the model of a folder that a {@code model.tar.gz} was unpacked to. */
  public static FactorizationModel read(Path folder) throws IOException {
    return of(ModelFolder.read(folder));
  }

  /** Reads the model of the bytes of {@code model_algo-1}. */
  static FactorizationModel of(byte[] bytes) throws ArtifactException {
    Members members = Members.read(ModelFolder.FILE, bytes);
    Symbol.Head head = Symbol.head(ModelFolder.FILE + ", " + SYMBOL, members.json(SYMBOL));
    NDArrayList arrays = members.arrays(ARRAYS);
    NDArray v = arrays.find("v").orElse(null);
    NDArray linear =
        arrays.find("w1_weight").or(() -> arrays.find("Linear_Plus_Bias_weight")).orElse(null);
    NDArray bias =
        arrays.find("w0_weight").or(() -> arrays.find("Linear_Plus_Bias_bias")).orElse(null);
    if (head == Symbol.Head.SOFTMAX
        || v == null
        || v.shape().length != 2
        || linear == null
        || linear.values().length != v.rows()
        || bias == null
        || bias.values().length != 1) {
      throw new ArtifactException(
          ModelFolder.FILE
              + ", "
              + ARRAYS
              + ": expected a matrix v with a row for each feature, as many numbers in w1_weight"
              + " or Linear_Plus_Bias_weight, and one in w0_weight or Linear_Plus_Bias_bias;"
              + " there are "
              + arrays.names()
              + ", "
              + arrays.arrays());
    }
    return new FactorizationModel(
        head == Symbol.Head.LOGISTIC, bias.values()[0], linear.values(), v.toColumns());
  }

  /** Writes the model's file into a folder. */
  public void write(Path folder) throws IOException {
    ModelFolder.write(folder, toBytes());
  }

  /** Gives what the model's file holds. */
  public byte[] toBytes() {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    arrays.put("arg:v", NDArray.ofColumns(factors));
    arrays.put("arg:w1_weight", NDArray.ofColumns(new float[][] {linear}));
    arrays.put("arg:w0_weight", NDArray.of(bias));
    Map<String, byte[]> members = new LinkedHashMap<>();
    // Nothing is known of what else may stand here.
    members.put("meta.json", Members.utf8("{}"));
    members.put(SYMBOL, Members.utf8(symbol()));
    members.put(ARRAYS, NDArrayList.of(arrays).toBytes());
    return Members.toBytes(members);
  }

  /**
   * Gives the graph that MXNet runs. The products of all pairs of features are half of what the
   * square of the sum has more than the sum of the squares.
   */
  private String symbol() {
    Symbol symbol = new Symbol();
    int data = symbol.variable("data");
    int weight = symbol.variable("w1_weight", featureCount(), 1);
    int constant = symbol.variable("w0_weight", 1);
    int v = symbol.variable("v", featureCount(), factors.length);
    int product = symbol.node("dot", "product", Map.of(), data, weight);
    int biased = symbol.node("broadcast_add", "biased", Map.of(), product, constant);
    int inner = symbol.node("dot", "inner", Map.of(), data, v);
    int innerSquared = symbol.node("square", "inner_squared", Map.of(), inner);
    int dataSquared = symbol.node("square", "data_squared", Map.of(), data);
    int factorsSquared = symbol.node("square", "factors_squared", Map.of(), v);
    int squares = symbol.node("dot", "squares", Map.of(), dataSquared, factorsSquared);
    int more = symbol.node("elemwise_sub", "more", Map.of(), innerSquared, squares);
    int all = symbol.node("sum", "all", Map.of("axis", "1", "keepdims", "True"), more);
    int pairs = symbol.node("_mul_scalar", "pairs", Map.of("scalar", "0.5"), all);
    int sum = symbol.node("elemwise_add", "sum", Map.of(), biased, pairs);
    return symbol.endWith(classifier ? Symbol.Head.LOGISTIC : Symbol.Head.IDENTITY, sum);
  }

  /** Tells whether it tells two classes apart, and does not predict a number. */
  public boolean isClassifier() {
    return classifier;
  }

  /** Gives what is added to each sum. */
  public float bias() {
    return bias;
  }

  /** Gives the weight of each feature. */
  public float[] linear() {
    return linear;
  }

  /** Gives the factors, one row a factor, of one number a feature each. */
  public float[][] factors() {
    return factors;
  }

  @Override
  public int featureCount() {
    return linear.length;
  }

  @Override
  public List<Part> parts() {
    Part score = Part.number("score");
    return classifier ? List.of(score, Part.number("predicted_label")) : List.of(score);
  }

  @Override
  public Scorer scorer() {
    double[] inner = weights.sums();
    if (!classifier) {
      return (row, answer) -> answer[0] = (float) sum(row, inner);
    }
    return (row, answer) -> {
      double probability = Heads.logistic(sum(row, inner));
      answer[0] = (float) probability;
      answer[1] = probability >= THRESHOLD ? 1 : 0;
    };
  }

  private double sum(FeatureRow row, double[] inner) {
    weights.multiply(row, inner);
    double pairs = 0;
    for (double product : inner) {
      pairs += product * product;
    }
    for (int i = 0; i < row.count(); i++) {
      double number = row.values()[i];
      pairs -= number * number * squares[row.keys() == null ? i : row.keys()[i]];
    }
    return bias + Kernels.dot(row, wide) + pairs / 2;
  }
}
