package org.sagemakerspark.artifacts;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Trees, with the nodes of all of them beside each other. A node sends a row to its left child if
 * the row's value is less than the threshold, and to the child beside it otherwise; a missing value
 * goes where the tree has learnt.
 *
 * <p>No step of a row's way is a jump, which a processor would have to guess: numbers are turned
 * into whole numbers of the same order, so that the comparison is arithmetic, a missing value is
 * one that is less or greater than all others, and a leaf is its own child. Several trees are
 * walked at a time, since each step of one has to wait for the one before.
 */
final class Forest implements XGBoostModel.Booster {

  private static final long serialVersionUID = 1;

  /** How many trees are walked at a time. */
  private static final int ABREAST = 4;

  /** A missing value that goes to the left, and one that goes to the right. */
  private static final int LEAST = Integer.MIN_VALUE;

  private static final int MOST = Integer.MAX_VALUE;

  /** The features that the trees look at, in ascending order. Each has two slots. */
  private final int[] used;

  /** The place of the root of each tree, and the group whose sum the tree adds to. */
  private final int[] roots;

  private final int[] groups;

  /** The longest way from each root to a leaf. */
  private final int[] depths;

  /** What each node compares: the threshold in the upper half, and the slot in the lower. */
  private final long[] tests;

  /** The left child of each node, beside which is the right one. */
  private final int[] lefts;

  /** What a leaf is worth, with the tree's weight. */
  private final float[] worths;

  private Forest(int[] used, int[] roots, int[] groups, int nodes) {
    this.used = used;
    this.roots = roots;
    this.groups = groups;
    depths = new int[roots.length];
    tests = new long[nodes];
    lefts = new int[nodes];
    worths = new float[nodes];
  }

  /**
   * Makes a forest of XGBoost's.
   *
   * @param weights how much each tree counts, or null
   * @param limit how many rounds count, each of a tree for each group; all if it is 0
   */
  static Forest of(JsonObject model, float[] weights, int features, int groups, int limit)
      throws ArtifactException {
    List<JsonObject> children = model.children("trees");
    int[] groupOf = model.numbers("tree_info");
    if (groupOf.length != children.size()
        || (weights != null && weights.length != children.size())) {
      throw model.fault("a group and a weight for each of " + children.size() + " trees", "others");
    }
    // Each round has a tree for each group; so a number that is damaged makes no long array.
    if (groups > Math.max(1, children.size())) {
      throw model.fault("a tree for each of " + groups + " groups at least", children.size() + "");
    }
    int count =
        limit == 0 ? children.size() : (int) Math.min(children.size(), (long) limit * groups);
    Tree[] trees = new Tree[count];
    int[] roots = new int[count];
    int nodes = 0;
    for (int i = 0; i < count; i++) {
      if (groupOf[i] < 0 || groupOf[i] >= groups) {
        throw model.fault("groups from 0 to " + (groups - 1), groupOf[i] + "");
      }
      trees[i] = Tree.of(children.get(i), features);
      roots[i] = nodes;
      nodes = Math.addExact(nodes, trees[i].lefts.length);
    }
    int[] used = Arrays.stream(trees).flatMapToInt(Tree::features).sorted().distinct().toArray();
    Forest forest = new Forest(used, roots, groupOf, nodes);
    for (int i = 0; i < count; i++) {
      forest.add(i, trees[i], weights == null ? 1 : weights[i]);
    }
    return forest;
  }

  /** A tree as the file has it, checked. */
  private record Tree(
      int[] lefts, int[] rights, int[] indices, float[] conditions, int[] defaults) {

    static Tree of(JsonObject tree, int features) throws ArtifactException {
      Tree made =
          new Tree(
              tree.numbers("left_children"),
              tree.numbers("right_children"),
              tree.numbers("split_indices"),
              tree.floats("split_conditions"),
              tree.numbers("default_left"));
      int nodes = made.lefts.length;
      if (nodes == 0
          || made.rights.length != nodes
          || made.indices.length != nodes
          || made.conditions.length != nodes
          || made.defaults.length != nodes) {
        throw tree.fault(
            "as many children, indices, conditions and defaults, and at least one", "others");
      }
      if (tree.has("categories") && tree.numbers("categories").length > 0) {
        throw tree.fault("splits by numbers", "one by categories; score by an endpoint");
      }
      boolean[] taken = new boolean[nodes];
      for (int i = 0; i < nodes; i++) {
        if (!made.isLeaf(i)) {
          int left = made.lefts[i];
          int right = made.rights[i];
          // Children stand behind their parent, so that no row goes in a circle.
          if (left <= i || left >= nodes || right <= i || right >= nodes) {
            throw tree.fault("children of node " + i + " behind it", left + " and " + right);
          }
          if (left == right || taken[left] || taken[right]) {
            throw tree.fault("one parent for each child of node " + i, "more");
          }
          taken[left] = true;
          taken[right] = true;
          if (made.indices[i] < 0 || made.indices[i] >= features) {
            throw tree.fault("a feature from 0 to " + (features - 1), made.indices[i] + "");
          }
        }
      }
      return made;
    }

    boolean isLeaf(int node) {
      return lefts[node] == -1;
    }

    IntStream features() {
      return IntStream.range(0, lefts.length).filter(i -> !isLeaf(i)).map(i -> indices[i]);
    }
  }

