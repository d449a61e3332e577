package org.sagemakerspark.local.server.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders whose contents strangers name. */
public final class Folders {

  private Folders() {}

  /**
   * Finds the place of an untrusted relative name inside a folder.
   *
   * @throws IOException if the name is empty, absolute, or leaves the folder
   */
  public static Path inside(Path folder, String name) throws IOException {
    Path base = folder.toAbsolutePath().normalize();
    try {
      Path place = base.resolve(name).normalize();
      boolean plain = !Path.of(name).isAbsolute() && !List.of(name.split("/")).contains("..");
      if (plain && place.startsWith(base) && !place.equals(base)) {
        return place;
      }
    } catch (InvalidPathException e) {
      throw new IOException("'" + name + "' is not a file name: " + e.getReason(), e);
    }
    throw new IOException("'" + name + "' would leave its folder; it was not written");
  }

  /**
   * Moves the files of a folder into another one, which may have some already.
   *
   * @throws IOException if a name is there twice
   */
  public static void merge(Path from, Path into) throws IOException {
    Files.createDirectories(into);
    List<Path> files;
    try (Stream<Path> all = Files.walk(from)) {
      files = all.filter(f -> Files.isRegularFile(f, LinkOption.NOFOLLOW_LINKS)).toList();
    }
    for (Path file : files) {
      Path target = into.resolve(from.relativize(file).toString());
      Files.createDirectories(target.getParent());
      Files.move(file, target);
    }
  }

  /** Deletes a folder and everything in it, without following links. */
  public static void delete(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(folder)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    for (Path path : deepestFirst) {
      Files.deleteIfExists(path);
    }
  }
}
