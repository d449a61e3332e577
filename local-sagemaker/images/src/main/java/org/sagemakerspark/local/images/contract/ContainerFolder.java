package org.sagemakerspark.local.images.contract;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The folder of a container: {@code /opt/ml}, or the one that {@code SAGEMAKER_BASE_DIR} names.
 *
 * @param base the folder
 */
public record ContainerFolder(Path base) {

  /** Finds the folder as the environment gives it. */
  public static ContainerFolder ofEnvironment() {
    return new ContainerFolder(
        Path.of(System.getenv().getOrDefault("SAGEMAKER_BASE_DIR", "/opt/ml")));
  }

  public Path model() {
    return base.resolve("model");
  }

  /** Gives the folder for what is thrown away at the end. */
  public Path scratch() throws IOException {
    return Files.createDirectories(base.resolve("tmp"));
  }

  public Map<String, String> hyperParameters() throws IOException {
    Map<String, String> values = new TreeMap<>();
    for (Map.Entry<String, JsonElement> entry : config("hyperparameters.json").entrySet()) {
      values.put(entry.getKey(), entry.getValue().getAsString());
    }
    return values;
  }

  /** Finds a channel's files, sorted by name; nothing if the job has no such channel. */
  public Optional<Channel> channel(String name) throws IOException {
    JsonElement entry = config("inputdataconfig.json").get(name);
    if (entry == null) {
      return Optional.empty();
    }
    JsonObject configuration = entry.getAsJsonObject();
    try (Stream<Path> files = Files.walk(base.resolve("input/data").resolve(name))) {
      List<Path> sorted = files.filter(Files::isRegularFile).sorted().toList();
      return Optional.of(
          new Channel(
              name,
              text(configuration, "ContentType"),
              text(configuration, "S3DistributionType"),
              sorted));
    }
  }

  private static String text(JsonObject configuration, String member) {
    JsonElement value = configuration.get(member);
    return value == null ? "" : value.getAsString();
  }

  /**
   * Finds the files of a channel that a job must have.
   *
   * @throws UserErrorException if it has not
   */
  public Channel requiredChannel(String name) throws IOException, UserErrorException {
    return channel(name)
        .orElseThrow(() -> new UserErrorException("The channel " + name + " is required"));
  }

  /** Leaves the text that becomes the job's failure reason. */
  public void fail(String reason) throws IOException {
    Files.writeString(Files.createDirectories(base.resolve("output")).resolve("failure"), reason);
  }

  private JsonObject config(String file) throws IOException {
    try (Reader reader = Files.newBufferedReader(base.resolve("input/config").resolve(file))) {
      return JsonParser.parseReader(reader).getAsJsonObject();
    }
  }
}
