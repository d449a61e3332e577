package org.sagemakerspark.local;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs that a machine may lack. CI must have them: there, a test that needs one fails. */
final class Programs {

  private Programs() {}

  /** Finds the first of these on the search path, or ends the test. */
  static Path required(String... names) {
    Optional<Path> found =
        Stream.of(names)
            .flatMap(
                name ->
                    Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                        .map(folder -> Path.of(folder, name)))
            .filter(Files::isExecutable)
            .findFirst();
    if (found.isEmpty()) {
      String message = "This machine has none of " + String.join(", ", names);
      if (Boolean.parseBoolean(System.getenv("CI"))) {
        fail(message);
      }
      abort(message);
    }
    return found.get();
  }
}
