package org.sagemakerspark.local;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.CRC32;

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

  /**
   * Unpacks the jars into a folder of their own below one that is kept, unless they are there.
   *
   * @param cache the folder that is kept
   * @return where they are
   */
  static Path unpackOnce(Path cache) throws IOException {
    Path source = source();
    Files.createDirectories(cache);
    Path kept = cache.resolve("jars-" + state(source));
    if (!Files.isDirectory(kept)) {
      Path fresh = Files.createTempDirectory(cache, "unpacking-");
      unpack(fresh);
      try {
        Files.move(fresh, kept, StandardCopyOption.ATOMIC_MOVE);
      } catch (FileSystemException e) {
        new TemporaryFolder(fresh).close();
        // Another one was faster, which no exception of its own says.
        if (!Files.isDirectory(kept)) {
          throw e;
        }
      }
    }
    return kept;
  }

  /** Tells jars from others: a number that is made of the name and the checksum of each. */
  private static String state(Path source) throws IOException {
    Map<String, Long> checksums = new TreeMap<>();
    if (Files.isDirectory(source)) {
      try (Stream<Path> files = Files.walk(source.resolve(ROOT))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          CRC32 checksum = new CRC32();
          checksum.update(Files.readAllBytes(file));
          checksums.put(file.getFileName().toString(), checksum.getValue());
        }
      }
    } else {
      try (JarFile jar = new JarFile(source.toFile())) {
        jar.stream()
            .filter(Bundle::isBundled)
            .forEach(entry -> checksums.put(entry.getName(), entry.getCrc()));
      }
    }
    return UUID.nameUUIDFromBytes(checksums.toString().getBytes(StandardCharsets.UTF_8)).toString();
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