  /** Lays out a tree so that siblings stand beside each other. */
  private void add(int number, Tree tree, float weight) {
    int root = roots[number];
    int[] places = new int[tree.lefts.length];
    int[] depth = new int[tree.lefts.length];
    places[0] = root;
    int end = root + 1;
    for (int i = 0; i < places.length; i++) {
      if (i > 0 && places[i] == 0) {
        // No node leads here: one that was pruned.
        continue;
      }
      int node = places[i];
      if (tree.isLeaf(i)) {
        tests[node] = (long) MOST << 32;
        lefts[node] = node;
        worths[places[i]] = weight * tree.conditions[i];
        continue;
      }
      places[tree.lefts[i]] = end;
      places[tree.rights[i]] = end + 1;
      int slot = 2 * Arrays.binarySearch(used, tree.indices[i]);
      tests[node] =
          (long) threshold(tree.conditions[i]) << 32 | (tree.defaults[i] != 0 ? slot : slot + 1);
      lefts[node] = end;
      end += 2;
      depth[tree.lefts[i]] = depth[i] + 1;
      depth[tree.rights[i]] = depth[i] + 1;
      depths[number] = Math.max(depths[number], depth[i] + 1);
    }
  }

  /** Nothing is less than NaN. */
  private static int threshold(float number) {
    return Float.isNaN(number) ? LEAST + 1 : ordered(number);
  }

  /** Gives a whole number of the same order; the two zeros are one. */
  private static int ordered(float number) {
    int bits = Float.floatToRawIntBits(number + 0.0f);
    return bits ^ (bits >> 31 & MOST);
  }

  @Override
  public XGBoostModel.Sums sums() {
    // The first is a leaf's, of which its threshold is greater than any.
    int[] slots = new int[Math.max(1, 2 * used.length)];
    return (row, sums) -> {
      fill(slots, row);
      int tree = 0;
      for (; tree + ABREAST <= roots.length; tree += ABREAST) {
        walkAbreast(tree, slots, sums);
      }
      for (; tree < roots.length; tree++) {
        sums[groups[tree]] += worths[walk(tree, slots)];
      }
    };
  }

  private void fill(int[] slots, FeatureRow row) {
    if (row.keys() == null) {
      for (int i = 0; i < used.length; i++) {
        // What a row has too few is missing.
        fill(slots, i, used[i] < row.count() ? (float) row.values()[used[i]] : Float.NaN);
      }
      return;
    }
    for (int i = 0; i < used.length; i++) {
      fill(slots, i, Float.NaN);
    }
    for (int i = 0; i < row.count(); i++) {
      int place = Arrays.binarySearch(used, row.keys()[i]);
      if (place >= 0) {
        fill(slots, place, (float) row.values()[i]);
      }
    }
  }

  private static void fill(int[] slots, int place, float number) {
    boolean missing = Float.isNaN(number);
    int order = ordered(number);
    slots[2 * place] = missing ? LEAST : order;
    slots[2 * place + 1] = missing ? MOST : order;
  }

  private void walkAbreast(int tree, int[] slots, float[] sums) {
    long[] tests = this.tests;
    int[] lefts = this.lefts;
    int a = roots[tree];
    int b = roots[tree + 1];
    int c = roots[tree + 2];
    int d = roots[tree + 3];
    int depth =
        Math.max(
            Math.max(depths[tree], depths[tree + 1]), Math.max(depths[tree + 2], depths[tree + 3]));
    for (int i = 0; i < depth; i++) {
      a = next(tests, lefts, a, slots);
      b = next(tests, lefts, b, slots);
      c = next(tests, lefts, c, slots);
      d = next(tests, lefts, d, slots);
    }
    // One after the other, as XGBoost adds them.
    sums[groups[tree]] += worths[a];
    sums[groups[tree + 1]] += worths[b];
    sums[groups[tree + 2]] += worths[c];
    sums[groups[tree + 3]] += worths[d];
  }

  private int walk(int tree, int[] slots) {
    int node = roots[tree];
    for (int i = 0; i < depths[tree]; i++) {
      node = next(tests, lefts, node, slots);
    }
    return node;
  }

  /** Goes to the left if the row's number is less than the threshold. */
  private static int next(long[] tests, int[] lefts, int node, int[] slots) {
    long test = tests[node];
    long less = (long) slots[(int) test] - (test >> 32);
    return lefts[node] + (int) (less >>> 63 ^ 1);
  }
}
