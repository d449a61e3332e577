package org.sagemakerspark.algorithms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.Transformer;

/** Finds the generated stages, and the files that were generated beside them. */
final class StageClasses {
  private static final String PACKAGE = StageClasses.class.getPackageName();

  private StageClasses() {}

  /** Returns the stages that are registered as services, as Spark Connect finds them. */
  static List<Class<? extends PipelineStage>> registered() {
    return Stream.concat(of(Estimator.class), of(Transformer.class)).toList();
  }

  private static <T extends PipelineStage> Stream<Class<? extends PipelineStage>> of(
      Class<T> service) {
    return ServiceLoader.load(service).stream()
        .<Class<? extends PipelineStage>>map(ServiceLoader.Provider::type)
        .filter(type -> type.getPackageName().equals(PACKAGE));
  }

  /** Returns the stages that are among the compiled classes of this package. */
  static List<Class<? extends PipelineStage>> compiled() {
    return files(PACKAGE.replace('.', '/')).keySet().stream()
        .filter(name -> name.endsWith(".class") && !name.equals("package-info.class"))
        .map(name -> load(PACKAGE + "." + name.substring(0, name.length() - ".class".length())))
        .filter(type -> PipelineStage.class.isAssignableFrom(type))
        .filter(type -> !Modifier.isAbstract(type.getModifiers()))
        .<Class<? extends PipelineStage>>map(type -> type.asSubclass(PipelineStage.class))
        .toList();
  }

  /** Returns the texts of the generated files of a folder, by name; binary files are garbled. */
  static Map<String, String> files(String folder) {
    return inOutput(
        root -> {
          try (Stream<Path> files = Files.list(root.resolve(folder))) {
            return files
                .filter(Files::isRegularFile)
                .collect(
                    Collectors.toMap(file -> file.getFileName().toString(), StageClasses::text));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Opens the folder or the jar that the generated classes are in. */
  private static <T> T inOutput(Function<Path, T> action) {
    try {
      URI output =
          KMeansSageMakerEstimator.class
              .getProtectionDomain()
              .getCodeSource()
              .getLocation()
              .toURI();
      Path path = Path.of(output);
      if (Files.isDirectory(path)) {
        return action.apply(path);
      }
      try (FileSystem jar = FileSystems.newFileSystem(path)) {
        return action.apply(jar.getPath("/"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
