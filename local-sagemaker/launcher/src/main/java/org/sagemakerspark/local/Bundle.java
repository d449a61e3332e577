package org.sagemakerspark.local;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The jars of the server and of the images. They travel inside this library's own jar and never
 * touch the class path of the JVM that uses it, so they cannot clash with Spark's libraries.
 */
final class Bundle {

  private static final String ROOT = "META-INF/sagemaker-local/";

  private Bundle() {}

  /**
   * Unpacks the jars into the folders {@code server} and {@code images}.
   *
   * @throws IOException if they are not there or cannot be written
   */
  static void unpack(Path target) throws IOException {
    for (String part : List.of("server", "images")) {
      Files.createDirectories(target.resolve(part));
    }
    Path source = source();
    if (Files.isDirectory(source)) {
      copyFolder(source.resolve(ROOT), target);
    } else {
      copyEntries(source, target);
    }
  }

  private static Path source() throws IOException {
    try {
      return Path.of(Bundle.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException | NullPointerException e) {
      throw new IOException("Cannot find the jar that " + Bundle.class.getName() + " is in", e);
    }
  }

  private static void copyFolder(Path source, Path target) throws IOException {
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, target.resolve(source.relativize(file).toString()));
      }
    }
  }

  private static void copyEntries(Path source, Path target) throws IOException {
    try (JarFile jar = new JarFile(source.toFile())) {
      for (JarEntry entry : jar.stream().filter(Bundle::isBundled).toList()) {
        try (InputStream in = jar.getInputStream(entry)) {
          Files.copy(in, target.resolve(entry.getName().substring(ROOT.length())));
        }
      }
    }
  }

  private static boolean isBundled(JarEntry entry) {
    return entry.getName().matches(ROOT + "(server|images)/[^/]+\\.jar");
  }
}
