package org.sagemakerspark.processor.apt;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.tools.StandardLocation;

/** Finds specs among the resources of a compilation. */
final class SpecFinder {
  private static final List<StandardLocation> PLACES =
      List.of(
          StandardLocation.CLASS_OUTPUT, StandardLocation.SOURCE_PATH, StandardLocation.CLASS_PATH);

  private final Filer filer;

  SpecFinder(Filer filer) {
    this.filer = filer;
  }

  /** Tells whether a path stays below the places that are searched. */
  static boolean isResourcePath(String path) {
    return !path.contains("\\")
        && !path.contains(":")
        && Arrays.stream(path.split("/", -1))
            .noneMatch(part -> part.isBlank() || part.equals(".") || part.equals(".."));
  }

  /**
   * Returns the content of a spec, or nothing if there is none.
   *
   * @throws IOException if it is there and cannot be read
   */
  Optional<byte[]> find(String path) throws IOException {
    for (StandardLocation place : PLACES) {
      Optional<byte[]> content = find(place, path);
      if (content.isPresent()) {
        return content;
      }
    }
    return Optional.empty();
  }

  private Optional<byte[]> find(StandardLocation place, String path) throws IOException {
    try (InputStream content = filer.getResource(place, "", path).openInputStream()) {
      return Optional.of(content.readAllBytes());
    } catch (FileNotFoundException | NoSuchFileException | IllegalArgumentException e) {
      // Not there, or a place that this compiler or this compilation does not have.
      return Optional.empty();
    }
  }
}
