package org.sagemakerspark.codec;

import java.util.Arrays;
import org.sagemakerspark.artifacts.FeatureRow;
import org.sagemakerspark.recordio.FeatureCheck;
import org.sagemakerspark.recordio.RecordFormat;

/**
 * Makes of features what a model in this JVM reads: what an image would read of the same row in a
 * request. What a sparse row leaves out is what the model takes it for. Used by one thread; the row
 * that was made last is gone with the next.
 */
final class FeatureRows {

  /**
   * A number that is finite as text and not as float32 is refused, as XGBoost refuses an infinite
   * feature (dmlc/xgboost, src/data/data.cc, where {@code SparsePage::Push} is). NaN stands for a
   * missing value here; where it does not, it was refused before.
   */
  private static final RecordFormat.Values TEXT = RecordFormat.Values.NAN_ALLOWED;

  private final ModelWidth width;

  /** All features of a dense row; as long as the row is, and not as the model says it could be. */
  private double[] all = new double[0];

  private double[] values = new double[0];
  private int[] keys = new int[0];

  FeatureRows(ModelWidth width) {
    this.width = width;
  }

  /**
   * Makes a row as records tell it.
   *
   * @param numbers which numbers are refused
   * @throws org.sagemakerspark.recordio.UnfitValueException when a number does not fit
   */
  FeatureRow ofRecord(Features features, RecordFormat.Values numbers) {
    features.requireOneKind();
    width.require(features.size());
    int stored = features.stored();
    if (features.isDense()) {
      FeatureCheck.narrow(features.values(), stored, all(stored), numbers);
      return dense(stored);
    }
    ensure(stored);
    FeatureCheck.narrow(features.values(), stored, values, numbers);
    return new FeatureRow(width.features(), features.indices(), values, stored);
  }

  /**
   * Makes a row as formats of text tell it that hold sparse rows.
   *
   * @throws org.sagemakerspark.recordio.UnfitValueException when a number is beyond float32
   */
  FeatureRow ofText(Features features) {
    return ofRecord(features, TEXT);
  }

  /**
   * Makes a row as formats tell it that write every number.
   *
   * @throws org.sagemakerspark.recordio.UnfitValueException when a number is beyond float32
   */
  FeatureRow ofAll(Features features) {
    int size = features.size();
    FeatureRules.requireSpread("A row", size);
    features.requireOneKind();
    width.require(size);
    int stored = features.stored();
    double[] row = all(size);
    if (features.isDense()) {
      FeatureCheck.narrow(features.values(), stored, row, TEXT);
      return dense(size);
    }
    ensure(stored);
    FeatureCheck.narrow(features.values(), stored, values, TEXT);
    Arrays.fill(row, 0, size, features.leavesOut() ? Double.NaN : 0);
    for (int i = 0; i < stored; i++) {
      row[features.index(i)] = values[i];
    }
    return dense(size);
  }

  /**
   * Makes a row as a line of LibSVM tells it.
   *
   * @throws org.sagemakerspark.recordio.UnfitValueException when a number is beyond float32
   */
  FeatureRow ofLine(Features features, int firstIndex) {
    features.requireOneKind();
    int size = features.size() + firstIndex;
    width.require(size);
    int stored = features.stored();
    ensure(stored + 1);
    FeatureCheck.narrow(features.values(), stored, values, TEXT);
    for (int i = 0; i < stored; i++) {
      keys[i] = features.index(i) + firstIndex;
    }
    // The last feature is written as zero where nothing is missing.
    boolean isWritten = stored > 0 && keys[stored - 1] == size - 1;
    if (isWritten || features.rules().takesNaN() || size == 0) {
      return new FeatureRow(width.features(), keys, values, stored);
    }
    keys[stored] = size - 1;
    values[stored] = 0;
    return new FeatureRow(width.features(), keys, values, stored + 1);
  }

  /** Returns room for the features of a dense row. */
  private double[] all(int size) {
    if (all.length < size) {
      all = new double[size];
    }
    return all;
  }

  /** Makes a row of what was put there; what a model has beyond its end is missing. */
  private FeatureRow dense(int size) {
    return new FeatureRow(width.features(), null, all, size);
  }

  private void ensure(int count) {
    if (values.length < count) {
      values = new double[2 * count];
      keys = new int[2 * count];
    }
  }
}
