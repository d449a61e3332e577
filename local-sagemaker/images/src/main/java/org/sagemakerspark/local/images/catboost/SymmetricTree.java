package org.sagemakerspark.local.images.catboost;

/**
 * A tree that asks the same of all rows at each of its levels: whether a feature is above a border.
 *
 * @param features the feature of each level
 * @param borders the border of each level
 * @param values what each leaf adds to each sum; the answer of level i is bit i of a leaf's number
 */
record SymmetricTree(int[] features, float[] borders, double[][] values) {

  /** A missing value is less than all others. */
  void addTo(double[] sums, float[] row) {
    int leaf = 0;
    for (int level = 0; level < features.length; level++) {
      leaf |= (row[features[level]] > borders[level] ? 1 : 0) << level;
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] += values[leaf][i];
    }
  }
}
