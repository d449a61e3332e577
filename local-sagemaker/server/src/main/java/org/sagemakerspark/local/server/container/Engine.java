package org.sagemakerspark.local.server.container;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What an image trains with. XGBoost's libraries are never where Spark trains, which has a Kryo of
 * its own; LightGBM's is where it trains only.
 */
enum Engine {
  SPARK,
  XGBOOST,
  LIGHTGBM,
  /** What is in the images' own code. */
  JAVA,
  /** Nothing: the image checks what it is given, and answers what any model might. */
  NONE;

  private static final List<String> OF_XGBOOST = List.of("xgboost4j", "kryo", "commons-logging");

  static Engine of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** Says whether an image that has this engine needs one of the images' jars. */
  boolean needs(Path jar) {
    String name = jar.getFileName().toString();
    return (this == XGBOOST || OF_XGBOOST.stream().noneMatch(name::startsWith))
        && (this == LIGHTGBM || !name.startsWith("lightgbmlib"));
  }
}
