package org.sagemakerspark.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.ml.util.MLReader;
import org.sagemakerspark.aws.SessionKeys;
import org.sagemakerspark.aws.SessionSettings;
import org.sagemakerspark.param.HasService;
import org.sagemakerspark.spec.Algorithm;

/**
 * Reads a saved stage. One that says by itself who calls AWS, or where, is refused unless the
 * session allows it: whoever can write a file that is loaded could have rows and session tokens
 * sent to an address of their own.
 *
 * @param <S> the stage's class
 */
public final class StageReader<S extends HasService<S>> extends MLReader<S> {

  private static final Set<String> HARMLESS = Set.of(SessionKeys.REGION, SessionKeys.ROLE);

  private final Class<S> type;

  /** Creates the reader of stages of a class. */
  public StageReader(Class<S> type) {
    this.type = type;
  }

  /**
   * Reads a stage.
   *
   * @throws IllegalArgumentException when it is a stage of another class, or of a version of the
   *     class whose Params are not understood, or names a service or a caller and the session does
   *     not allow that
   */
  @Override
  public S load(String path) {
    SavedStage saved = SavedStage.read(sparkSession(), path);
    if (!saved.className().equals(type.getName())) {
      throw new IllegalArgumentException(
          "At " + path + " is a " + saved.className() + " and no " + type.getName());
    }
    S stage = create(saved.uid());
    saved.restore(stage, history(stage));
    List<String> overrides = overrides(stage);
    if (!overrides.isEmpty() && !SessionSettings.trustsLoadedStages(sparkSession())) {
      throw new IllegalArgumentException(
          stage.uid()
              + " at "
              + path
              + " says itself where AWS is or who calls it: "
              + String.join(", ", overrides)
              + ". Its rows and the caller's credentials would go there. Set "
              + SessionKeys.TRUST_LOADED_STAGES
              + " = true in the Spark configuration if you trust what is loaded; or save the stage"
              + " without these Params, and say it in the Spark configuration instead");
    }
    return stage;
  }

  private S create(String uid) {
    try {
      return type.getConstructor(String.class).newInstance(uid);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type.getName() + " cannot be created", e);
    }
  }

  private static Algorithm.History history(HasService<?> stage) {
    return stage instanceof AlgorithmStage<?> known
        ? known.algorithm().history()
        : new Algorithm.History(Map.of(), Map.of());
  }

  /** Where the jobs are, and the role that they have, sends nothing anywhere. */
  private static List<String> overrides(HasService<?> stage) {
    List<String> overrides = new ArrayList<>();
    stage
        .paramSet()
        .replacements()
        .forEach(
            (setting, param) -> {
              if (!HARMLESS.contains(setting)) {
                overrides.add(param + " = " + stage.getOrDefault(stage.getParam(param)));
              }
            });
    return overrides;
  }
}
