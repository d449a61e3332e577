package org.sagemakerspark.local.server;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the server is started with.
 *
 * @param port the port of the control plane, the runtime and STS; 0 for any free one
 * @param s3Port the port of S3; 0 for any free one
 * @param directory where S3's objects, logs and working folders are kept
 * @param images the folder that holds the jars of the built-in images
 * @param sparkClassPath a file that lists Spark's class path, one entry a line; the images need it
 *     to train
 * @param ownImages a JSON file: an object of image URIs and their command lines
 * @param region the region that the server stands for
 * @param temporary a folder that is deleted when the server has ended; nothing if there is none
 * @param cache a folder that keeps what later servers start training jobs faster with; nothing if
 *     there is none
 */
public record Settings(
    int port,
    int s3Port,
    Path directory,
    Path images,
    Path sparkClassPath,
    Path ownImages,
    String region,
    Optional<Path> temporary,
    Optional<Path> cache) {

  private static final List<String> OPTIONS =
      List.of(
          "--port",
          "--s3-port",
          "--directory",
          "--images",
          "--spark-class-path",
          "--own-images",
          "--region",
          "--temporary",
          "--cache");

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException if an option is unknown, has no value, or is missing
   */
  static Settings parse(List<String> arguments) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < arguments.size(); i += 2) {
      String option = arguments.get(i);
      if (!OPTIONS.contains(option) || i + 1 == arguments.size()) {
        throw new IllegalArgumentException(
            "'" + option + "' is unknown or has no value; the options are " + OPTIONS);
      }
      values.put(option, arguments.get(i + 1));
    }
    return new Settings(
        Integer.parseInt(values.getOrDefault("--port", "0")),
        Integer.parseInt(values.getOrDefault("--s3-port", "0")),
        path(values, "--directory"),
        path(values, "--images"),
        path(values, "--spark-class-path"),
        path(values, "--own-images"),
        values.getOrDefault("--region", "us-east-1"),
        Optional.ofNullable(values.get("--temporary")).map(Path::of),
        Optional.ofNullable(values.get("--cache")).map(Path::of));
  }

  private static Path path(Map<String, String> values, String option) {
    String value = values.get(option);
    if (value == null) {
      throw new IllegalArgumentException(option + " is required");
    }
    return Path.of(value).toAbsolutePath().normalize();
  }
}
