package org.sagemakerspark.hyperparameter;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleArrayParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntArrayParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.param.StringArrayParam;
import org.sagemakerspark.value.Bounds;
import org.sagemakerspark.value.Shown;
import org.sagemakerspark.value.ValueCheck;
import org.sagemakerspark.value.WireForm;

/**
 * The hyperparameters of one estimator: makes their Params, checks them one by one and as a whole,
 * and renders them for the training job. Only what was set goes to the image, where a default is
 * what the image does by itself.
 */
public final class HyperParameterSet implements Serializable {

  private final Params owner;
  private final Map<String, HyperParameter> byParamName = new LinkedHashMap<>();
  private final Map<String, String> fixed = new LinkedHashMap<>();
  private final ArrayList<HyperParameterRule> rules = new ArrayList<>();
  private final Map<String, Place> places = new LinkedHashMap<>();
  private final ArrayList<String> alwaysSent = new ArrayList<>();
  private final ArrayList<String> refusals = new ArrayList<>();
  private final Map<String, ValueCheck> settings = new LinkedHashMap<>();
  private int mostInstances = Integer.MAX_VALUE;
  private boolean isSendingDefaults;

  /** Creates the empty set of an estimator whose uid is known already. */
  public HyperParameterSet(Params owner) {
    this.owner = owner;
  }

  /** Adds a 32-bit whole number. */
  public IntParam intParam(
      String name, String wireName, String doc, Bounds bounds, Presence presence) {
    return add(
        wireName,
        presence,
        ValueCheck.number("an int", bounds),
        check -> new IntParam(owner, name, doc, check));
  }

  /** Adds a 64-bit whole number. */
  public LongParam longParam(
      String name, String wireName, String doc, Bounds bounds, Presence presence) {
    return add(
        wireName,
        presence,
        ValueCheck.number("a long", bounds),
        check -> new LongParam(owner, name, doc, check));
  }

  /** Adds a double. */
  public DoubleParam doubleParam(
      String name, String wireName, String doc, Bounds bounds, Presence presence) {
    return add(
        wireName,
        presence,
        ValueCheck.number("a double", bounds),
        check -> new DoubleParam(owner, name, doc, check));
  }

  /** Adds a boolean, which the image reads as {@code true} or {@code false}. */
  public BooleanParam booleanParam(String name, String wireName, String doc, Presence presence) {
    return add(
        wireName,
        presence,
        ValueCheck.anything("a boolean"),
        check -> new BooleanParam(owner, name, doc));
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
    return add(
        wireName,
        presence,
        ValueCheck.listOf(ValueCheck.number("an int", bounds)),
        check -> new IntArrayParam(owner, name, doc, check.as()));
  }

  /** Adds a list of doubles, sent as a JSON list. */
  public DoubleArrayParam doubleListParam(
      String name, String wireName, String doc, Bounds bounds, Presence presence) {
    return add(
        wireName,
        presence,
        ValueCheck.listOf(ValueCheck.number("a double", bounds)),
        check -> new DoubleArrayParam(owner, name, doc, check.as()));
  }

  /** Adds a list of 64-bit whole numbers, held as texts and sent as a JSON list. */
  public StringArrayParam longListParam(
      String name, String wireName, String doc, Bounds bounds, Presence presence) {
    return bareList(name, wireName, doc, presence, ValueCheck.longText(bounds));
  }

  /** Adds a list of booleans, held as texts and sent as a JSON list. */
  public StringArrayParam booleanListParam(
      String name, String wireName, String doc, Presence presence) {
    return bareList(name, wireName, doc, presence, ValueCheck.oneOf("true", "false"));
  }

  /** Adds a map of texts to texts, held and sent as a JSON object. */
  public Param<String> stringMapParam(String name, String wireName, String doc, Presence presence) {
    ValueCheck text = ValueCheck.text("a string", "(?s).*", HyperParameterLimits.MAX_VALUE_LENGTH);
    return map(name, wireName, doc, presence, text);
  }

  /** Adds a map of texts to whole numbers, held and sent as a JSON object. */
  public Param<String> intMapParam(
      String name, String wireName, String doc, Bounds bounds, Presence presence) {
    return map(name, wireName, doc, presence, ValueCheck.number("an int", bounds));
  }

  /** Adds a map of texts to doubles, held and sent as a JSON object. */
  public Param<String> doubleMapParam(
      String name, String wireName, String doc, Bounds bounds, Presence presence) {
    return map(name, wireName, doc, presence, ValueCheck.number("a double", bounds));
  }

  /** Adds a list of whole numbers or one of several words, held as text: numbers and commas. */
  public Param<String> intListOrWordParam(
      String name, String wireName, String doc, Bounds bounds, Presence presence, String... words) {
    return word(name, wireName, doc, presence, ValueCheck.intListOrWord(bounds, words));
  }

