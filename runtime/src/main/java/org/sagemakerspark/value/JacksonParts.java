package org.sagemakerspark.value;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * The parts of Spark's Jackson, of which a build may have picked versions that do not go together:
 * of the dependencies of Spark 3.5 Maven takes jackson-core by Avro, which names 2.14, and
 * jackson-databind by Spark, which names 2.15.
 */
public final class JacksonParts {

  private JacksonParts() {}

  /**
   * Lets a stage be made only where JSON can be read.
   *
   * @throws IllegalStateException when the parts do not go together
   */
  public static void check() {
    try {
      JsonNodeFactory.instance.objectNode();
    } catch (LinkageError e) {
      String core = com.fasterxml.jackson.core.json.PackageVersion.VERSION.toString();
      String databind = com.fasterxml.jackson.databind.cfg.PackageVersion.VERSION.toString();
      throw new IllegalStateException(
          "jackson-core "
              + core
              + " and jackson-databind "
              + databind
              + " are on the class path, and do not go together; give"
              + " com.fasterxml.jackson.core:jackson-core the version "
              + databind
              + ", in Maven by dependencyManagement",
          e);
    }
  }
}
