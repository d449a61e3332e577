package org.sagemakerspark.artifacts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A model of linear learner. Its file is a ZIP of {@code manifest.json}, {@code
 * additional-params.json} (the type of the type, the loss, the threshold), {@code
 * mx-mod-symbol.json} and {@code mx-mod-0000.params} (the weights, with a column for each class,
 * and the bias). A regressor answers {@code score}; a binary classifier the probability of class 1
 * as {@code score}, and {@code predicted_label}; a multiclass classifier a probability for each
 * class, and {@code predicted_label}.
 */
public final class LinearModel implements Model {

  /** What is predicted. */
  public enum PredictorType {
    REGRESSOR,
    BINARY_CLASSIFIER,
    MULTICLASS_CLASSIFIER;

    /** Gives the name that the algorithm knows it by. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final long serialVersionUID = 1;
  private static final String PARAMETERS = "additional-params.json";
  private static final String SYMBOL = "mx-mod-symbol.json";
  private static final String ARRAYS = "mx-mod-0000.params";
  private static final double USUAL_THRESHOLD = 0.5;

  private final PredictorType type;
  private final float[][] weights;
  private final Kernels.Weights wide;
  private final float[] bias;
  private final double threshold;

  /**
   * Makes a model with the usual threshold, 0.5.
   *
   * @param weights one row a class, or one row if there are two classes or a number is predicted
   * @param bias one number a row of weights
   */
  public LinearModel(PredictorType type, float[][] weights, float[] bias) {
    this(type, weights, bias, USUAL_THRESHOLD);
  }

  /**
   * Makes a model.
   *
   * @param threshold the least probability of class 1 that makes a row of that class
   */
  public LinearModel(PredictorType type, float[][] weights, float[] bias, double threshold) {
    this.type = type;
    this.weights = weights;
    wide = new Kernels.Weights(weights);
    this.bias = bias;
    this.threshold = threshold;
  }

  /** Reads the model of a folder that a {@code model.tar.gz} was unpacked to. */
  public static LinearModel read(Path folder) throws IOException {
    return of(ModelFolder.read(folder));
  }

  /** Reads the model of the bytes of {@code model_algo-1}. */
  static LinearModel of(byte[] bytes) throws ArtifactException {
    Members members = Members.read(ModelFolder.FILE, bytes);
    Map<?, ?> parameters = members.json(PARAMETERS);
    PredictorType type = type(parameters.get("predictor_type"));
    Symbol.Head head = Symbol.head(ModelFolder.FILE + ", " + SYMBOL, members.json(SYMBOL));
    if (head != headOf(type)) {
      throw new ArtifactException(
          ModelFolder.FILE
              + ", "
              + SYMBOL
              + ": expected the last operator "
              + Symbol.operator(headOf(type))
              + " for a "
              + type.wireName()
              + "; what "
              + Symbol.operator(head)
              + " answers there is not known here, so score by an endpoint");
    }
    NDArrayList arrays = members.arrays(ARRAYS);
    NDArray weight = arrays.find("fc0_weight").orElse(null);
    if (weight == null
        || weight.shape().length != 2
        || (type != PredictorType.MULTICLASS_CLASSIFIER && weight.columns() != 1)) {
      throw new ArtifactException(
          ModelFolder.FILE
              + ", "
              + ARRAYS
              + ": expected a matrix fc0_weight with a column for each class; there are "
              + arrays.names()
              + ", "
              + arrays.arrays());
    }
    float[][] weights = weight.toColumns();
    float[] bias =
        arrays.find("fc0_bias").map(NDArray::values).orElseGet(() -> new float[weights.length]);
    if (bias.length != weights.length) {
      throw new ArtifactException(
          ModelFolder.FILE
              + ", "
              + ARRAYS
              + ": expected as many numbers in fc0_bias as fc0_weight has columns, "
              + weights.length
              + ", and not "
              + bias.length);
    }
    return new LinearModel(
        type,
        weights,
        bias,
        parameters.get("threshold") instanceof Double number ? number : USUAL_THRESHOLD);
  }

