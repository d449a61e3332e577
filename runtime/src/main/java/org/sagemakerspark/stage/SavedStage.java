package org.sagemakerspark.stage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import org.apache.spark.sql.SparkSession;
import org.sagemakerspark.spec.Algorithm;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Spark has saved of a stage, in the layout of its DefaultParamsWriter, be it by this version
 * of the stage's class or another. A Param that has another name now is set by that; one that is
 * gone is passed over with a warning.
 */
final class SavedStage {
  private static final Logger LOGGER = LoggerFactory.getLogger(SavedStage.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String path;
  private final JsonNode metadata;

  private SavedStage(String path, JsonNode metadata) {
    this.path = path;
    this.metadata = metadata;
  }

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException when there is none
   */
  static SavedStage read(SparkSession spark, String path) {
    try {
      String folder = path.replaceFirst("/+$", "") + "/metadata";
      String text = spark.read().text(folder).first().getString(0);
      JsonNode metadata = JSON.readTree(text);
      if (!metadata.path("class").isTextual() || !metadata.path("uid").isTextual()) {
        throw new IllegalArgumentException("At " + path + " is no stage that Spark has saved");
      }
      return new SavedStage(path, metadata);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("At " + path + " is no stage that Spark has saved", e);
    }
  }

  /** Returns the name of the stage's class. */
  String className() {
    return metadata.get("class").textValue();
  }

  /** Returns the stage's uid. */
  String uid() {
    return metadata.get("uid").textValue();
  }

  /**
   * Gives a new stage what was saved.
   *
   * @throws IllegalArgumentException when a user has set a Param that the stage has not, or to a
   *     value that it does not take
   */
  void restore(Params stage, Algorithm.History history) {
    named(stage, history, "paramMap")
        .forEach(
            (name, value) -> {
              if (stage.hasParam(name)) {
                set(stage, stage.getParam(name), value);
              } else if (history.removed().containsKey(name)) {
                LOGGER.warn(
                    "{} at {}: its Param {} is gone, and its value is passed over: {}",
                    uid(),
                    path,
                    name,
                    history.removed().get(name));
              } else {
                throw refused(
                    name,
                    "is not there any more, or not yet",
                    "Load it with the version of the class that has saved it, clear "
                        + name
                        + " there and save it again. Where the class comes of a spec of your own,"
                        + " name "
                        + name
                        + " in \"formerly\" of what replaces it, or in \"removed\"",
                    null);
              }
            });
    named(stage, history, "defaultParamMap")
        .forEach(
            (name, value) -> {
              if (stage.hasParam(name)) {
                setDefault(stage, stage.getParam(name), value);
              } else if (!history.removed().containsKey(name)) {
                LOGGER.warn(
                    "{} at {}: its class has no Param {}, which nobody had set: it is passed over",
                    uid(),
                    path,
                    name);
              }
            });
  }

  /** Returns saved values by the names that their Params have now. */
  private Map<String, JsonNode> named(Params stage, Algorithm.History history, String map) {
    Map<String, JsonNode> values = new LinkedHashMap<>();
    metadata.path(map).properties().forEach(each -> values.put(each.getKey(), each.getValue()));
    history
        .formerly()
        .forEach(
            (former, name) -> {
              if (values.containsKey(former) && stage.hasParam(name)) {
                JsonNode value = values.remove(former);
                if (map.equals("paramMap")) {
                  LOGGER.warn(
                      "{} at {}: its Param {} is called {} now; save it anew to be rid of this"
                          + " warning",
                      uid(),
                      path,
                      former,
                      name);
                }
                values.putIfAbsent(name, value);
              }
            });
    return values;
  }

  private <T> void set(Params stage, Param<T> param, JsonNode value) {
    try {
      stage.set(param, decoded(param, value));
    } catch (RuntimeException e) {
      throw refused(
          param.name(),
          "does not take its value any more, or not yet",
          "Load it with the version of the class that has saved it, give "
              + param.name()
              + " a value that both take, and save it again. "
              + param.doc(),
          e);
    }
  }

  /** A default that is none any more gives way to the one that the class has. */
  private <T> void setDefault(Params stage, Param<T> param, JsonNode value) {
    try {
      stage.setDefault(param, decoded(param, value));
    } catch (RuntimeException e) {
      LOGGER.warn(
          "{} at {}: its Param {}, which nobody had set, has another default now",
          uid(),
          path,
          param.name());
    }
  }

  /** Reads a value; a number also where texts are held now, since words stand beside it. */
  private static <T> T decoded(Param<T> param, JsonNode value) {
    try {
      return param.jsonDecode(value.toString());
    } catch (RuntimeException e) {
      if (!value.isNumber()) {
        throw e;
      }
      return param.jsonDecode(TextNode.valueOf(value.asText()).toString());
    }
  }

  private IllegalArgumentException refused(
      String param, String what, String remedy, RuntimeException cause) {
    return new IllegalArgumentException(
        uid()
            + " at "
            + path
            + " was saved by another version of "
            + className()
            + ": its Param "
            + param
            + " "
            + what
            + ". "
            + remedy,
        cause);
  }
}
