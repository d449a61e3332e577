package org.sagemakerspark.hyperparameter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import org.sagemakerspark.value.ValueCheck;
import org.sagemakerspark.value.WireForm;

/**
 * What the hyperparameters of one estimator are at the moment, by the names the image knows: the
 * fixed ones, the Params that are set, the map of further ones, and the defaults, in this order.
 */
final class HyperParameterValues {
  private final Params owner;
  private final Map<String, HyperParameter> byWireName;
  private final Map<String, String> fixed;
  private final Map<String, String> others;
  private final Set<String> channels;

  HyperParameterValues(
      Params owner,
      Map<String, HyperParameter> byWireName,
      Map<String, String> fixed,
      Map<String, String> others,
      Set<String> channels) {
    this.owner = owner;
    this.byWireName = byWireName;
    this.fixed = fixed;
    this.others = others;
    this.channels = channels;
  }

  /** Tells whether the job has a channel. */
  boolean hasChannel(String name) {
    return channels.contains(name);
  }

  /** Tells whether a user gave a value. */
  boolean isGiven(String wireName) {
    return others.containsKey(wireName)
        || fixed.containsKey(wireName)
        || (byWireName.containsKey(wireName) && owner.isSet(byWireName.get(wireName).param()));
  }

  /** Returns the value, or the elements of a list; empty when there is none, not even a default. */
  List<String> elements(String wireName) {
    if (fixed.containsKey(wireName)) {
      return List.of(fixed.get(wireName));
    }
    HyperParameter known = byWireName.get(wireName);
    if (known != null && owner.isSet(known.param())) {
      return elements(known);
    }
    if (others.containsKey(wireName)) {
      return parsed(others.get(wireName)).stream().map(text -> meant(known, text)).toList();
    }
    return known != null && owner.hasDefault(known.param()) ? elements(known) : List.of();
  }

  /** Returns the value as a number; empty when there is none or it is no number. */
  Optional<Double> number(String wireName) {
    List<String> elements = elements(wireName);
    if (elements.size() != 1 || !ValueCheck.isNumber(elements.get(0))) {
      return Optional.empty();
    }
    return Optional.of(Double.valueOf(elements.get(0)));
  }

  private List<String> elements(HyperParameter known) {
    Param<?> param = known.param();
    Object value = owner.getOrDefault(param);
    return WireForm.elements(value).stream().map(WireForm.PLAIN::render).toList();
  }

  /** Returns a value as conditions name it: a boolean is true or false, however it is written. */
  private static String meant(HyperParameter known, String text) {
    if (known == null) {
      return text;
    }
    return switch (known.form()) {
      case ZERO_ONE, CAPITALIZED -> meant(known.form(), text);
      case TUPLE_OF_BOOLEANS -> meant(WireForm.CAPITALIZED, text);
      default -> text;
    };
  }

  private static String meant(WireForm form, String text) {
    return text.equals(form.render(true))
        ? "true"
        : text.equals(form.render(false)) ? "false" : text;
  }

  /** Splits a list of any form; text of another kind is one element. */
  private static List<String> parsed(String text) {
    String list = text.strip().replaceAll("^[\\[(]|,?[\\])]$", "");
    return List.of(list.split(",", -1)).stream()
        .map(element -> element.strip().replaceAll("^\"|\"$", ""))
        .toList();
  }
}
