package org.sagemakerspark.model;

import java.util.LinkedHashMap;
import java.util.Map;
import org.sagemakerspark.codec.Codecs;
import org.sagemakerspark.codec.FeatureCount;
import org.sagemakerspark.codec.FeatureRules;
import org.sagemakerspark.codec.FeatureStorage;
import org.sagemakerspark.codec.Format;
import org.sagemakerspark.codec.Missing;
import org.sagemakerspark.training.FinishedJob;

/**
 * How the rows were written that a model was trained on, as far as requests must be like them. A
 * fit leaves it with the model and in tags of the training job, where it is found again.
 *
 * @param rules what was written for zeros and NaN, and how many features rows had
 * @param firstIndex the index that feature 0 had
 */
public record TrainedRows(FeatureRules rules, int firstIndex) {

  private static final String STORAGE = "sagemaker-spark:feature-storage";
  private static final String MISSING = "sagemaker-spark:missing";
  private static final String FIRST_INDEX = "sagemaker-spark:first-index";
  private static final String FEATURES = "sagemaker-spark:features";

  /** Returns the tags of the training job; none where an image needs to be told nothing. */
  public Map<String, String> tags() {
    Map<String, String> tags = new LinkedHashMap<>();
    if (rules.takesNaN()) {
      tags.put(STORAGE, rules.storage().word());
      tags.put(MISSING, rules.missing().word());
    }
    if (firstIndex != 0) {
      tags.put(FIRST_INDEX, Integer.toString(firstIndex));
    }
    if (rules.count().number() > 0) {
      tags.put(FEATURES, Integer.toString(rules.count().number()));
    }
    return tags;
  }

  /**
   * Finds out how a training job's rows were written.
   *
   * @param tags the job's tags
   * @param otherwise what holds where the job does not tell
   */
  static TrainedRows of(FinishedJob job, Map<String, String> tags, FeatureRules otherwise) {
    FeatureStorage storage =
        tags.containsKey(STORAGE)
            ? FeatureStorage.ofWord(tags.get(STORAGE))
            : (job.writesEveryNumber() && otherwise.isOpen()
                ? FeatureStorage.DENSE
                : otherwise.storage());
    Missing missing =
        tags.containsKey(MISSING) ? Missing.ofWord(tags.get(MISSING)) : otherwise.missing();
    return new TrainedRows(
        new FeatureRules(storage, missing, FeatureCount.ofTraining(number(tags, FEATURES))),
        number(tags, FIRST_INDEX));
  }

  private static int number(Map<String, String> tags, String tag) {
    return Integer.parseInt(tags.getOrDefault(tag, "0"));
  }

  /** Makes a model write its requests like the rows that it was trained on. */
  public void tell(AlgorithmModel<?> model) {
    if (rules.takesNaN()) {
      model.setFeatureStorage(rules.storage().word());
      model.setMissing(rules.missing().word());
    }
    if (rules.count().number() > 0) {
      model.setNumFeatures(rules.count().number());
    }
    if (firstIndex != 0
        && model.getRequestRowSerializer().isEmpty()
        && model.algorithm().request().map(Codecs::firstIndex).orElse(0) != firstIndex) {
      model.setRequestRowSerializer(
          new Format(Codecs.LIBSVM, Map.of(Codecs.FIRST_INDEX, Integer.toString(firstIndex)))
              .toText());
    }
  }
}
