package org.sagemakerspark.processor.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sagemakerspark.processor.plan.AlgorithmPlan.ConditionPlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.DecisionPlan;
import org.sagemakerspark.processor.spec.model.Bound;
import org.sagemakerspark.processor.spec.model.Literal;
import org.sagemakerspark.processor.spec.model.PlaceWord;
import org.sagemakerspark.processor.spec.model.ValueKind;

/**
 * A hyperparameter as a Spark Param.
 *
 * @param wireName its name in the training job
 * @param name the Param's name
 * @param lower the lower end of the range; closed for whole numbers
 * @param upper the upper end of the range; closed for whole numbers
 * @param values what an enum chooses from
 * @param limitedValues those of the values that only some versions of the image know
 * @param words what is allowed beside numbers
 * @param pattern the regular expression that texts match
 * @param minItems how many elements a list has at least
 * @param maxItems how many elements a list has at most
 * @param wire how values are written for the image, as the runtime names it; the usual form when
 *     absent
 * @param requiredWhen conditions that, all together, make it required
 * @param imageVersions the versions of the image that know it; empty for all
 * @param doc what it means
 * @param paramDoc what the Param's Spark documentation says: meaning and range
 * @param facts range, default and what else a reader of reference documentation wants, in sentences
 * @param rangeText the range in words
 * @param defaultValue as the Param holds it: of a number beside words, its text
 * @param defaultText the default in words
 * @param tuningText what to tune it over, in words
 * @param place where a parameter of requests goes, where not into bodies
 * @param isSent whether the default of a parameter of requests is sent
 * @param trainedWith which models know a parameter of requests
 * @param formerly what the Param was called in earlier versions
 */
public record ParamPlan(
    String wireName,
    String name,
    String getter,
    String setter,
    ValueKind kind,
    Optional<Bound> lower,
    Optional<Bound> upper,
    List<String> values,
    List<LimitedValuesPlan> limitedValues,
    List<String> words,
    Optional<String> pattern,
    Optional<Integer> minItems,
    Optional<Integer> maxItems,
    Optional<Literal> defaultValue,
    boolean isRequired,
    Optional<String> wire,
    List<ConditionPlan> requiredWhen,
    List<String> imageVersions,
    String doc,
    String paramDoc,
    List<String> facts,
    Optional<String> rangeText,
    Optional<String> defaultText,
    Optional<String> tuningText,
    Optional<String> note,
    List<String> formerly,
    Optional<PlaceWord> place,
    boolean isSent,
    Optional<DecisionPlan> trainedWith) {

  /** Returns meaning, range and default, in sentences. */
  public String about() {
    return Stream.of(
            Optional.of(doc),
            rangeText.map(text -> (kind.hasValues() ? "Allowed: " : "Range: ") + text + "."),
            defaultText.map(text -> "Default: " + text + "."))
        .flatMap(Optional::stream)
        .filter(sentence -> !sentence.isEmpty())
        .collect(Collectors.joining(" "));
  }

  /** Values and the versions of the image that know them. */
  public record LimitedValuesPlan(List<String> values, List<String> imageVersions) {}
}
