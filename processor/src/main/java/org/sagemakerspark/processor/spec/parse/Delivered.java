package org.sagemakerspark.processor.spec.parse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec;
import org.sagemakerspark.processor.spec.model.Variants;
import org.sagemakerspark.processor.spec.report.Problems;

/** The algorithms that the library has. */
public final class Delivered {
  private static final String FOLDER = "/org/sagemakerspark/specs/";
  private static final String JSON = ".json";

  private Delivered() {}

  /**
   * Returns the names of all algorithms that the library has: of each resource beside the
   * registries that is a spec.
   *
   * @throws IOException if the resources cannot be listed
   */
  public static SortedSet<String> algorithms() throws IOException {
    URL folder = Delivered.class.getResource(FOLDER);
    if (folder == null) {
      throw new IOException("sagemaker-spark-algorithm-specs is not on the class path");
    }
    URI place = URI.create(folder.toString());
    if (place.getScheme().equals("file")) {
      return algorithms(Path.of(place));
    }
    try (FileSystem jar = FileSystems.newFileSystem(place, Map.of())) {
      return algorithms(jar.getPath(FOLDER));
    }
  }

  private static SortedSet<String> algorithms(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(JSON))
          .map(name -> name.substring(0, name.length() - JSON.length()))
          .filter(name -> spec(name).isPresent())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /** Tells whether the library has a page and a Python module of a name. */
  public static boolean has(String page) {
    for (int end = page.length(); end > 0; end = page.lastIndexOf('-', end - 1)) {
      String algorithm = page.substring(0, end);
      if (spec(algorithm).filter(spec -> isPageOf(spec, algorithm, page)).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPageOf(AlgorithmSpec spec, String algorithm, String page) {
    return spec.variants().isPresent()
        ? Variants.names(spec).stream().anyMatch(name -> page.equals(algorithm + "-" + name))
        : page.equals(algorithm);
  }

  private static Optional<AlgorithmSpec> spec(String algorithm) {
    String file = algorithm + JSON;
    try (InputStream json = Delivered.class.getResourceAsStream(FOLDER + file)) {
      return json == null
          ? Optional.empty()
          : SpecReader.read(file, json.readAllBytes(), new Problems())
              .filter(spec -> spec.algorithm().found().filter(algorithm::equals).isPresent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