  private static PredictorType type(Object name) throws ArtifactException {
    for (PredictorType type : PredictorType.values()) {
      if (type.wireName().equals(name)) {
        return type;
      }
    }
    throw new ArtifactException(
        ModelFolder.FILE
            + ", "
            + PARAMETERS
            + ": expected a predictor_type of regressor, binary_classifier or"
            + " multiclass_classifier, and not "
            + name);
  }

  private static Symbol.Head headOf(PredictorType type) {
    return switch (type) {
      case REGRESSOR -> Symbol.Head.IDENTITY;
      case BINARY_CLASSIFIER -> Symbol.Head.LOGISTIC;
      case MULTICLASS_CLASSIFIER -> Symbol.Head.SOFTMAX;
    };
  }

  /** Writes the model's file into a folder. */
  public void write(Path folder) throws IOException {
    ModelFolder.write(folder, toBytes());
  }

  /** Gives what the model's file holds. */
  public byte[] toBytes() {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    arrays.put("arg:fc0_weight", NDArray.ofColumns(weights));
    arrays.put("arg:fc0_bias", NDArray.ofRows(new float[][] {bias}));
    Map<String, byte[]> members = new LinkedHashMap<>();
    members.put(ARRAYS, NDArrayList.of(arrays).toBytes());
    members.put(SYMBOL, Members.utf8(symbol()));
    members.put(
        "manifest.json",
        Members.utf8(
            "{\"additional-params.json\": \"json\", \"mx-mod\": \"mxnet_module\", \"version\": 1}"));
    members.put(
        PARAMETERS,
        Members.utf8(
            "{\"threshold\": "
                + threshold
                + ", \"loss_type\": \""
                + loss()
                + "\", \"predictor_type\": \""
                + type.wireName()
                + "\"}"));
    return Members.toBytes(members);
  }

  private String loss() {
    return switch (type) {
      case REGRESSOR -> "squared_loss";
      case BINARY_CLASSIFIER -> "logistic";
      case MULTICLASS_CLASSIFIER -> "softmax_loss";
    };
  }

  /** Gives the graph that MXNet runs: the row times the weights, plus the bias, and the head. */
  private String symbol() {
    Symbol symbol = new Symbol();
    int data = symbol.variable("data");
    int weight = symbol.variable("fc0_weight", featureCount(), weights.length);
    int product = symbol.node("dot", "product", Map.of(), data, weight);
    int constant = symbol.variable("fc0_bias", 1, weights.length);
    int sum = symbol.node("broadcast_add", "sum", Map.of(), product, constant);
    return symbol.endWith(headOf(type), sum);
  }

  /** Gives what is predicted. */
  public PredictorType type() {
    return type;
  }

  /** Gives the weights, one row a class, or one row. */
  public float[][] weights() {
    return weights;
  }

  /** Gives what is added, one number a row of weights. */
  public float[] bias() {
    return bias;
  }

  /** Gives the least probability of class 1 that makes a row of that class. */
  public double threshold() {
    return threshold;
  }

  @Override
  public int featureCount() {
    return weights[0].length;
  }

  @Override
  public List<Part> parts() {
    Part score =
        type == PredictorType.MULTICLASS_CLASSIFIER
            ? Part.list("score", weights.length)
            : Part.number("score");
    return type == PredictorType.REGRESSOR
        ? List.of(score)
        : List.of(score, Part.number("predicted_label"));
  }

  @Override
  public Scorer scorer() {
    double[] sums = wide.sums();
    return switch (type) {
      case REGRESSOR ->
          (row, answer) -> {
            sum(row, sums);
            answer[0] = (float) sums[0];
          };
      case BINARY_CLASSIFIER ->
          (row, answer) -> {
            sum(row, sums);
            double probability = Heads.logistic(sums[0]);
            answer[0] = (float) probability;
            answer[1] = probability >= threshold ? 1 : 0;
          };
      case MULTICLASS_CLASSIFIER ->
          (row, answer) -> {
            sum(row, sums);
            answer[sums.length] = Heads.softmax(sums, answer);
          };
    };
  }

  private void sum(FeatureRow row, double[] sums) {
    wide.multiply(row, sums);
    for (int i = 0; i < sums.length; i++) {
      sums[i] += bias[i];
    }
  }
}
