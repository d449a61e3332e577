package org.sagemakerspark.local.images.randomcutforest;

import java.util.Arrays;
import java.util.Random;

/**
 * A tree that random cuts make of a sample: a box around the rows is cut across a feature, which is
 * drawn by the length of the box along it, at a place that is drawn evenly, until each leaf holds
 * equal rows (Guha et al., Robust Random Cut Forest Based Anomaly Detection on Streams, 2016).
 */
final class CutTree {

  private final Node root;

  CutTree(float[][] sample, Random random) {
    root = grow(sample.clone(), 0, sample.length, random);
  }

  /**
   * Gives the expected value of 1 / depth of a row that cuts drawn in the same way would put into
   * the tree. A row that is in it already, as often as many others, is as deep as those make it.
   */
  double score(float[] row) {
    double score = 0;
    double reached = 1;
    int depth = 0;
    Node node = root;
    for (; node.left != null; depth++) {
      double cutOff = node.cutOff(row);
      score += reached * cutOff / (depth + 1);
      reached *= 1 - cutOff;
      node = row[node.feature] <= node.cut ? node.left : node.right;
    }
    double ofLeaf =
        Arrays.equals(row, node.least) ? 1 / (depth + log2(1 + node.mass)) : 1 / (depth + 1.0);
    return score + reached * ofLeaf;
  }

  static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }

  /** Makes a node of a part of the rows, which are put into the order of the tree's leaves. */
  private static Node grow(float[][] rows, int from, int to, Random random) {
    Node node = new Node(rows, from, to);
    double whole = node.size();
    if (whole == 0) {
      return node;
    }
    double drawn = random.nextDouble() * whole;
    for (int feature = 0; feature < node.least.length; feature++) {
      double length = (double) node.most[feature] - node.least[feature];
      if (length > 0) {
        // The last feature with a length is taken if rounding leaves something.
        node.feature = feature;
        node.cut = (float) (node.least[feature] + Math.min(drawn, length));
        if (drawn < length) {
          break;
        }
        drawn -= length;
      }
    }
    if (node.cut >= node.most[node.feature]) {
      node.cut = Math.nextDown(node.most[node.feature]);
    }
    int middle = from;
    for (int i = from; i < to; i++) {
      if (rows[i][node.feature] <= node.cut) {
        float[] row = rows[i];
        rows[i] = rows[middle];
        rows[middle++] = row;
      }
    }
    node.left = grow(rows, from, middle, random);
    node.right = grow(rows, middle, to, random);
    return node;
  }

  /** A box around rows and, unless they are all equal, the cut through it. */
  private static final class Node {

    private final float[] least;
    private final float[] most;
    private final int mass;
    private int feature;
    private float cut;
    private Node left;
    private Node right;

    Node(float[][] rows, int from, int to) {
      mass = to - from;
      float[] low = rows[from].clone();
      float[] high = rows[from].clone();
      for (int i = from + 1; i < to; i++) {
        for (int j = 0; j < low.length; j++) {
          low[j] = Math.min(low[j], rows[i][j]);
          high[j] = Math.max(high[j], rows[i][j]);
        }
      }
      least = low;
      most = Arrays.equals(low, high) ? low : high;
    }

    /** Returns the sum of the box's lengths. */
    double size() {
      double size = 0;
      for (int j = 0; j < least.length; j++) {
        size += (double) most[j] - least[j];
      }
      return size;
    }

    /** Gives the probability that a cut through the box around this one and a row parts them. */
    double cutOff(float[] row) {
      double beyond = 0;
      for (int j = 0; j < least.length; j++) {
        beyond += Math.max(0, Math.max((double) least[j] - row[j], (double) row[j] - most[j]));
      }
      return beyond == 0 ? 0 : beyond / (beyond + size());
    }
  }
}
