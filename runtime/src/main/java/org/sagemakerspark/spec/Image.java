package org.sagemakerspark.spec;

import java.util.Optional;

/**
 * A version of an algorithm's container image.
 *
 * @param version the name that users choose it by
 * @param source who keeps it
 * @param repository its repository; empty where the source is a whole URI, or a user's
 * @param tag its tag; empty where the source is a whole URI, or a user's
 * @param serving the image that serves, where that is another one
 */
public record Image(
    String version, ImageSource source, String repository, String tag, Optional<Image> serving) {

  /** Makes an image that trains and serves. */
  public Image(String version, ImageSource source, String repository, String tag) {
    this(version, source, repository, tag, Optional.empty());
  }

  /** Returns the same with another image that serves, under the same tag. */
  Image servedBy(ImageSource keeper, String name) {
    return new Image(
        version, source, repository, tag, Optional.of(new Image(version, keeper, name, tag)));
  }

  /** Returns the image that serves. */
  public Image forServing() {
    return serving.orElse(this);
  }

  /** Tells whether the image that trains cannot be taken for the one that serves. */
  public boolean servesByAnother() {
    return serving.isPresent() || source.isOfUser();
  }
}
