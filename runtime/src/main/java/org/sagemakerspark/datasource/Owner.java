package org.sagemakerspark.datasource;

import java.util.Collection;
import java.util.List;
import org.sagemakerspark.schema.Nearest;

/** How the data source calls itself, and what it says of options that it does not have. */
final class Owner {

  /** The name by which users ask for it. */
  static final String FORMAT = "sagemaker";

  /** The name in messages. */
  static final String NAME = "The data source " + FORMAT;

  private static final List<String> OF_SPARK = List.of("path", "paths");

  private Owner() {}

  /**
   * Refuses options that nobody reads. A name with a dot is a setting of Hadoop's, and one that
   * begins with two underscores is Spark's own.
   *
   * @param known the options that there are, whose names have no case
   */
  static void checkOptions(Collection<String> given, List<String> known) {
    for (String name : given) {
      boolean isKnown =
          name.contains(".")
              || name.startsWith("__")
              || OF_SPARK.stream().anyMatch(name::equalsIgnoreCase)
              || known.stream().anyMatch(name::equalsIgnoreCase);
      if (!isKnown) {
        throw new IllegalArgumentException(
            NAME
                + " has no option '"
                + name
                + "' here; there are "
                + String.join(", ", known)
                + Nearest.of(name, known));
      }
    }
  }
}
