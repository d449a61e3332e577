package org.sagemakerspark.artifacts;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A model of XGBoost, in the file {@code xgboost-model}: what XGBoost's own {@code save_model}
 * writes, as JSON, as Universal Binary JSON, or in the binary form of versions 1 to 2.0. Images
 * 0.90 to 1.3-1 write a Python pickle instead, which is a program, and is refused: nothing here
 * runs it. The answer to a row is the objective's: one number, or with {@code multi:softprob} one
 * for each class. Features that a sparse row does not name are missing, as is NaN.
 *
 * <p>As the container does, models of XGBoost before version 2 that have the attribute {@code
 * best_ntree_limit} answer by that many rounds, and all others by all of their trees. Sources:
 * dmlc/xgboost, doc/model.schema, src/objective and src/gbm; aws/sagemaker-xgboost-container,
 * algorithm_mode/serve_utils.py ({@code predict}).
 */
public final class XGBoostModel implements Model {

  private static final long serialVersionUID = 1;
  static final String FILE = "xgboost-model";
  private static final String LINEAR = "gblinear";

  /** The first version of which the container uses every tree. */
  private static final int ALL_TREES_SINCE = 2;

  private final Booster booster;
  private final String trainedFor;
  private final Objective objective;
  private final int features;
  private final int groups;

  /** What each sum begins with. */
  private final float[] start;

  private XGBoostModel(
      Booster booster,
      String trainedFor,
      Objective objective,
      int features,
      int groups,
      float[] start) {
    this.booster = booster;
    this.trainedFor = trainedFor;
    this.objective = objective;
    this.features = features;
    this.groups = groups;
    this.start = start;
  }

  /** What makes the sums of rows. */
  interface Booster extends Serializable {

    /** Makes what sums up, for one thread. */
    Sums sums();
  }

  /** Adds what a row is worth to the sum of each group. */
  interface Sums {
    void add(FeatureRow row, float[] sums);
  }

  /** Reads the model of a folder that a {@code model.tar.gz} was unpacked to. */
  public static XGBoostModel read(Path folder) throws IOException {
    return of(Files.readAllBytes(folder.resolve(FILE)));
  }

  /** Reads the model of the bytes of {@code xgboost-model}. */
  static XGBoostModel of(byte[] bytes) throws ArtifactException {
    JsonObject root = new JsonObject(FILE, object(bytes));
    JsonObject learner = root.child("learner");
    JsonObject parameters = learner.child("learner_model_param");
    String trainedFor = learner.child("objective").text("name");
    Objective objective = Objective.of(trainedFor, FILE);
    int features = parameters.number("num_feature", 1, Integer.MAX_VALUE);
    // Each class has trees or weights of its own, so that there are fewer classes than bytes.
    int groups = Math.max(1, parameters.number("num_class", 0, bytes.length));
    if (parameters.has("num_target") && parameters.number("num_target", 0, Integer.MAX_VALUE) > 1) {
      throw root.fault("one target", "several (num_target); score by an endpoint");
    }
    JsonObject trained = learner.child("gradient_booster");
    Booster booster = booster(trained, features, groups, limit(root, learner));
    float[] base = base(parameters, groups);
    float[] start = new float[groups];
    for (int i = 0; i < groups; i++) {
      // Linear models of XGBoost answer by the first number of a list, whatever the class.
      start[i] = objective.toMargin(base[trained.text("name").equals(LINEAR) ? 0 : i]);
    }
    return new XGBoostModel(booster, trainedFor, objective, features, groups, start);
  }

  private static Map<?, ?> object(byte[] bytes) throws ArtifactException {
    if (XGBoostBinary.matches(bytes)) {
      return XGBoostBinary.object(FILE, bytes);
    }
    if (bytes.length == 0 || bytes[0] != '{') {
      throw new ArtifactException(
          FILE
              + ", at byte 0: expected { , with which a model of XGBoost in JSON or Universal Binary"
              + " JSON begins, or the binary form of XGBoost 1 to 2.0. A Python pickle (images 0.90 to"
              + " 1.3-1) is not read here: load it with the XGBoost that wrote it and save_model() it as"
              + " model.json, train by a newer image, or score by an endpoint");
    }
    // In JSON a quotation mark or space follows; in Universal Binary JSON the type of a length.
    boolean binary = bytes.length > 1 && "iUIlL".indexOf(bytes[1]) >= 0;
    return binary ? UniversalBinaryJson.object(FILE, bytes) : Json.object(FILE, bytes);
  }

