package org.sagemakerspark.aws;

import com.amazonaws.services.sagemaker.model.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * By which tags things are known again that this library has created.
 *
 * @param application id of the Spark application that created them
 * @param stage uid of the stage that they were created for
 * @param model the suffix that all names of one fit share; it tells its model from all others
 */
public record Ownership(String application, String stage, String model) {

  /** Key of the tag with the id of the Spark application. */
  public static final String APPLICATION = "sagemaker-spark:application";

  /** Key of the tag with the uid of the stage. */
  public static final String STAGE = "sagemaker-spark:stage";

  /** Key of the tag that tells one fitted model from all others. */
  public static final String MODEL = "sagemaker-spark:model";

  private static final int LONGEST_VALUE = 256;

  /** Returns the tags of a thing that is created: the user's and those that tell who created it. */
  public List<Tag> tags(Map<String, String> ofTheUser) {
    List<Tag> tags = new ArrayList<>();
    ofTheUser.forEach((key, value) -> tags.add(tag(key, value)));
    tags.add(tag(APPLICATION, value(application)));
    tags.add(tag(STAGE, value(stage)));
    tags.add(tag(MODEL, model));
    return tags;
  }

  /** Tells whether tags are those of another model of the same stage in the same application. */
  public boolean isOfSibling(Map<String, String> tags) {
    return value(application).equals(tags.get(APPLICATION))
        && value(stage).equals(tags.get(STAGE))
        && !model.equals(tags.get(MODEL));
  }

  /** Leaves out what a tag's value may not have; users choose uids. */
  private static String value(String text) {
    String fit = text.replaceAll("[^\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]", "_");
    return fit.substring(0, Math.min(LONGEST_VALUE, fit.length()));
  }

  private static Tag tag(String key, String value) {
    return new Tag().withKey(key).withValue(value);
  }
}
