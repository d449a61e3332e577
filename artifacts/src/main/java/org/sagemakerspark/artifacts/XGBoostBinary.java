package org.sagemakerspark.artifacts;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The binary form of XGBoost's models, which {@code save_model} of versions 1 to 2.0 writes to a
 * file whose name says nothing else, such as {@code xgboost-model}. Its structs become the objects
 * that the same model is in JSON. Source: dmlc/xgboost, src/learner.cc ({@code
 * LearnerModelParamLegacy}), src/gbm, include/xgboost/tree_model.h.
 */
final class XGBoostBinary {

  // Bytes of structs, with what they keep free.
  private static final int PARAMETERS = 136;
  private static final int FOREST = 160;
  private static final int TREE = 148;
  private static final int NODE = 20;
  private static final int STATISTIC = 16;
  private static final int LINEAR = 136;

  /** May stand before everything else. */
  private static final byte[] MARK = "binf".getBytes(StandardCharsets.US_ASCII);

  private static final int LONGEST_NAME = 64;

  /** In the feature of a node: where missing values go. */
  private static final int TO_THE_LEFT = 1 << 31;

  private final Cursor in;

  private XGBoostBinary(Cursor in) {
    this.in = in;
  }

  /** Tells whether a file has this form: nothing else has the objective's name in its place. */
  static boolean matches(byte[] bytes) {
    int name = (isMarked(bytes) ? MARK.length : 0) + PARAMETERS;
    if (bytes.length < name + Long.BYTES) {
      return false;
    }
    long length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(name);
    int start = name + Long.BYTES;
    return length > 0
        && length <= Math.min(LONGEST_NAME, bytes.length - start)
        && new String(bytes, start, (int) length, StandardCharsets.ISO_8859_1)
            .matches("[a-z]+:[a-z]+");
  }

  private static boolean isMarked(byte[] bytes) {
    return bytes.length > MARK.length
        && ByteBuffer.wrap(bytes, 0, MARK.length).equals(ByteBuffer.wrap(MARK));
  }

  /** Reads a file. */
  static Map<?, ?> object(String file, byte[] bytes) throws ArtifactException {
    Cursor in = new Cursor(file, bytes, ByteOrder.LITTLE_ENDIAN);
    if (isMarked(bytes)) {
      in.slice(MARK.length, "the mark");
    }
    return new XGBoostBinary(in).model();
  }

  private Map<?, ?> model() throws ArtifactException {
    ByteBuffer parameters = in.slice(PARAMETERS, "the parameters of the model");
    float base = parameters.getFloat();
    int features = parameters.getInt();
    int classes = parameters.getInt();
    boolean hasAttributes = parameters.getInt() != 0;
    parameters.getInt(); // Whether the names of metrics follow, which is of no use here.
    int major = parameters.getInt();
    int minor = parameters.getInt();
    if (major < 1) {
      throw in.fault(PARAMETERS, "a model of XGBoost 1.0 or later; score by an endpoint");
    }
    Map<String, Object> learner = new LinkedHashMap<>();
    learner.put(
        "learner_model_param",
        Map.of("base_score", base + "", "num_feature", features + "", "num_class", classes + ""));
    learner.put("objective", Map.of("name", text("the name of the objective")));
    learner.put("gradient_booster", booster(text("the name of the booster")));
    if (hasAttributes) {
      learner.put("attributes", attributes());
    }
    return Map.of("version", new int[] {major, minor, 0}, "learner", learner);
  }

  private String text(String what) throws ArtifactException {
    return in.text(in.count(1, "the length of " + what), what);
  }

  private Map<String, Object> booster(String name) throws ArtifactException {
    return switch (name) {
      case "gbtree" -> Map.of("name", name, "model", forest());
      case "dart" -> {
        Map<String, Object> forest = forest();
        int trees = ((List<?>) forest.get("trees")).size();
        yield Map.of(
            "name",
            name,
            "gbtree",
            Map.of("model", forest),
            "weight_drop",
            // A forest without trees has none, not even their number.
            trees == 0 ? new float[0] : floats("the weights of trees"));
      }
      case "gblinear" -> {
        in.slice(LINEAR, "the parameters of the linear model");
        yield Map.of("name", name, "model", Map.of("weights", floats("weights")));
      }
      default -> throw in.fault(0, "gbtree, dart or gblinear, and not " + name);
    };
  }

  private float[] floats(String what) throws ArtifactException {
    float[] floats = new float[in.count(Float.BYTES, "the number of " + what)];
    in.slice((long) floats.length * Float.BYTES, what).asFloatBuffer().get(floats);
    return floats;
  }

  private Map<String, Object> forest() throws ArtifactException {
    int count = in.slice(FOREST, "the parameters of the trees").getInt();
    if (count < 0 || count > in.left() / TREE) {
      throw in.fault(FOREST, "a number of trees that the file has room for, and not " + count);
    }
    List<Map<String, Object>> trees = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      trees.add(tree());
    }
    int[] groups = new int[count];
    in.slice((long) count * Integer.BYTES, "the group of each tree").asIntBuffer().get(groups);
    return Map.of("trees", trees, "tree_info", groups);
  }

  private Map<String, Object> tree() throws ArtifactException {
    ByteBuffer parameters = in.slice(TREE, "the parameters of a tree");
    parameters.getInt(); // The number of roots, which is 1.
    int count = parameters.getInt();
    if (count < 1 || count > in.left() / (NODE + STATISTIC)) {
      throw in.fault(TREE, "a number of nodes that the file has room for, and not " + count);
    }
    int[] left = new int[count];
    int[] right = new int[count];
    int[] feature = new int[count];
    int[] missingGoLeft = new int[count];
    float[] value = new float[count];
    ByteBuffer nodes = in.slice((long) count * NODE, "nodes");
    for (int i = 0; i < count; i++) {
      nodes.getInt(); // The parent.
      left[i] = nodes.getInt();
      right[i] = nodes.getInt();
      int split = nodes.getInt();
      feature[i] = split & ~TO_THE_LEFT;
      missingGoLeft[i] = split < 0 ? 1 : 0;
      value[i] = nodes.getFloat();
    }
    in.slice((long) count * STATISTIC, "the statistics of nodes");
    return Map.of(
        "left_children", left,
        "right_children", right,
        "split_indices", feature,
        "default_left", missingGoLeft,
        "split_conditions", value);
  }

  private Map<String, Object> attributes() throws ArtifactException {
    Map<String, Object> attributes = new LinkedHashMap<>();
    for (int left = in.count(2 * Long.BYTES, "the number of attributes"); left > 0; left--) {
      attributes.put(text("the name of an attribute"), text("an attribute"));
    }
    return attributes;
  }
}
