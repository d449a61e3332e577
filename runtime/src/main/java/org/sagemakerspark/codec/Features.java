package org.sagemakerspark.codec;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.sagemakerspark.recordio.FeatureCheck;
import org.sagemakerspark.recordio.RecordEncoder;
import org.sagemakerspark.recordio.UnfitRowException;

/**
 * The features of one row after the other, stored as {@link FeatureRules} say: those that are
 * stored, in the order of their indices. Used by one thread.
 */
public final class Features {

  private static final int[] FIRST = {0};
  private static final double[] NOTHING = {Double.NaN};
  private static final byte[] ZERO = {'0'};

  private final FeatureRules rules;
  private int size;
  private int stored;
  private int[] indices;
  private double[] values;

  /** Whether all numbers of the row have been seen to be finite, and are written as doubles. */
  private boolean isPlain;

  /** The number of features of the first row; -1 before there is one. */
  private int firstSize = -1;

  /** What the first row was, where all have to be alike. */
  private FeatureStorage first;

  // What a row is made over into.
  private double[] madeValues = new double[0];
  private int[] madeIndices = new int[0];

  /** Creates the features of rows that follow some rules. */
  public Features(FeatureRules rules) {
    this.rules = rules;
  }

  /** Takes a dense row; the array stays the caller's and is read until the next row comes. */
  public void dense(double[] all, int count) {
    requireSize(count);
    if (rules.storage() == FeatureStorage.SPARSE) {
      leaveOutZeros(all, count);
    } else {
      set(count, count, null, all);
    }
  }

  /**
   * Takes a sparse row; the arrays stay the caller's and are read until the next row comes.
   *
   * @param at the positions of the values, ascending
   * @param some the values
   * @param count how many elements of both arrays count
   * @param length the number of features
   * @throws IllegalArgumentException when the positions do not ascend within the row
   */
  public void sparse(int[] at, double[] some, int count, int length) {
    requireSize(length);
    FeatureCheck.requireAscending(at, count, length);
    if (rules.storage() == FeatureStorage.DENSE) {
      FeatureRules.requireSpread("A row", length);
      ensure(length);
      Arrays.fill(madeValues, 0, length, 0);
      for (int i = 0; i < count; i++) {
        madeValues[at[i]] = some[i];
      }
      set(length, length, null, madeValues);
    } else {
      set(length, count, at, some);
    }
  }

  private void requireSize(int length) {
    rules
        .count()
        .problem("A row", length)
        .ifPresent(
            problem -> {
              throw new UnfitRowException(problem);
            });
    if (firstSize < 0) {
      firstSize = length;
    } else if (firstSize != length && rules.count().isAlike()) {
      FeatureCount.requireAlike(List.of(firstSize, length));
    }
  }

  /** Returns how many features the rows have, by the first one; empty when there was none. */
  public OptionalInt width() {
    return firstSize < 0 ? OptionalInt.empty() : OptionalInt.of(firstSize);
  }

