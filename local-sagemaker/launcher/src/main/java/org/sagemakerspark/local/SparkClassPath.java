package org.sagemakerspark.local;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * Where Spark is, for the processes that train.
 *
 * @param entries jars and folders; empty if Spark was not found
 */
record SparkClassPath(List<Path> entries) {

  private static final String PROPERTY = "sagemakerspark.local.sparkClassPath";
  private static final String SPARK_CLASS = "org.apache.spark.sql.SparkSession";

  /**
   * Takes what was named, or else looks: at the system property, at this JVM's class path if Spark
   * is loadable, and at {@code SPARK_HOME}.
   */
  static SparkClassPath find(List<Path> named) throws IOException {
    if (!named.isEmpty()) {
      return new SparkClassPath(named);
    }
    String property = System.getProperty(PROPERTY, "");
    if (!property.isEmpty()) {
      return new SparkClassPath(split(property));
    }
    Path spark = codeSource(SPARK_CLASS);
    if (spark != null) {
      return ofThisJvm(spark);
    }
    String home = System.getenv().getOrDefault("SPARK_HOME", "");
    Path jars = Path.of(home, "jars");
    if (!home.isEmpty() && Files.isDirectory(jars)) {
      try (Stream<Path> files = Files.list(jars)) {
        return new SparkClassPath(
            files.filter(f -> f.toString().endsWith(".jar")).sorted().toList());
      }
    }
    return new SparkClassPath(List.of());
  }

  /** Writes one entry a line. */
  Path writeTo(Path file) throws IOException {
    return Files.write(file, entries.stream().map(Path::toString).toList());
  }

  private static SparkClassPath ofThisJvm(Path spark) throws IOException {
    Set<Path> all = new LinkedHashSet<>();
    for (Path entry : split(System.getProperty("java.class.path", ""))) {
      all.add(entry);
      all.addAll(manifestClassPath(entry));
    }
    all.add(spark);
    return new SparkClassPath(List.copyOf(all));
  }

  private static List<Path> split(String classPath) {
    return Stream.of(classPath.split(File.pathSeparator, -1))
        .filter(entry -> !entry.isEmpty())
        .map(entry -> Path.of(entry).toAbsolutePath())
        .toList();
  }

  /** Finds the entries that a jar's manifest names: build tools put long class paths there. */
  private static List<Path> manifestClassPath(Path entry) throws IOException {
    if (!Files.isRegularFile(entry)) {
      return List.of();
    }
    try (JarFile jar = new JarFile(entry.toFile())) {
      Manifest manifest = jar.getManifest();
      String classPath =
          manifest == null
              ? null
              : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      List<Path> found = new ArrayList<>();
      if (classPath != null) {
        for (String reference : classPath.strip().split("\\s+", -1)) {
          URI uri = entry.toUri().resolve(reference);
          if ("file".equals(uri.getScheme()) && Files.exists(Path.of(uri))) {
            found.add(Path.of(uri));
          }
        }
      }
      return found;
    }
  }

  private static Path codeSource(String className) throws IOException {
    try {
      Class<?> found =
          Class.forName(className, false, Thread.currentThread().getContextClassLoader());
      CodeSource source = found.getProtectionDomain().getCodeSource();
      URL location = source == null ? null : source.getLocation();
      return location == null ? null : Path.of(location.toURI());
    } catch (ClassNotFoundException e) {
      return null;
    } catch (URISyntaxException e) {
      throw new IOException("Cannot read where " + className + " was loaded from", e);
    }
  }
}
