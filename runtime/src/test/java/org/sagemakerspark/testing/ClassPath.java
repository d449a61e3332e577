package org.sagemakerspark.testing;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Jars and folders of classes.
 *
 * @param entries in their order
 */
public record ClassPath(List<Path> entries) {

  /** What a user gives to {@code --jars}: all of this project, and what Spark does not bring. */
  private static final Predicate<String> LIBRARY =
      Pattern.compile(
              "sagemaker-spark-(?!local).*|aws-java-sdk-.*|concurrency-limits-.*|jmespath-java-.*|joda-time-.*")
          .asMatchPredicate();

  /** Hadoop's S3A up to 3.3 stands on parts of the same SDK, which are the cluster's then. */
  private static final Predicate<String> S3A_BEFORE_3_4 =
      Pattern.compile("aws-java-sdk-(core|s3|sts|kms|dynamodb)-.*|jmespath-java-.*|joda-time-.*")
          .asMatchPredicate();

  private static final Predicate<String> LOCAL_SAGEMAKER =
      Pattern.compile("sagemaker-spark-local.*").asMatchPredicate();

  /** Returns what this JVM finds its classes on. */
  public static ClassPath ofThisJvm() {
    return new ClassPath(
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .map(Path::of)
            .filter(Files::exists)
            .toList());
  }

  /** Returns what a cluster has installed: all jars but those of the library and of its tests. */
  public ClassPath cluster() {
    return jars(this::onCluster);
  }

  /** Returns what an application brings: all that is not on the cluster. */
  public ClassPath application() {
    List<Path> brought = new ArrayList<>(entries);
    brought.removeAll(cluster().entries());
    brought.removeIf(entry -> LOCAL_SAGEMAKER.test(name(entry)));
    return new ClassPath(brought);
  }

  private boolean onCluster(String name) {
    boolean olderS3a = entries.stream().anyMatch(e -> name(e).startsWith("hadoop-aws-3.3"));
    return (!LIBRARY.test(name) && !LOCAL_SAGEMAKER.test(name))
        || (olderS3a && S3A_BEFORE_3_4.test(name));
  }

  private ClassPath jars(Predicate<String> wanted) {
    return new ClassPath(
        entries.stream()
            .filter(entry -> entry.toString().endsWith(".jar"))
            .filter(entry -> wanted.test(name(entry)))
            .toList());
  }

  /** Packs folders into jars, which are put into another folder. */
  ClassPath packed(Path folder) {
    List<Path> jars = new ArrayList<>();
    for (Path entry : entries) {
      jars.add(
          Files.isDirectory(entry)
              ? pack(entry, folder.resolve("classes-" + jars.size() + ".jar"))
              : entry);
    }
    return new ClassPath(jars);
  }

  private static Path pack(Path folder, Path jar) {
    try (FileSystem target = FileSystems.newFileSystem(jar, Map.of("create", "true"));
        Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path packed = target.getPath("/" + folder.relativize(file));
        Files.createDirectories(packed.getParent());
        Files.copy(file, packed);
      }
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Packs one class into a jar of its own. */
  static Path pack(Class<?> type, Path jar) {
    String name = fileOf(type);
    try (FileSystem target = FileSystems.newFileSystem(jar, Map.of("create", "true"));
        InputStream bytes = type.getResourceAsStream("/" + name)) {
      Path packed = target.getPath("/" + name);
      Files.createDirectories(packed.getParent());
      Files.copy(bytes, packed);
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the jar that a class is in. */
  Path holding(Class<?> type) {
    for (Path jar : entries) {
      try (FileSystem files = FileSystems.newFileSystem(jar)) {
        if (Files.exists(files.getPath("/" + fileOf(type)))) {
          return jar;
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    throw new IllegalArgumentException("No jar holds " + type);
  }

  private static String fileOf(Class<?> type) {
    return type.getName().replace('.', '/') + ".class";
  }

  private static String name(Path entry) {
    return entry.getFileName().toString();
  }
}
