package org.sagemakerspark.processor.spec.model;

import java.util.List;
import java.util.Set;

/**
 * A column that an image reads by its name or its place.
 *
 * @param name the image's name for it
 * @param only the only place in which it is read; both when absent
 * @param isRequired whether a row must have a value in it
 * @param column the name of the column of rows by default; the image's name when absent
 * @param mayBeMissing whether rows may have no such column, unless a user names one
 * @param missingAs the text that stands in JSON for an element that has no value; null when absent
 * @param when on which parameter of requests it depends whether they hold it
 * @param range the range of each number
 * @param pattern the regular expression that each text matches
 * @param param the Spark Param that holds the column's name; derived from the name when absent
 */
public record Input(
    Located<String> name,
    Located<InputType> type,
    Located<InputPlace> only,
    boolean isRequired,
    Located<String> column,
    Located<String> param,
    Located<List<Located<String>>> formerly,
    Located<String> doc,
    Located<List<Located<String>>> variants,
    Located<Boolean> mayBeMissing,
    Located<MissingText> missingAs,
    Located<Choice> when,
    Range range,
    Located<String> pattern) {
  /** The Param that every stage has and that names the features. */
  public static final String FEATURES = "featuresCol";

  /** The Param of estimators that names the label. */
  public static final String LABEL = "labelCol";

  /** The Param of estimators with weights that names the weight. */
  public static final String WEIGHT = "weightCol";

  private static final Set<String> INHERITED = Set.of(FEATURES, LABEL, WEIGHT);

  /** Tells whether stages have the Param without the spec. */
  public boolean isInherited() {
    return param.found().filter(INHERITED::contains).isPresent();
  }

  /** Tells whether the Param is one of those that stages have without the spec. */
  public boolean isCalled(String inherited) {
    return param.found().filter(inherited::equals).isPresent();
  }

  /** Tells whether requests hold the column. */
  public boolean isRequested() {
    return only.found().filter(InputPlace.TRAINING::equals).isEmpty()
        && !isCalled(LABEL)
        && !isCalled(WEIGHT);
  }

  /** Tells whether training data holds the column. */
  public boolean isTrained() {
    return only.found().filter(InputPlace.REQUESTS::equals).isEmpty();
  }

  /** Tells whether some place holds this one and another. */
  public boolean isBeside(Input other) {
    return (isTrained() && other.isTrained()) || (isRequested() && other.isRequested());
  }
}
