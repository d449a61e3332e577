package org.sagemakerspark.hyperparameter;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.ml.param.Param;
import org.sagemakerspark.value.ValueCheck;
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
 * @param further what values are held to beside the check of the Param
 */
record HyperParameter(
    Param<?> param,
    String wireName,
    Presence presence,
    ValueCheck check,
    WireForm form,
    ArrayList<HyperParameterCondition> requiredWhen,
    ArrayList<String> versions,
    ArrayList<LimitedValues> limited,
    ArrayList<ValueCheck> further)
    implements Serializable {

  HyperParameter(Param<?> param, String wireName, Presence presence, ValueCheck check) {
    this(
        param,
        wireName,
        presence,
        check,
        WireForm.PLAIN,
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>());
  }

  HyperParameter written(WireForm as) {
    return new HyperParameter(
        param, wireName, presence, check, as, requiredWhen, versions, limited, further);
  }

  HyperParameter requiredWhen(List<HyperParameterCondition> conditions) {
    return new HyperParameter(
        param,
        wireName,
        presence,
        check,
        form,
        new ArrayList<>(conditions),
        versions,
        limited,
        further);
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
        limited,
        further);
  }

  HyperParameter limited(LimitedValues more) {
    ArrayList<LimitedValues> all = new ArrayList<>(limited);
    all.add(more);
    return new HyperParameter(
        param, wireName, presence, check, form, requiredWhen, versions, all, further);
  }

  HyperParameter checkedBy(ValueCheck more) {
    ArrayList<ValueCheck> all = new ArrayList<>(further);
    all.add(more);
    return new HyperParameter(
        param, wireName, presence, check, form, requiredWhen, versions, limited, all);
  }

  /** Returns a value as the image reads it. */
  String render(Object value) {
    return form.render(value);
  }

  /** Returns what is wrong with a value, if anything is. */
  Optional<String> problemWith(Object value) {
    return check.problemWith(value).or(() -> problemOfForm(value));
  }

  /** Returns what is wrong with a value that the Param takes, if anything is. */
  Optional<String> problemOfForm(Object value) {
    return torn(value)
        .or(() -> further.stream().flatMap(check -> check.problemWith(value).stream()).findFirst());
  }

  /** Returns why the image would read another value, if it would. */
  private Optional<String> torn(Object value) {
    return form.tornElement(value)
        .map(
            element ->
                "its element '"
                    + element
                    + "' holds a character that parts or encloses elements where the image reads"
                    + " them ("
                    + form.separators()
                    + ")");
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
