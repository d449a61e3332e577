package org.sagemakerspark.param;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.param.StringArrayParam;

/**
 * The Params of a stage that no spec names: each group of them declares its Params here once, and
 * estimators and models alike look them up.
 */
public final class ParamSet implements Serializable {

  private final Params owner;
  private final Map<String, Param<?>> byName = new LinkedHashMap<>();

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
    text(name, doc, ValueCheck.codec());
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

  void bool(String name, String doc) {
    byName.put(name, new BooleanParam(owner, name, doc));
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

  /** Returns the value or the default of the Param of a name; empty when it has neither. */
  public <T> Optional<T> optional(String name) {
    Param<T> param = get(name);
    return owner.isDefined(param)
        ? Optional.ofNullable(owner.getOrDefault(param))
        : Optional.empty();
  }
}