  private void leaveOutZeros(double[] all, int count) {
    ensure(count);
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (all[i] != 0) {
        madeIndices[kept] = i;
        madeValues[kept++] = all[i];
      }
    }
    set(count, kept, madeIndices, madeValues);
  }

  private void ensure(int length) {
    if (madeValues.length < length) {
      madeValues = new double[length];
      madeIndices = new int[length];
    }
  }

  private void set(int newSize, int newStored, int[] newIndices, double[] newValues) {
    size = newSize;
    stored = newStored;
    indices = newIndices;
    values = newValues;
    isPlain = false;
  }

  /**
   * Encodes the row as a record without a label.
   *
   * @throws org.sagemakerspark.recordio.UnfitValueException when a number does not fit
   */
  public void encode(RecordEncoder records) {
    requireOneKind();
    if (indices == null) {
      records.dense(values, stored);
    } else if (isEmpty()) {
      records.sparse(FIRST, NOTHING, 1, size);
    } else {
      records.sparse(indices, values, stored, size);
    }
  }

  /**
   * Encodes the row as a record with a label.
   *
   * @throws org.sagemakerspark.recordio.UnfitValueException when a number does not fit
   */
  public void encode(RecordEncoder records, double label) {
    requireOneKind();
    if (indices == null) {
      records.dense(values, stored, label);
    } else if (isEmpty()) {
      records.sparse(FIRST, NOTHING, 1, size, label);
    } else {
      records.sparse(indices, values, stored, size, label);
    }
  }

  /**
   * Tells whether nothing is stored of a row. One missing value is written then: the XGBoost
   * container's reader of image 3.2-0 takes a sparse record without keys for a dense one of no
   * columns (sagemaker_xgboost_container/recordio_protobuf.py).
   */
  private boolean isEmpty() {
    return stored == 0 && size > 0 && rules.takesNaN();
  }

  /**
   * Refuses a row of the other kind: what is left out of a sparse row is missing, and the zeros of
   * a dense one are values, so a model would learn two things of the same rows.
   */
  void requireOneKind() {
    if (!rules.isOpen()) {
      return;
    }
    FeatureStorage kind = indices == null ? FeatureStorage.DENSE : FeatureStorage.SPARSE;
    if (first == null) {
      first = kind;
    } else if (first != kind) {
      throw new UnfitRowException(
          "There are dense and sparse rows, which mean different things to an image that knows"
              + " missing values; set featureStorage to dense, where zeros are values, or to sparse,"
              + " where they are left out, as the model was trained");
    }
  }

  /** Tells whether what is not stored of this row is missing where every number is written. */
  boolean leavesOut() {
    return rules.leavesOut() || (rules.isOpen() && !isDense());
  }

  /** Returns the rules. */
  FeatureRules rules() {
    return rules;
  }

  /** Tells whether every feature is stored, in its place. */
  boolean isDense() {
    return indices == null;
  }

  /** Returns the positions of what is stored of a row that is not dense. */
  int[] indices() {
    return indices;
  }

  /** Returns what is stored, in an array that may be longer. */
  double[] values() {
    return values;
  }

  /** Returns the number of features. */
  int size() {
    return size;
  }

  /** Returns how many are stored. */
  int stored() {
    return stored;
  }

  /** Returns the index of a stored feature. */
  int index(int position) {
    return indices == null ? position : indices[position];
  }

  /**
   * Refuses a row that has a number which no text format can write.
   *
   * @param column the column of features, for the message
   * @throws UnfitRowException when one is infinite, or NaN where that means nothing
   */
  public void requireText(String column) {
    boolean isFloat = isFloat();
    boolean areFinite = true;
    for (int i = 0; i < stored; i++) {
      areFinite &= Math.abs(values[i]) <= Double.MAX_VALUE;
    }
    isPlain = areFinite && !isFloat;
    for (int i = 0; i < stored && !isPlain; i++) {
      requireText(values[i], isFloat, column);
    }
  }

  private void requireText(double value, boolean isFloat, String column) {
    if (isFloat && Double.isFinite(value) && Float.isInfinite((float) value)) {
      throw new UnfitRowException(
          "The features column '"
              + column
              + "' holds a number in a row that is beyond those that a float32 holds. Set precision"
              + " to float64, or leave out such rows");
    }
    if (!Double.isFinite(value) && !(Double.isNaN(value) && rules.takesNaN())) {
      throw new UnfitRowException(
          "The features column '"
              + column
              + "' holds "
              + value
              + " in a row, which this format cannot write. Fill such values in, or leave out such"
              + " rows"
              + (Double.isNaN(value)
                  ? ". Where NaN means a missing value, set missing to nan"
                  : ""));
    }
  }

  /** Tells whether all numbers that are stored of the row are known to be finite doubles. */
  boolean isPlain() {
    return isPlain;
  }

  /** Tells whether text has the digits of floats. */
  boolean isFloat() {
    return rules.precision() == Precision.FLOAT32;
  }

  /** Returns a stored feature. */
  double value(int position) {
    return values[position];
  }

  /**
   * Writes all features with commas between them. What is not stored is zero, or missing where the
   * rules say so.
   *
   * @param missing what stands for a missing value
   */
  void writeAll(BodyBuffer body, byte[] missing) {
    FeatureRules.requireSpread("A row", size);
    requireOneKind();
    if (size == 1 && stored == 1 && !Double.isNaN(values[0])) {
      NumberText.writeAlone(values[0], isFloat(), body);
      return;
    }
    if (isPlain && isDense()) {
      body.numbers(values, stored);
      return;
    }
    byte[] nothing = leavesOut() ? missing : ZERO;
    int next = 0;
    for (int i = 0; i < stored; i++) {
      for (int at = index(i); next < at; next++) {
        write(nothing, next, body);
      }
      writeValue(values[i], next, missing, body);
      next++;
    }
    for (; next < size; next++) {
      write(nothing, next, body);
    }
  }

  /**
   * Writes the positions of what is stored of a row that is not dense, with commas between them.
   */
  void writeIndices(BodyBuffer body) {
    for (int i = 0; i < stored; i++) {
      separate(i, body);
      body.number((long) indices[i]);
    }
  }

  /**
   * Writes what is stored, with commas between them.
   *
   * @param missing what stands for a missing value
   */
  void writeStored(BodyBuffer body, byte[] missing) {
    requireOneKind();
    for (int i = 0; i < stored; i++) {
      writeValue(values[i], i, missing, body);
    }
  }

  private void writeValue(double value, int place, byte[] missing, BodyBuffer body) {
    if (Double.isNaN(value)) {
      write(missing, place, body);
      return;
    }
    separate(place, body);
    if (isFloat()) {
      body.number((float) value);
    } else {
      body.number(value);
    }
  }

  private static void write(byte[] text, int index, BodyBuffer body) {
    separate(index, body);
    body.write(text);
  }

  private static void separate(int index, BodyBuffer body) {
    if (index > 0) {
      body.write(',');
    }
  }
}
