package org.sagemakerspark.local.images.contract;

import com.google.gson.Gson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.sagemakerspark.local.images.algorithm.AlgorithmImage;
import org.sagemakerspark.local.images.serving.ClientErrorException;
import org.sagemakerspark.local.images.serving.Responder;

/** The folder of a container, in which a test trains and serves without a process. */
public final class TestFolder {

  private final Path base;
  private final Map<String, Map<String, String>> channels = new HashMap<>();

  public TestFolder(Path base) {
    this.base = base;
  }

  /**
   * Returns hyperparameters, of which some are others.
   *
   * @param pairs names and values; one whose value is null is left out
   */
  public static Map<String, String> changed(Map<String, String> usual, String... pairs) {
    Map<String, String> changed = new HashMap<>(usual);
    for (int i = 0; i < pairs.length; i += 2) {
      changed.put(pairs[i], pairs[i + 1]);
    }
    changed.values().removeIf(Objects::isNull);
    return changed;
  }

  /** Puts one file into a channel. */
  public TestFolder channel(String name, String contentType, byte[] content) throws IOException {
    return channel(name, contentType, "FullyReplicated", content);
  }

  /** Puts one file into a channel that is shared out in a way. */
  public TestFolder channel(String name, String contentType, String distribution, byte[] content)
      throws IOException {
    channels.put(name, Map.of("ContentType", contentType, "S3DistributionType", distribution));
    return file(name, "part", content);
  }

  /** Puts a file into a channel by its name there; a channel that is new has no content type. */
  public TestFolder file(String channel, String name, byte[] content) throws IOException {
    channels.putIfAbsent(channel, Map.of("S3DistributionType", "FullyReplicated"));
    Path file = base.resolve("input/data").resolve(channel).resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
    return this;
  }

  /** Puts lines of CSV into a channel. */
  public TestFolder csv(String name, String labelSize, String lines) throws IOException {
    return channel(
        name, "text/csv;label_size=" + labelSize, lines.getBytes(StandardCharsets.UTF_8));
  }

  public Path model() {
    return base.resolve("model");
  }

  /** Trains, and returns the log. */
  public String train(AlgorithmImage image, Map<String, String> hyperParameters)
      throws IOException, UserErrorException {
    Path config = Files.createDirectories(base.resolve("input/config"));
    Files.createDirectories(model());
    Files.writeString(config.resolve("hyperparameters.json"), new Gson().toJson(hyperParameters));
    Files.writeString(config.resolve("inputdataconfig.json"), new Gson().toJson(channels));
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    image.train(
        new ContainerFolder(base),
        new ContainerLog(new PrintStream(log, true, StandardCharsets.UTF_8)));
    return log.toString(StandardCharsets.UTF_8);
  }

  /** Asks what {@link #train} made, and returns the answer as text. */
  public String ask(AlgorithmImage image, String contentType, String accept, String body)
      throws IOException, ClientErrorException {
    Responder.Reply reply =
        image.load(model()).respond(contentType, accept, body.getBytes(StandardCharsets.UTF_8));
    return new String(reply.body(), StandardCharsets.UTF_8);
  }
}
