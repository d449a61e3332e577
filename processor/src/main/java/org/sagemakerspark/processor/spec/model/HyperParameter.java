package org.sagemakerspark.processor.spec.model;

import java.util.List;
import java.util.Optional;
import org.sagemakerspark.processor.spec.report.Location;

/**
 * One hyperparameter of an algorithm.
 *
 * @param name its name on the wire
 * @param param the Spark Param's name; derived from the wire name when absent
 * @param formerly what the Param was called in earlier versions
 * @param of the element type of a list
 * @param values the texts that an enum allows
 * @param limitedValues those of the values that only some versions of the image know
 * @param words the texts that are allowed beside numbers
 * @param pattern the regular expression that a text, or each element of a list of texts, matches
 * @param items how many elements a list has
 * @param isRequired whether a user must set it
 * @param doc what it means
 * @param wire how values are written for the image
 * @param requiredWhen conditions that, all together, make it required
 * @param appliesWhen conditions without which it is ignored
 * @param since the first version of the image that knows it
 * @param until the last version of the image that knows it
 * @param variants the variants that have it; all when absent
 * @param place where a parameter of requests goes; absent for hyperparameters
 * @param sent whether the default of a parameter of requests is sent
 * @param trainedWith which models know a parameter of requests; all when absent
 * @param note what else is worth knowing, such as where sources disagree
 */
public record HyperParameter(
    Located<String> name,
    Located<String> param,
    Located<List<Located<String>>> formerly,
    Located<TypeWord> type,
    Located<ItemWord> of,
    Range range,
    Located<List<Located<String>>> values,
    Located<List<LimitedValues>> limitedValues,
    Located<List<Located<String>>> words,
    Located<String> pattern,
    Items items,
    Located<Literal> defaultValue,
    boolean isRequired,
    Located<WireWord> wire,
    List<Condition> requiredWhen,
    List<Condition> appliesWhen,
    Located<String> since,
    Located<String> until,
    Located<List<Located<String>>> variants,
    Located<String> doc,
    Located<String> note,
    Optional<Tunable> tunable,
    Located<PlaceWord> place,
    Located<Boolean> sent,
    Located<TrainedSo> trainedWith,
    Location at) {

  /**
   * Values that only some versions of the image know.
   *
   * @param since the first version that knows them
   * @param until the last version that knows them
   */
  public record LimitedValues(
      Located<List<Located<String>>> values,
      Located<String> since,
      Located<String> until,
      Location at) {}

  /**
   * How many elements a list has.
   *
   * @param min at least so many
   * @param max at most so many
   */
  public record Items(Located<Integer> min, Located<Integer> max) {}

  /** Returns where it goes, as a parameter of requests. */
  public PlaceWord goesTo() {
    return place.found().orElse(PlaceWord.BODY);
  }

  /** Returns what its values are, unless the spec fails to say so. */
  public Optional<ValueKind> kind() {
    return ValueKind.of(type, of, words.isPresent());
  }
}
