package org.sagemakerspark.local.images.contract;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The checked hyperparameters of a job, defaults included. */
public final class HyperParameters {

  private final Map<String, String> values;
  private final Set<String> given;

  HyperParameters(Map<String, String> values, Set<String> given) {
    this.values = values;
    this.given = given;
  }

  public String text(String name) {
    return values.get(name);
  }

  public int integer(String name) {
    return Integer.parseInt(values.get(name));
  }

  public double number(String name) {
    return Double.parseDouble(values.get(name));
  }

  public List<String> list(String name) {
    return HyperParameterSchema.list(values.get(name));
  }

  /** Warns about each of these that the job sets: they change nothing in this image. */
  public void warnIfGiven(ContainerLog log, String... names) {
    for (String name : names) {
      if (given.contains(name)) {
        log.warning(
            "Hyperparameter "
                + name
                + " has no effect in the embedded SageMaker: Spark MLlib has no such setting");
      }
    }
  }
}
