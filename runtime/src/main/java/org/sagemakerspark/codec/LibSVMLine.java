package org.sagemakerspark.codec;

/**
 * Writes one row in the LibSVM format, for training and for requests alike.
 *
 * <p>The last feature is always written: readers take the number of features from it, and some drop
 * rows that have none. Where NaN is missing, so is feature 0: the XGBoost container of image 3.2-0
 * takes a request for one that counts from 1 when it has no feature 0 (its serve_utils.py and
 * encoder.py). What a row does not have is written as missing there, and as zero elsewhere. That
 * image takes for zero what a request leaves out, so its requests name each missing feature.
 */
final class LibSVMLine {

  /**
   * A missing value. XGBoost's reader of training files (dmlc-core, ParsePair) passes over letters
   * to find a number and would take the next index for it; a sign begins a number, and Python's
   * float reads it too.
   */
  private static final byte[] MISSING = {'+', 'n', 'a', 'n'};

  private LibSVMLine() {}

  static void write(Number label, Features features, int firstIndex, BodyBuffer body) {
    NumberText.write(label, body);
    write(features, firstIndex, body);
  }

  /** Writes the features, each behind a blank. */
  static void write(Features features, int firstIndex, BodyBuffer body) {
    features.requireOneKind();
    boolean hasEnds = features.stored() > 0 && (firstIndex == 0 || !features.rules().takesNaN());
    if (features.isPlain() && features.isDense() && hasEnds) {
      body.indexed(firstIndex, features.values(), features.stored());
      return;
    }
    boolean isFloat = features.isFloat();
    if (features.rules().namesMissing() && features.rules().takesNaN() && !features.isDense()) {
      all(features, firstIndex, isFloat, body);
      return;
    }
    double nothing = features.rules().takesNaN() ? Double.NaN : 0;
    int stored = features.stored();
    int last = features.size() - 1 + firstIndex;
    int written = -1;
    if (features.rules().takesNaN() && (stored == 0 || features.index(0) + firstIndex > 0)) {
      feature(0, nothing, isFloat, body);
      written = 0;
    }
    for (int i = 0; i < stored; i++) {
      written = features.index(i) + firstIndex;
      feature(written, features.value(i), isFloat, body);
    }
    if (written < last) {
      feature(last, nothing, isFloat, body);
    }
  }

  /** Writes a sparse row whose other features are missing. */
  private static void all(Features features, int firstIndex, boolean isFloat, BodyBuffer body) {
    FeatureRules.requireSpread("A row of LibSVM", features.size());
    int position = 0;
    // What counts from 1 has no feature 0.
    for (int index = -firstIndex; index < features.size(); index++) {
      boolean isStored = position < features.stored() && features.index(position) == index;
      double value = isStored ? features.value(position) : Double.NaN;
      position += isStored ? 1 : 0;
      feature(index + firstIndex, value, isFloat, body);
    }
  }

  private static void feature(int index, double value, boolean isFloat, BodyBuffer body) {
    body.write(' ');
    body.number((long) index);
    body.write(':');
    if (Double.isNaN(value)) {
      body.write(MISSING);
    } else if (isFloat) {
      body.number((float) value);
    } else {
      body.number(value);
    }
  }
}
