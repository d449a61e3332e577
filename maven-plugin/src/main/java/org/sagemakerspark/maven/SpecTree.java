package org.sagemakerspark.maven;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.sagemakerspark.processor.spec.parse.SpecReader;

/**
 * The specs of a project: the JSON files of a folder, each in the folder of its Java package.
 *
 * @param root the folder
 * @param specs the content of each file, in the order of their names; of a file that is too large,
 *     enough for it to be refused
 */
record SpecTree(Path root, SortedMap<Path, byte[]> specs) {

  private static final String PACKAGE = "([a-z_][a-z0-9_]*)(\\.[a-z_][a-z0-9_]*)*";

  static SpecTree of(Path root) throws IOException {
    SortedMap<Path, byte[]> specs = new TreeMap<>();
    for (Path file : files(root)) {
      try (InputStream in = Files.newInputStream(file)) {
        specs.put(file, in.readNBytes(SpecReader.MAX_BYTES + 1));
      }
    }
    return new SpecTree(root, specs);
  }

  /** Returns the JSON files of a folder, in the order of their names; none where there is none. */
  static List<Path> files(Path root) throws IOException {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(file -> file.toString().endsWith(".json") && Files.isRegularFile(file))
          .sorted()
          .toList();
    }
  }

  /**
   * Returns the Java package that a spec's folder stands for.
   *
   * @throws IOException when the folder's name is no package's
   */
  String javaPackage(Path file) throws IOException {
    String name =
        StreamSupport.stream(root.relativize(file.getParent()).spliterator(), false)
            .map(Path::toString)
            .collect(Collectors.joining("."));
    if (!name.matches(PACKAGE)) {
      throw new IOException(
          file
              + " must be in the folder of its Java package below "
              + root
              + ", such as "
              + root.resolve(Path.of("org", "example", file.getFileName().toString())));
    }
    return name;
  }
}
