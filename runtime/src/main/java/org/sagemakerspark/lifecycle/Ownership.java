package org.sagemakerspark.lifecycle;

import com.amazonaws.services.sagemaker.model.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The tags by which this library knows again what it has created.
 *
 * @param application id of the Spark application that created them
 * @param run tells its driver from the drivers of other applications with the same id
 * @param stage uid of the stage that they were created for
 * @param model the suffix that all names of one fit share; it tells its model from all others
 * @param attempt tells one call of this library from all others, so that a call whose answer was
 *     lost can find out whether it has created a thing itself
 */
public record Ownership(
    String application, String run, String stage, String model, String attempt) {

  /** Key of the tag with the id of the Spark application. */
  public static final String APPLICATION = "sagemaker-spark:application";

  /** Key of the tag with the driver's run and the call, as {@code run/attempt}. */
  public static final String RUN = "sagemaker-spark:run";

  /** Key of the tag with the uid of the stage. */
  public static final String STAGE = "sagemaker-spark:stage";

  /** Key of the tag that tells one fitted model from all others. */
  public static final String MODEL = "sagemaker-spark:model";

  /**
   * Key of the tag with the name of an endpoint. Models and endpoint configurations that were
   * created for an endpoint have it.
   */
  public static final String ENDPOINT = "sagemaker-spark:endpoint";

  private static final int LONGEST_VALUE = 256;

  /** Returns the ownership of what one call of this driver is going to create. */
  public static Ownership ofThisCall(String application, String stage, String model) {
    return new Ownership(application, DriverRun.id(), stage, model, DriverRun.freshId());
  }

  /** Returns the tags of a thing that is created: the user's and those that tell who created it. */
  public List<Tag> tags(Map<String, String> ofTheUser) {
    List<Tag> tags = new ArrayList<>();
    ofTheUser.forEach((key, value) -> tags.add(tag(key, value)));
    tags.add(tag(APPLICATION, value(application)));
    tags.add(tag(RUN, runAndAttempt()));
    tags.add(tag(STAGE, value(stage)));
    tags.add(tag(MODEL, model));
    return tags;
  }

  /** Returns the tags of what is created for an endpoint. */
  public List<Tag> tags(Map<String, String> ofTheUser, String endpoint) {
    List<Tag> tags = tags(ofTheUser);
    tags.add(tag(ENDPOINT, endpoint));
    return tags;
  }

  /** Tells whether tags are those of something that this very call has created. */
  boolean isOfThisCall(Map<String, String> tags) {
    return runAndAttempt().equals(tags.get(RUN)) && isOfModel(tags);
  }

  /** Tells whether tags are those of something that was created for this model. */
  boolean isOfModel(Map<String, String> tags) {
    return model.equals(tags.get(MODEL));
  }

  /** Tells whether tags are those of another model of the same stage in the same application. */
  boolean isOfSibling(Map<String, String> tags) {
    return value(application).equals(tags.get(APPLICATION))
        && run.equals(run(tags))
        && value(stage).equals(tags.get(STAGE))
        && !isOfModel(tags);
  }

  /** Tells whether tags are those of two things that were created for one model. */
  static boolean areOfOneModel(Map<String, String> some, Map<String, String> others) {
    return some.containsKey(MODEL) && some.get(MODEL).equals(others.get(MODEL));
  }

  /** Tells whether a name was made for the same model as the thing with these tags. */
  static boolean names(Map<String, String> tags, String name) {
    return tags.containsKey(MODEL) && name.endsWith(tags.get(MODEL));
  }

  /** Tells whether tags are those of something that an application of this id has created. */
  static boolean isOfApplication(String application, Map<String, String> tags) {
    return value(application).equals(tags.get(APPLICATION));
  }

  /** Returns the run of the driver that has created something with these tags. */
  static String run(Map<String, String> tags) {
    return tags.getOrDefault(RUN, "").replaceFirst("/.*", "");
  }

  private String runAndAttempt() {
    return run + "/" + attempt;
  }

  /** Leaves out the characters that a tag's value may not have. A user may choose any uid. */
  private static String value(String text) {
    String fit = text.replaceAll("[^\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]", "_");
    return fit.substring(0, Math.min(LONGEST_VALUE, fit.length()));
  }

  private static Tag tag(String key, String value) {
    return new Tag().withKey(key).withValue(value);
  }
}