  /** Adds a list of lists of whole numbers, held as JSON text such as {@code [[0,2],[1,3]]}. */
  public Param<String> intListsParam(
      String name, String wireName, String doc, Bounds bounds, Presence presence) {
    return word(name, wireName, doc, presence, ValueCheck.intLists(bounds));
  }

  /** Adds the Param that chooses a version of the training image; it is no hyperparameter. */
  public Param<String> imageVersionParam(String name, String doc, String... versions) {
    ValueCheck check = ValueCheck.oneOf(versions);
    settings.put(name, check);
    return new Param<String>(owner, name, doc, check.as());
  }

  /** Says how the image reads a hyperparameter that was added. */
  public void written(Param<?> param, WireForm form) {
    change(param, known -> known.written(form));
  }

  /** Says where a parameter of requests goes, where that is not the body. */
  public void placed(Param<?> param, Place place) {
    places.put(param.name(), place);
  }

  /** Says that a parameter of requests is sent with its default where it is not set. */
  public void alwaysSent(Param<?> param) {
    alwaysSent.add(param.name());
  }

  /**
   * Holds the text of a hyperparameter that was added, or each element of a list of texts, to a
   * regular expression, which the whole text matches.
   */
  public void matching(Param<?> param, String regex) {
    ValueCheck text =
        ValueCheck.text(
            "a text that matches " + regex, regex, HyperParameterLimits.MAX_VALUE_LENGTH);
    narrow(param, param instanceof StringArrayParam ? ValueCheck.listOf(text) : text);
  }

  /** Says how many elements a list that was added has. */
  public void items(Param<?> param, int min, int max) {
    narrow(param, ValueCheck.count(min, max));
  }

  /** Makes a hyperparameter that was added required when all of some conditions hold. */
  public void requiredWhen(Param<?> param, HyperParameterCondition... conditions) {
    change(param, known -> known.requiredWhen(List.of(conditions)));
  }

  /** Says which versions of the training image know a hyperparameter that was added. */
  public void knownTo(Param<?> param, String... imageVersions) {
    change(param, known -> known.knownTo(List.of(imageVersions)));
  }

  /** Says which versions of the training image know some values of a hyperparameter. */
  public void valuesKnownTo(Param<?> param, List<String> values, String... imageVersions) {
    LimitedValues limited = new LimitedValues(values, List.of(imageVersions));
    change(param, known -> known.limited(limited));
  }

  /** Gives a hyperparameter a value that a user cannot change; it is always sent. */
  public void fixed(String wireName, String value) {
    fixed.put(wireName, value);
  }

  /**
   * Adds something that hyperparameters must agree on.
   *
   * @param imageVersions the versions of the training image that have it; none for all
   */
  public void rule(
      String doc,
      List<String> imageVersions,
      List<HyperParameterCondition> when,
      List<HyperParameterCondition> then) {
    rules.add(new HyperParameterRule(doc, imageVersions, when, then));
  }

  /** Says that the image has no defaults of its own, or others: those of the Params are sent. */
  public void sendDefaults() {
    isSendingDefaults = true;
  }

  /** Says on how many instances the image can train. */
  public void mostInstances(int count) {
    mostInstances = count;
  }

  /** Returns a Param and a value, as the image reads it, for messages. */
  public String describe(Param<?> param, Object value) {
    HyperParameter known = byParamName.get(param.name());
    return known == null
        ? param.name() + " = " + WireForm.PLAIN.render(value)
        : known.describe(value);
  }

  /**
   * Lists what is wrong with the set as a whole, in the order of the spec; empty when a job can
   * start with it.
   *
   * @param others the hyperparameters given by wire name beside the Params
   */
  public List<String> problems(Map<String, String> others) {
    return problems(others, Set.of());
  }

  /**
   * Lists what is wrong with the set as a whole, in the order of the spec; empty when a job can
   * start with it.
   *
   * @param others the hyperparameters given by wire name beside the Params
   * @param channels the names of the job's channels
   */
  public List<String> problems(Map<String, String> others, Set<String> channels) {
    HyperParameterValues values = values(others, channels);
    List<String> problems = new ArrayList<>(refusals);
    byParamName.values().forEach(each -> problems(each, others, values, problems));
    fixed.forEach(
        (name, value) -> {
          if (!others.getOrDefault(name, value).equals(value)) {
            problems.add(
                "the hyperParameters map gives "
                    + name
                    + " = "
                    + others.get(name)
                    + "; here it is always "
                    + value);
          }
        });
    Optional<String> version = imageVersion();
    rules.stream()
        .filter(
            rule ->
                rule.versions().isEmpty() || version.filter(rule.versions()::contains).isPresent())
        .forEach(rule -> rule.problem(values).ifPresent(problems::add));
    instances().ifPresent(problems::add);
    HyperParameterLimits.problems(render(others), problems);
    return problems;
  }

