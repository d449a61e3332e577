package org.sagemakerspark.hyperparameter;

import com.fasterxml.jackson.databind.util.RawValue;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.param.Param;
import org.sagemakerspark.value.WireForm;

/**
 * A Param that goes to the training image.
 *
 * @param param the Param that holds the value
 * @param wireName the name the image knows
 * @param presence whether a job can start without it
 * @param check which values it takes
 * @param form how a value is written for the image
 * @param requiredWhen conditions that, all together, make it required
 * @param versions the versions of the image that know it; empty for all
 * @param limited values that only some versions of the image know
 */
record HyperParameter(
    Param<?> param,
    String wireName,
    Presence presence,
    NarrowedCheck check,
    WireForm form,
    ArrayList<HyperParameterCondition> requiredWhen,
    ArrayList<String> versions,
    ArrayList<LimitedValues> limited)
    implements Serializable {

  HyperParameter(Param<?> param, String wireName, Presence presence, NarrowedCheck check) {
    this(
        param,
        wireName,
        presence,
        check,
        WireForm.PLAIN,
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>());
  }

  HyperParameter written(WireForm as) {
    as.check().ifPresent(check::narrow);
    return new HyperParameter(
        param, wireName, presence, check, as, requiredWhen, versions, limited);
  }

  HyperParameter requiredWhen(List<HyperParameterCondition> conditions) {
    return new HyperParameter(
        param, wireName, presence, check, form, new ArrayList<>(conditions), versions, limited);
  }

  HyperParameter knownTo(List<String> imageVersions) {
    return new HyperParameter(
        param,
        wireName,
        presence,
        check,
        form,
        requiredWhen,
        new ArrayList<>(imageVersions),
        limited);
  }

  HyperParameter limited(LimitedValues more) {
    ArrayList<LimitedValues> all = new ArrayList<>(limited);
    all.add(more);
    return new HyperParameter(param, wireName, presence, check, form, requiredWhen, versions, all);
  }

  /** Returns a value as the image reads it. */
  String render(Object value) {
    return form.render(value);
  }

  /** Returns a value as Jackson writes it into JSON: texts that stand for more are JSON already. */
  Object inJson(Object value) {
    return form == WireForm.BARE || form == WireForm.OBJECT ? new RawValue(render(value)) : value;
  }

  /** Returns the Param and a value, for messages. */
  String describe(Object value) {
    return param.name() + " = " + render(value);
  }

  /** Says how to give a value, for messages. */
  String howToSet() {
    String name = param.name();
    return "call set"
        + Character.toUpperCase(name.charAt(0))
        + name.substring(1)
        + "; it must be "
        + check.allowed();
  }
}
