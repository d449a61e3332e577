package org.sagemakerspark.artifacts;

import java.util.List;

/**
 * Trees, with the nodes of all of them beside each other. A node with a feature sends a row to its
 * left child if the row's value is less than the threshold, and to the child beside it otherwise; a
 * missing value goes where the tree has learnt. A node without one holds what the row is worth.
 */
final class Forest implements XGBoostModel.Booster {

  private static final long serialVersionUID = 1;

  /** Stands for the feature of a leaf. */
  private static final int LEAF = -1;

  /** The root of each tree, and the group whose sum it adds to. */
  private final int[] roots;

  private final int[] groups;

  /** How much each tree counts; null if all count 1. */
  private final float[] weights;

  private final int[] feature;

  /** A threshold, or what a leaf is worth. */
  private final float[] value;

  /** The child for smaller values, and for greater ones. */
  private final int[] left;

  private final int[] right;

  /** The child for missing values. */
  private final int[] other;

  private Forest(int[] roots, int[] groups, float[] weights, int nodes) {
    this.roots = roots;
    this.groups = groups;
    this.weights = weights;
    feature = new int[nodes];
    value = new float[nodes];
    left = new int[nodes];
    right = new int[nodes];
    other = new int[nodes];
  }

  /**
   * Makes a forest of XGBoost's.
   *
   * @param weights how much each tree counts, or null
   * @param limit how many rounds count, each of a tree for each group; all if it is 0
   */
  static Forest of(JsonObject model, float[] weights, int features, int groups, int limit)
      throws ArtifactException {
    List<JsonObject> trees = model.children("trees");
    int[] groupOf = model.numbers("tree_info");
    if (groupOf.length != trees.size() || (weights != null && weights.length != trees.size())) {
      throw model.fault("a group and a weight for each of " + trees.size() + " trees", "others");
    }
    // Each round has a tree for each group; so a number that is damaged makes no long array.
    if (groups > Math.max(1, trees.size())) {
      throw model.fault("a tree for each of " + groups + " groups at least", trees.size() + "");
    }
    int used = limit == 0 ? trees.size() : (int) Math.min(trees.size(), (long) limit * groups);
    int[] roots = new int[used];
    int nodes = 0;
    for (int i = 0; i < used; i++) {
      if (groupOf[i] < 0 || groupOf[i] >= groups) {
        throw model.fault("groups from 0 to " + (groups - 1), groupOf[i] + "");
      }
      roots[i] = nodes;
      nodes = Math.addExact(nodes, trees.get(i).numbers("left_children").length);
    }
    Forest forest = new Forest(roots, groupOf, weights, nodes);
    for (int i = 0; i < used; i++) {
      forest.add(trees.get(i), roots[i], features);
    }
    return forest;
  }

  private void add(JsonObject tree, int root, int features) throws ArtifactException {
    int[] lefts = tree.numbers("left_children");
    int[] rights = tree.numbers("right_children");
    int[] indices = tree.numbers("split_indices");
    float[] conditions = tree.floats("split_conditions");
    int[] defaults = tree.numbers("default_left");
    int nodes = lefts.length;
    if (nodes == 0
        || rights.length != nodes
        || indices.length != nodes
        || conditions.length != nodes
        || defaults.length != nodes) {
      throw tree.fault(
          "as many children, indices, conditions and defaults, and at least one", "others");
    }
    if (tree.has("categories") && tree.numbers("categories").length > 0) {
      throw tree.fault("splits by numbers", "one by categories; score by an endpoint");
    }
    for (int i = 0; i < nodes; i++) {
      int node = root + i;
      value[node] = conditions[i];
      if (lefts[i] == -1) {
        feature[node] = LEAF;
        continue;
      }
      // Children stand behind their parent, so that no row goes in a circle.
      if (lefts[i] <= i || lefts[i] >= nodes || rights[i] <= i || rights[i] >= nodes) {
        throw tree.fault("children of node " + i + " behind it", lefts[i] + " and " + rights[i]);
      }
      if (indices[i] < 0 || indices[i] >= features) {
        throw tree.fault("a feature from 0 to " + (features - 1), indices[i] + "");
      }
      feature[node] = indices[i];
      left[node] = root + lefts[i];
      right[node] = root + rights[i];
      other[node] = defaults[i] != 0 ? left[node] : right[node];
    }
  }

  @Override
  public void add(float[] row, float[] sums) {
    for (int tree = 0; tree < roots.length; tree++) {
      int node = roots[tree];
      while (feature[node] != LEAF) {
        float number = row[feature[node]];
        if (Float.isNaN(number)) {
          node = other[node];
        } else {
          node = number < value[node] ? left[node] : right[node];
        }
      }
      sums[groups[tree]] += weights == null ? value[node] : weights[tree] * value[node];
    }
  }
}