  /**
   * Gives the number of each group. XGBoost writes one for all as a text, and since version 3.1 a
   * list in brackets, in which each class has its own.
   */
  private static float[] base(JsonObject parameters, int groups) throws ArtifactException {
    String text = parameters.text("base_score");
    String[] numbers = text.replaceAll("^\\[|\\]$", "").split(",", -1);
    if (numbers.length != 1 && numbers.length != groups) {
      throw parameters.fault(
          "base_score of one number, or of one for each of " + groups + " groups",
          "\"" + text + "\"");
    }
    float[] base = new float[groups];
    try {
      for (int i = 0; i < groups; i++) {
        base[i] = Float.parseFloat(numbers[numbers.length == 1 ? 0 : i]);
      }
    } catch (NumberFormatException e) {
      throw parameters.fault("numbers as base_score", "\"" + text + "\"");
    }
    return base;
  }

  /** Gives how many rounds of trees count. */
  private static int limit(JsonObject root, JsonObject learner) throws ArtifactException {
    boolean limited =
        root.has("version")
            && major(root) < ALL_TREES_SINCE
            && learner.has("attributes")
            && learner.child("attributes").has("best_ntree_limit");
    return limited
        ? learner.child("attributes").number("best_ntree_limit", 0, Integer.MAX_VALUE)
        : 0;
  }

  private static int major(JsonObject root) throws ArtifactException {
    int[] version = root.numbers("version");
    if (version.length == 0) {
      throw root.fault("three numbers as version", "none");
    }
    return version[0];
  }

  private static Booster booster(JsonObject booster, int features, int groups, int limit)
      throws ArtifactException {
    return switch (booster.text("name")) {
      case "gbtree" -> Forest.of(booster.child("model"), null, features, groups, limit);
      case "dart" ->
          Forest.of(
              booster.child("gbtree").child("model"),
              booster.floats("weight_drop"),
              features,
              groups,
              limit);
      case LINEAR -> linear(booster.child("model"), features, groups);
      default -> throw booster.fault("gbtree, dart or gblinear", booster.text("name"));
    };
  }

  /** A weight for each feature and group, and at the end one for each group. */
  private static Booster linear(JsonObject model, int features, int groups)
      throws ArtifactException {
    float[] weights = model.floats("weights");
    if (weights.length != (features + 1L) * groups) {
      throw model.fault((features + 1L) * groups + " weights", weights.length + "");
    }
    return () ->
        (row, sums) -> {
          for (int group = 0; group < groups; group++) {
            sums[group] += weights[features * groups + group];
          }
          for (int i = 0; i < row.count(); i++) {
            float number = (float) row.values()[i];
            if (!Float.isNaN(number)) {
              int at = (row.keys() == null ? i : row.keys()[i]) * groups;
              for (int group = 0; group < groups; group++) {
                sums[group] += number * weights[at + group];
              }
            }
          }
        };
  }

  @Override
  public int featureCount() {
    return features;
  }

  @Override
  public Map<String, String> hyperParameters() {
    return Map.of("objective", trainedFor);
  }

  @Override
  public List<Part> parts() {
    return objective == Objective.SOFTPROB
        ? List.of(Part.list("score", groups))
        : List.of(Part.number("score"));
  }

  @Override
  public Scorer scorer() {
    float[] sums = new float[groups];
    double[] room = new double[groups];
    Sums adder = booster.sums();
    return (row, answer) -> {
      System.arraycopy(start, 0, sums, 0, groups);
      adder.add(row, sums);
      objective.answer(sums, room, answer);
    };
  }
}
