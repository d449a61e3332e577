package org.sagemakerspark.stage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sagemakerspark.value.JsonMap;

/**
 * The variables of a container: those that its image wants, and those of a user, which win.
 *
 * @param param the Param that holds those of the user
 */
public record Variables(String param, Map<String, String> ofImage, Map<String, String> ofUser) {

  /** TrainingEnvironmentMap and EnvironmentMap of the service's model. */
  private static final int MOST = 100;

  /** Takes those of the user from the value of the Param, a JSON object. */
  public static Variables of(String param, Map<String, String> ofImage, String ofUser) {
    return new Variables(param, ofImage, JsonMap.parse(ofUser));
  }

  /** Returns all of them, those of the image first. */
  public Map<String, String> all() {
    Map<String, String> all = new LinkedHashMap<>(ofImage);
    all.putAll(ofUser);
    return all;
  }

  /** Says of each variable of the image that a user has given another value, what both are. */
  public List<String> replaced() {
    return ofImage.entrySet().stream()
        .filter(
            each -> !ofUser.getOrDefault(each.getKey(), each.getValue()).equals(each.getValue()))
        .map(
            each ->
                param
                    + " gives "
                    + each.getKey()
                    + " = "
                    + ofUser.get(each.getKey())
                    + " in place of "
                    + each.getValue()
                    + ", which the spec of the image has")
        .toList();
  }

  /** Tells what the service would refuse of all, where it takes each by itself. */
  public List<String> problems() {
    int count = all().size();
    return count <= MOST
        ? List.of()
        : List.of(
            param
                + " has "
                + ofUser.size()
                + " variables, and with those that the spec of the image has there are "
                + count
                + "; a container takes at most "
                + MOST);
  }
}
