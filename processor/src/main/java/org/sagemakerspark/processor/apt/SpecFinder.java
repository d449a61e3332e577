package org.sagemakerspark.processor.apt;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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
  private final Optional<Path> folder;

  /**
   * Creates a finder.
   *
   * @param folder where specs are too, for builds that compile before they copy resources
   */
  SpecFinder(Filer filer, Optional<Path> folder) {
    this.filer = filer;
    this.folder = folder;
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
    // First: a copy among the classes may be that of an earlier build.
    if (folder.isPresent() && Files.isRegularFile(folder.get().resolve(path))) {
      return Optional.of(Files.readAllBytes(folder.get().resolve(path)));
    }
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
