package org.sagemakerspark.local.images.contract;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The checked hyperparameters of a job, defaults included. */
public final class HyperParameters {

  private static final String AUTO = "auto";

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

  public int integer(String name, int whenAuto) {
    return isAuto(name) ? whenAuto : integer(name);
  }

  public double number(String name) {
    return Double.parseDouble(values.get(name));
  }

  public double number(String name, double whenAuto) {
    return isAuto(name) ? whenAuto : number(name);
  }

  public boolean flag(String name) {
    return List.of("true", "1").contains(values.get(name).toLowerCase(Locale.ROOT));
  }

  public boolean flag(String name, boolean whenAuto) {
    return isAuto(name) ? whenAuto : flag(name);
  }

  public List<String> list(String name) {
    return HyperParameterSchema.list(values.get(name));
  }

  /** Reads whole numbers with commas in between. */
  public List<Integer> integers(String name) {
    return HyperParameterSchema.integers(values.get(name));
  }

  public boolean isAuto(String name) {
    return AUTO.equals(values.get(name));
  }

  /** Gives all values, by name. */
  public Map<String, String> all() {
    return Map.copyOf(values);
  }

  /** Says whether the job sets it. */
  public boolean isGiven(String name) {
    return given.contains(name);
  }

  /** Gives the names that the job sets. */
  public Set<String> given() {
    return given;
  }

  /** Warns about each of these that the job sets: they change nothing in this image. */
  public void warnIfGiven(ContainerLog log, String... names) {
    for (String name : names) {
      if (given.contains(name)) {
        log.warning(
            "Hyperparameter "
                + name
                + " has no effect in the embedded SageMaker: its engine has no such setting");
      }
    }
  }
}
