package org.sagemakerspark.param;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleArrayParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntArrayParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.param.StringArrayParam;

/**
 * The hyperparameters of one estimator: makes their Params, checks them one by one and as a whole,
 * and renders them for the training job. Only what was set goes to the image; a default is what the
 * image does by itself.
 */
public final class HyperParameterSet implements Serializable {

  /** The most hyperparameters a training job takes (HyperParameters in the SageMaker API). */
  static final int MAX_ENTRIES = 100;

  /** The longest name of a hyperparameter, in characters. */
  static final int MAX_NAME_LENGTH = 256;

  /** The longest value of a hyperparameter, in characters. */
  static final int MAX_VALUE_LENGTH = 2500;

  private final Params owner;
  private final Map<String, HyperParameter> byParamName = new LinkedHashMap<>();

  /** Creates the empty set of an estimator whose uid is known already. */
  public HyperParameterSet(Params owner) {
    this.owner = owner;
  }

  /** Adds a 32-bit whole number. */
  public IntParam intParam(
      String name, String wireName, String doc, Bounds bounds, Presence presence) {
    ValueCheck check = ValueCheck.number("an int", bounds);
    return add(new IntParam(owner, name, doc, check), wireName, presence, check);
  }

  /** Adds a 64-bit whole number. */
  public LongParam longParam(
      String name, String wireName, String doc, Bounds bounds, Presence presence) {
    ValueCheck check = ValueCheck.number("a long", bounds);
    return add(new LongParam(owner, name, doc, check), wireName, presence, check);
  }

  /** Adds a double. */
  public DoubleParam doubleParam(
      String name, String wireName, String doc, Bounds bounds, Presence presence) {
    ValueCheck check = ValueCheck.number("a double", bounds);
    return add(new DoubleParam(owner, name, doc, check), wireName, presence, check);
  }

  /** Adds a boolean, which the image reads as {@code true} or {@code false}. */
  public BooleanParam booleanParam(String name, String wireName, String doc, Presence presence) {
    return add(
        new BooleanParam(owner, name, doc), wireName, presence, ValueCheck.anything("a boolean"));
  }

  /** Adds free text. */
  public Param<String> stringParam(String name, String wireName, String doc, Presence presence) {
    return word(name, wireName, doc, presence, ValueCheck.anything("a string"));
  }

  /** Adds one of several words. */
  public Param<String> enumParam(
      String name, String wireName, String doc, Presence presence, String... words) {
    return word(name, wireName, doc, presence, ValueCheck.oneOf(words));
  }

  /** Adds a whole number or one of several words, held as text. */
  public Param<String> intOrWordParam(
      String name, String wireName, String doc, Bounds bounds, Presence presence, String... words) {
    return word(name, wireName, doc, presence, ValueCheck.numberOrWord("an int", bounds, words));
  }

  /** Adds a double or one of several words, held as text. */
  public Param<String> doubleOrWordParam(
      String name, String wireName, String doc, Bounds bounds, Presence presence, String... words) {
    return word(name, wireName, doc, presence, ValueCheck.numberOrWord("a double", bounds, words));
  }

  /** Adds a list of words out of several, sent as a JSON list. */
  public StringArrayParam enumListParam(
      String name, String wireName, String doc, Presence presence, String... words) {
    return stringList(name, wireName, doc, presence, ValueCheck.oneOf(words));
  }

  /** Adds a list of free texts, sent as a JSON list. */
  public StringArrayParam stringListParam(
      String name, String wireName, String doc, Presence presence) {
    return stringList(name, wireName, doc, presence, ValueCheck.anything("a string"));
  }

  /** Adds a list of whole numbers, sent as a JSON list. */
  public IntArrayParam intListParam(
      String name, String wireName, String doc, Bounds bounds, Presence presence) {
    ValueCheck check = ValueCheck.listOf(ValueCheck.number("an int", bounds));
    return add(new IntArrayParam(owner, name, doc, check.as()), wireName, presence, check);
  }

  /** Adds a list of doubles, sent as a JSON list. */
  public DoubleArrayParam doubleListParam(
      String name, String wireName, String doc, Bounds bounds, Presence presence) {
    ValueCheck check = ValueCheck.listOf(ValueCheck.number("a double", bounds));
    return add(new DoubleArrayParam(owner, name, doc, check.as()), wireName, presence, check);
  }

