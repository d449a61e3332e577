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

  private final ModelWidth width;

  /** A row that has every feature; those beyond its end are missing. */
  private FeatureRow all;

  private float[] values = new float[0];
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
      FeatureRow row = all();
      FeatureCheck.narrow(features.values(), stored, row.values(), numbers);
      return endAt(row, stored);
    }
    ensure(stored);
    FeatureCheck.narrow(features.values(), stored, values, numbers);
    return new FeatureRow(width.features(), features.indices(), values, stored);
  }

  /** Makes a row as formats tell it that write every number. */
  FeatureRow ofAll(Features features) {
    FeatureRules.requireSpread("A row", features.size());
    features.requireOneKind();
    width.require(features.size());
    FeatureRow row = all();
    if (!features.isDense()) {
      float left = features.leavesOut() ? Float.NaN : 0;
      Arrays.fill(row.values(), 0, features.size(), left);
    }
    for (int i = 0; i < features.stored(); i++) {
      row.values()[features.index(i)] = (float) features.value(i);
    }
    return endAt(row, features.size());
  }

  /** Makes a row as a line of LibSVM tells it. */
  FeatureRow ofLine(Features features, int firstIndex) {
    features.requireOneKind();
    int size = features.size() + firstIndex;
    width.require(size);
    int stored = features.stored();
    ensure(stored + 1);
    for (int i = 0; i < stored; i++) {
      keys[i] = features.index(i) + firstIndex;
      values[i] = (float) features.value(i);
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

  private FeatureRow all() {
    if (all == null) {
      all = FeatureRow.dense(new float[width.features()]);
    }
    return all;
  }

  private static FeatureRow endAt(FeatureRow row, int size) {
    Arrays.fill(row.values(), size, row.size(), Float.NaN);
    return row;
  }

  private void ensure(int count) {
    if (values.length < count) {
      values = new float[2 * count];
      keys = new int[2 * count];
    }
  }
}
