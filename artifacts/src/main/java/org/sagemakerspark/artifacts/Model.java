package org.sagemakerspark.artifacts;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/** A model that scores rows by itself. It does not change, so any number of threads may use it. */
public interface Model extends Serializable {

  /** Gives the number of features of a row. */
  int featureCount();

  /** Gives the parts of an answer, in their order. */
  List<Part> parts();

  /** Gives the hyperparameters that the file tells it was trained with, by their names. */
  default Map<String, String> hyperParameters() {
    return Map.of();
  }

  /** Makes what scores rows, for one thread. */
  Scorer scorer();

  /**
   * A part of an answer.
   *
   * @param name as in the image's answers
   * @param isList whether it is a list, however long
   * @param width how many numbers it has
   */
  record Part(String name, boolean isList, int width) implements Serializable {

    /** Makes a part that is one number. */
    public static Part number(String name) {
      return new Part(name, false, 1);
    }

    /** Makes a part that is a list of so many numbers. */
    public static Part list(String name, int width) {
      return new Part(name, true, width);
    }
  }

  /** Scores one row after the other, and allocates nothing for it. */
  interface Scorer {

    /**
     * Scores a row of {@link #featureCount()} features.
     *
     * @param answer takes the numbers of all parts, one part after the other
     */
    void score(FeatureRow row, float[] answer);
  }

  /** Gives how many numbers an answer has. */
  default int answerLength() {
    return parts().stream().mapToInt(Part::width).sum();
  }
}