  /**
   * Checks a value before it is set.
   *
   * @throws IllegalArgumentException when the Param does not take the value; the text names owner,
   *     Param, value and what is allowed
   */
  public void check(Param<?> param, Object value) {
    HyperParameter known = byParamName.get(param.name());
    if (known != null) {
      known
          .check()
          .problemWith(value)
          .ifPresent(
              problem -> {
                throw new IllegalArgumentException(
                    owner.uid() + ": " + describe(known, value) + " is not allowed; " + problem);
              });
    }
  }

  /**
   * Lists what is wrong with the set as a whole, in the order of the spec; empty when a job can
   * start with it.
   *
   * @param others the hyperparameters given by wire name beside the Params
   */
  public List<String> problems(Map<String, String> others) {
    List<String> problems = new ArrayList<>();
    for (HyperParameter each : byParamName.values()) {
      Optional<Object> value = explicit(each.param());
      String other = others.get(each.wireName());
      value.ifPresent(
          given ->
              each.check()
                  .problemWith(given)
                  .ifPresent(
                      problem ->
                          problems.add(describe(each, given) + " is not allowed; " + problem)));
      if (value.isPresent() && other != null && !HyperParameter.render(value.get()).equals(other)) {
        problems.add(
            each.param().name()
                + " is set and the hyperParameters map gives another value for "
                + each.wireName()
                + "; give one of the two");
      }
      if (each.presence() == Presence.REQUIRED && value.isEmpty() && other == null) {
        problems.add(each.param().name() + " is required and not set; " + setIt(each));
      }
    }
    Map<String, String> wire = render(others);
    if (wire.size() > MAX_ENTRIES) {
      problems.add(
          "there are " + wire.size() + " hyperparameters; a job takes at most " + MAX_ENTRIES);
    }
    wire.forEach(
        (name, value) -> {
          if (name.isEmpty() || name.length() > MAX_NAME_LENGTH) {
            problems.add(
                "the hyperparameter name '"
                    + name
                    + "' must have 1 to "
                    + MAX_NAME_LENGTH
                    + " characters");
          }
          if (value.length() > MAX_VALUE_LENGTH) {
            problems.add(
                "the value of hyperparameter "
                    + name
                    + " has "
                    + value.length()
                    + " characters; at most "
                    + MAX_VALUE_LENGTH
                    + " are allowed");
          }
        });
    return problems;
  }

  /**
   * Returns what the training job is given: what was set, by wire name, and the others.
   *
   * @param others the hyperparameters given by wire name beside the Params
   */
  public Map<String, String> render(Map<String, String> others) {
    Map<String, String> wire = new LinkedHashMap<>(others);
    for (HyperParameter each : byParamName.values()) {
      explicit(each.param())
          .ifPresent(value -> wire.put(each.wireName(), HyperParameter.render(value)));
    }
    return wire;
  }

  private Optional<Object> explicit(Param<?> param) {
    return owner.isSet(param)
        ? Optional.ofNullable((Object) owner.getOrDefault(param))
        : Optional.empty();
  }

  private Param<String> word(
      String name, String wireName, String doc, Presence presence, ValueCheck check) {
    return add(new Param<String>(owner, name, doc, check.as()), wireName, presence, check);
  }

  private StringArrayParam stringList(
      String name, String wireName, String doc, Presence presence, ValueCheck element) {
    ValueCheck check = ValueCheck.listOf(element);
    return add(new StringArrayParam(owner, name, doc, check.as()), wireName, presence, check);
  }

  private <P extends Param<?>> P add(
      P param, String wireName, Presence presence, ValueCheck check) {
    HyperParameter before =
        byParamName.put(param.name(), new HyperParameter(param, wireName, presence, check));
    if (before != null) {
      throw new IllegalStateException("Param " + param.name() + " is declared twice");
    }
    return param;
  }

  private static String describe(HyperParameter parameter, Object value) {
    return parameter.param().name()
        + " = "
        + (value == null ? "null" : HyperParameter.render(value));
  }

  private static String setIt(HyperParameter parameter) {
    String name = parameter.param().name();
    return "call set"
        + Character.toUpperCase(name.charAt(0))
        + name.substring(1)
        + "; "
        + parameter.check().allowed();
  }
}