  private void problems(
      HyperParameter each,
      Map<String, String> others,
      HyperParameterValues values,
      List<String> problems) {
    Optional<Object> value = explicit(each.param());
    String other = others.get(each.wireName());
    value.ifPresent(
        given ->
            each.check()
                .problemWith(given)
                .ifPresent(
                    problem -> problems.add(each.describe(given) + " is not allowed; " + problem)));
    if (value.isPresent() && other != null && !each.render(value.get()).equals(other)) {
      problems.add(
          each.param().name()
              + " is set and the hyperParameters map gives another value for "
              + each.wireName()
              + "; give one of the two");
    }
    if (value.isEmpty() && other == null) {
      whyRequired(each, values)
          .ifPresent(
              why ->
                  problems.add(
                      each.param().name()
                          + " is required"
                          + why
                          + " and not set; "
                          + each.howToSet()));
    } else {
      imageVersion()
          .ifPresent(version -> version(each, version, values.elements(each.wireName()), problems));
    }
  }

  /** Returns why a value must be given, to follow "is required", if one must. */
  private static Optional<String> whyRequired(HyperParameter each, HyperParameterValues values) {
    if (each.presence() == Presence.REQUIRED) {
      return Optional.of("");
    }
    boolean applies =
        !each.requiredWhen().isEmpty()
            && each.requiredWhen().stream().allMatch(condition -> condition.holds(values));
    return applies
        ? Optional.of(
            each.requiredWhen().stream()
                .map(HyperParameterCondition::toString)
                .collect(Collectors.joining(" and ", ", since ", ",")))
        : Optional.empty();
  }

  /** Returns the version of the image that was chosen. A user's own image has none. */
  public Optional<String> imageVersion() {
    return settings.isEmpty() || isSet("trainingImage")
        ? Optional.empty()
        : Optional.of(String.valueOf((Object) owner.getOrDefault(versionParam())));
  }

  private Param<?> versionParam() {
    return owner.getParam(settings.keySet().iterator().next());
  }

  /** Says that the chosen image does not know a hyperparameter, or some values of it. */
  private void version(
      HyperParameter each, String version, List<String> given, List<String> problems) {
    if (!each.versions().isEmpty() && !each.versions().contains(version)) {
      problems.add(
          each.param().name() + " is set, which " + unknown(version, "it is", each.versions()));
    }
    for (LimitedValues limited : each.limited()) {
      List<String> unknown = limited.unknownTo(version, given);
      if (!unknown.isEmpty()) {
        problems.add(
            each.param().name()
                + " has "
                + Shown.texts(unknown, ", ")
                + ", which "
                + unknown(version, "that is", limited.versions()));
      }
    }
  }

  private String unknown(String version, String what, List<String> versions) {
    return "the image of "
        + versionParam().name()
        + " "
        + version
        + " does not know; "
        + what
        + " known to "
        + String.join(", ", versions);
  }

  private Optional<String> instances() {
    if (mostInstances == Integer.MAX_VALUE || !owner.hasParam("trainingInstanceCount")) {
      return Optional.empty();
    }
    Object count = owner.getOrDefault(owner.getParam("trainingInstanceCount"));
    return (int) count > mostInstances
        ? Optional.of(
            "trainingInstanceCount is "
                + count
                + "; the image trains on at most "
                + mostInstances
                + (mostInstances == 1 ? " instance" : " instances"))
        : Optional.empty();
  }

  private boolean isSet(String param) {
    return owner.hasParam(param) && owner.isSet(owner.getParam(param));
  }

  /**
   * Returns the parameters of requests without some that are not sent.
   *
   * @param reasons why they are not, by their Params; who has set one is told so
   */
  public HyperParameterSet without(Map<String, String> reasons) {
    if (reasons.isEmpty()) {
      return this;
    }
    HyperParameterSet rest = new HyperParameterSet(owner);
    rest.byParamName.putAll(byParamName);
    rest.byParamName.keySet().removeAll(reasons.keySet());
    rest.places.putAll(places);
    rest.alwaysSent.addAll(alwaysSent);
    reasons.forEach(
        (param, reason) -> {
          if (isSet(param)) {
            rest.refusals.add(param + " is set, and " + reason + "; clear it");
          }
        });
    return rest;
  }

  /** Returns the values that go to a place, by wire name, as Jackson writes them into JSON. */
  public Map<String, Object> given(Place place) {
    Map<String, Object> given = new LinkedHashMap<>();
    for (HyperParameter each : byParamName.values()) {
      if (places.getOrDefault(each.param().name(), Place.BODY) == place) {
        sent(each.param()).ifPresent(value -> given.put(each.wireName(), each.inJson(value)));
      }
    }
    return given;
  }

