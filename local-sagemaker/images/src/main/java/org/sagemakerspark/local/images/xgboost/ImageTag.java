package org.sagemakerspark.local.images.xgboost;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version in an image's tag, such as {@code 3.2-0} or {@code 1.2-2-cpu-py3}. */
record ImageTag(int major, int minor, int build) implements Comparable<ImageTag> {

  private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+)-(\\d+).*");

  private static final Comparator<ImageTag> ORDER =
      Comparator.comparingInt(ImageTag::major)
          .thenComparingInt(ImageTag::minor)
          .thenComparingInt(ImageTag::build);

  /** Reads a tag; what has no version, such as latest, comes before all. */
  static ImageTag of(String tag) {
    Matcher numbers = NUMBERS.matcher(tag);
    return numbers.matches()
        ? new ImageTag(
            Integer.parseInt(numbers.group(1)),
            Integer.parseInt(numbers.group(2)),
            Integer.parseInt(numbers.group(3)))
        : new ImageTag(0, 0, 0);
  }

  boolean isAtLeast(String other) {
    return compareTo(of(other)) >= 0;
  }

  @Override
  public int compareTo(ImageTag other) {
    return ORDER.compare(this, other);
  }
}
