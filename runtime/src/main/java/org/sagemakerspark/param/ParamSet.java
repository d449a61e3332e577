package org.sagemakerspark.param;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.param.StringArrayParam;
import org.sagemakerspark.value.Bounds;
import org.sagemakerspark.value.JsonMap;
import org.sagemakerspark.value.ValueCheck;

/**
 * The Params of a stage that no spec names: each group of them declares its Params here once, and
 * estimators and models alike look them up.
 */
public final class ParamSet implements Serializable {

  private final Params owner;
  private final Map<String, Param<?>> byName = new LinkedHashMap<>();
  private final Map<String, String> replaced = new LinkedHashMap<>();
  private final Set<String> ofServing = new LinkedHashSet<>();

  /** Creates the empty set of a stage whose uid is known already. */
  public ParamSet(Params owner) {
    this.owner = owner;
  }

  void string(String name, String doc) {
    text(name, doc, ValueCheck.anything("a string"));
  }

  /** Declares texts by name, held as a JSON object; {@link JsonMap} reads it. */
  void map(String name, String doc) {
    text(name, doc, ValueCheck.jsonMap());
  }

  /** Declares the description of a serializer or deserializer. */
  void codec(String name, String doc) {
    text(name, doc, new CodecCheck());
  }

  void oneOf(String name, String doc, String... words) {
    text(name, doc, ValueCheck.oneOf(words));
  }

  /** Declares a text that is checked. */
  void text(String name, String doc, ValueCheck check) {
    byName.put(name, new Param<String>(owner, name, doc, check.as()));
  }

  void strings(String name, String doc) {
    ValueCheck check = ValueCheck.listOf(ValueCheck.anything("a string"));
    byName.put(name, new StringArrayParam(owner, name, doc, check.as()));
  }

  void integer(String name, String doc, Bounds bounds) {
    byName.put(name, new IntParam(owner, name, doc, ValueCheck.number("an int", bounds)));
  }

  void longInteger(String name, String doc, Bounds bounds) {
    byName.put(name, new LongParam(owner, name, doc, ValueCheck.number("a long", bounds)));
  }

  void number(String name, String doc, Bounds bounds) {
    byName.put(name, new DoubleParam(owner, name, doc, ValueCheck.number("a double", bounds)));
  }

  void bool(String name, String doc) {
    byName.put(name, new BooleanParam(owner, name, doc));
  }

  /** Declares Params that say how a model is served and scores. */
  public void ofServing(Runnable declarations) {
    Set<String> before = Set.copyOf(byName.keySet());
    declarations.run();
    ofServing.addAll(byName.keySet());
    ofServing.removeAll(before);
  }

  /**
   * Returns the names of the Params that a user has set to say how a model is served and scores.
   */
  public List<String> setOfServing() {
    return ofServing.stream().filter(name -> owner.isSet(byName.get(name))).toList();
  }

  /** Says that a declared Param, once it is set, replaces a setting of the Spark configuration. */
  void replaces(String name, String setting) {
    replaced.put(name, setting);
  }

  /** Returns the names of the Params that are set and replace a setting, by that setting's key. */
  public Map<String, String> replacements() {
    Map<String, String> set = new LinkedHashMap<>();
    replaced.forEach(
        (name, setting) -> {
          if (owner.isDefined(get(name))) {
            set.put(setting, name);
          }
        });
    return set;
  }

  /** Gives a declared Param a default. */
  public <T> void defaultOf(String name, T value) {
    Param<T> param = get(name);
    owner.setDefault(param, value);
  }

  /** Returns the Param of a name that one of the stage's groups has declared. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public <P extends Param<?>> P get(String name) {
    Param<?> param = byName.get(name);
    if (param == null) {
      throw new IllegalStateException(owner.uid() + " declares no Param " + name);
    }
    return (P) param;
  }
}