  /** Returns the values that go to a place, by wire name, as the image reads them there. */
  public Map<String, String> rendered(Place place) {
    Map<String, String> rendered = new LinkedHashMap<>();
    for (HyperParameter each : byParamName.values()) {
      if (places.get(each.param().name()) == place) {
        sent(each.param()).ifPresent(value -> rendered.put(each.wireName(), each.render(value)));
      }
    }
    return rendered;
  }

  private Optional<Object> sent(Param<?> param) {
    return alwaysSent.contains(param.name()) && owner.isDefined(param)
        ? Optional.ofNullable((Object) owner.getOrDefault(param))
        : explicit(param);
  }

  /**
   * Returns what the training job is given, by wire name: what is fixed or was set, the others, and
   * the defaults where the image is to be told them.
   *
   * @param others the hyperparameters given by wire name beside the Params
   */
  public Map<String, String> render(Map<String, String> others) {
    Map<String, String> wire = new LinkedHashMap<>(others);
    wire.putAll(fixed);
    for (HyperParameter each : byParamName.values()) {
      explicit(each.param())
          .ifPresentOrElse(
              value -> wire.put(each.wireName(), each.render(value)),
              () -> defaultOf(each).ifPresent(value -> wire.putIfAbsent(each.wireName(), value)));
    }
    return wire;
  }

  /**
   * Returns what the Param of a name is, as text: what is set, else what the others give for it,
   * else its default.
   */
  public Optional<String> text(String param, Map<String, String> others) {
    if (!owner.hasParam(param)) {
      return Optional.empty();
    }
    HyperParameter known = byParamName.get(param);
    Param<?> held = owner.getParam(param);
    if (known != null && !owner.isSet(held) && others.containsKey(known.wireName())) {
      return Optional.of(others.get(known.wireName()));
    }
    return owner.isDefined(held)
        ? Optional.of(WireForm.PLAIN.render(owner.getOrDefault(held)))
        : Optional.empty();
  }

  private Optional<String> defaultOf(HyperParameter each) {
    return isSendingDefaults && owner.hasDefault(each.param())
        ? Optional.of(each.render(owner.getOrDefault(each.param())))
        : Optional.empty();
  }

  private HyperParameterValues values(Map<String, String> others, Set<String> channels) {
    Map<String, HyperParameter> byWireName = new LinkedHashMap<>();
    byParamName.values().forEach(each -> byWireName.put(each.wireName(), each));
    return new HyperParameterValues(owner, byWireName, fixed, others, channels);
  }

  private void change(Param<?> param, UnaryOperator<HyperParameter> change) {
    if (byParamName.computeIfPresent(param.name(), (name, known) -> change.apply(known)) == null) {
      throw new IllegalStateException("Param " + param.name() + " is no hyperparameter");
    }
  }

  private void narrow(Param<?> param, ValueCheck more) {
    change(
        param,
        known -> {
          known.check().narrow(more);
          return known;
        });
  }

  private Optional<Object> explicit(Param<?> param) {
    return owner.isSet(param)
        ? Optional.ofNullable((Object) owner.getOrDefault(param))
        : Optional.empty();
  }

  private Param<String> word(
      String name, String wireName, String doc, Presence presence, ValueCheck check) {
    return add(
        wireName, presence, check, narrowed -> new Param<String>(owner, name, doc, narrowed.as()));
  }

  private StringArrayParam stringList(
      String name, String wireName, String doc, Presence presence, ValueCheck element) {
    return add(
        wireName,
        presence,
        ValueCheck.listOf(element),
        check -> new StringArrayParam(owner, name, doc, check.as()));
  }

  private StringArrayParam bareList(
      String name, String wireName, String doc, Presence presence, ValueCheck element) {
    StringArrayParam param = stringList(name, wireName, doc, presence, element);
    written(param, WireForm.BARE);
    return param;
  }

  private Param<String> map(
      String name, String wireName, String doc, Presence presence, ValueCheck value) {
    Param<String> param = word(name, wireName, doc, presence, ValueCheck.mapOf(value));
    written(param, WireForm.OBJECT);
    return param;
  }

  private <P extends Param<?>> P add(
      String wireName, Presence presence, ValueCheck check, Function<NarrowedCheck, P> make) {
    NarrowedCheck narrowed = new NarrowedCheck(check);
    P param = make.apply(narrowed);
    HyperParameter before =
        byParamName.put(param.name(), new HyperParameter(param, wireName, presence, narrowed));
    if (before != null) {
      throw new IllegalStateException("Param " + param.name() + " is declared twice");
    }
    return param;
  }
}
