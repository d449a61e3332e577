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
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.Transformer;
import org.sagemakerspark.codec.CSVResponseRowDeserializer;
import org.sagemakerspark.codec.ColumnType;
import org.sagemakerspark.codec.ResponseColumn;
import org.sagemakerspark.estimator.SageMakerEstimator;
import org.sagemakerspark.stage.AlgorithmStage;

/**
 * Finds the stages, the generated ones and those for any image, and the files that were generated
 * beside them.
 */
final class StageClasses {
  private static final String PACKAGE = StageClasses.class.getPackageName();
  private static final String LIBRARY = "org.sagemakerspark.";

  /** A class in each of the places where there are stages. */
  private static final List<Class<?>> PLACES =
      List.of(KMeansSageMakerEstimator.class, SageMakerEstimator.class);

  private StageClasses() {}

  /** Returns the stages that are registered as services, as Spark Connect finds them. */
  static List<Class<? extends PipelineStage>> registered() {
    return Stream.concat(of(Estimator.class), of(Transformer.class)).toList();
  }

  private static <T extends PipelineStage> Stream<Class<? extends PipelineStage>> of(
      Class<T> service) {
    return ServiceLoader.load(service).stream()
        .<Class<? extends PipelineStage>>map(ServiceLoader.Provider::type)
        .filter(type -> type.getName().startsWith(LIBRARY));
  }

  /** Makes a stage; one for any image is told how to talk to it, which others know. */
  static PipelineStage create(Class<?> type) throws ReflectiveOperationException {
    PipelineStage stage = (PipelineStage) type.getConstructor().newInstance();
    if (stage instanceof AlgorithmStage<?> any && any.algorithm().request().isEmpty()) {
      any.setRequestRowSerializer("csv");
      any.setResponseRowDeserializer(
          new CSVResponseRowDeserializer(
              List.of(new ResponseColumn("0", ColumnType.DOUBLE, "score")), "text/csv"));
    }
    return stage;
  }

  /** Returns the stages that were generated. */
  static List<Class<? extends PipelineStage>> generated() {
    return registered().stream().filter(type -> type.getPackageName().equals(PACKAGE)).toList();
  }

  /** Returns the estimators. */
  static List<Class<? extends PipelineStage>> estimators() {
    return of(Estimator.class).toList();
  }

  /** Returns the stages that are among the compiled classes of the library. */
  static List<Class<? extends PipelineStage>> compiled() {
    return PLACES.stream()
        .flatMap(place -> inOutput(place, StageClasses::classNames).stream())
        .flatMap(name -> whereItLinks(name).stream())
        .filter(type -> PipelineStage.class.isAssignableFrom(type))
        .filter(type -> !Modifier.isAbstract(type.getModifiers()))
        .<Class<? extends PipelineStage>>map(type -> type.asSubclass(PipelineStage.class))
        .toList();
  }

  private static List<String> classNames(Path root) {
    try (Stream<Path> files = Files.walk(root.resolve(LIBRARY.replace('.', '/')))) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(name -> name.endsWith(".class") && !name.endsWith("package-info.class"))
          .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the texts of the generated files of a folder, by name; binary files are garbled. */
  static Map<String, String> files(String folder) {
    return inOutput(
        KMeansSageMakerEstimator.class,
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

  /** Opens the folder or the jar that a class is in. */
  private static <T> T inOutput(Class<?> inhabitant, Function<Path, T> action) {
    try {
      URI output = inhabitant.getProtectionDomain().getCodeSource().getLocation().toURI();
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

  /** What stands on a library that this Spark line does not have is none of its stages. */
  private static Optional<Class<?>> whereItLinks(String name) {
    try {
      return Optional.of(load(name));
    } catch (NoClassDefFoundError e) {
      return Optional.empty();
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, StageClasses.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
