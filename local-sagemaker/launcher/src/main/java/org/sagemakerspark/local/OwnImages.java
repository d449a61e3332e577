package org.sagemakerspark.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The images that a user has registered, by their URI. */
final class OwnImages {

  private final Map<String, List<String>> commands = new LinkedHashMap<>();

  void add(String uri, List<String> command) {
    if (uri.isBlank() || command.isEmpty() || command.get(0).isBlank()) {
      throw new IllegalArgumentException(
          "An image needs a URI and a command, not '" + uri + "' and " + command);
    }
    commands.put(uri, List.copyOf(command));
  }

  /** Registers a class whose {@code main} gets {@code train} or {@code serve}. */
  void add(String uri, Class<?> program) {
    add(
        uri,
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            program.getName()));
  }

  /** Writes a JSON object of the URIs and the command lines. */
  Path writeTo(Path file) throws IOException {
    return Files.writeString(
        file,
        commands.entrySet().stream()
            .map(image -> JsonText.of(image.getKey()) + ":" + JsonText.of(image.getValue()))
            .collect(Collectors.joining(",", "{", "}")));
  }
}
