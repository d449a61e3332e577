package org.sagemakerspark.codec;

import java.nio.charset.StandardCharsets;

/**
 * Writes one row in the LibSVM format. The last feature is always written, also where it is zero:
 * readers take the number of features from it, and some drop rows that have none.
 */
final class LibSVMLine {
  private LibSVMLine() {}

  static void write(Number label, FeatureReader features, int firstIndex, BodyBuffer body) {
    NumberText.write(label, body);
    int last = features.size() - 1;
    boolean hasLast = false;
    for (int i = 0; i < features.stored(); i++) {
      boolean isLast = features.index(i) == last;
      if (features.value(i) != 0 || isLast) {
        feature(features.index(i) + firstIndex, features.value(i), body);
        hasLast |= isLast;
      }
    }
    if (!hasLast && last >= 0) {
      feature(last + firstIndex, 0, body);
    }
  }

  static void feature(int index, double value, BodyBuffer body) {
    body.write(' ');
    body.write(Integer.toString(index).getBytes(StandardCharsets.ISO_8859_1));
    body.write(':');
    NumberText.write(value, body);
  }
}
