package org.sagemakerspark.local.server.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A built-in image: a Java program that follows the container contract. */
final class BuiltInImage implements Image {

  private static final String PROGRAM = "org.sagemakerspark.local.images.Container";

  /** Enough for what fits on one machine; the clients' own Spark runs beside it. */
  private static final List<String> COMMON = List.of("-Xmx1g", "-XX:+UseSerialGC", "-Xss4m");

  /** The packages that Spark's JavaModuleOptions opens on Java 17. */
  private static final List<String> OPENED_FOR_SPARK =
      List.of(
          "java.base/java.lang",
          "java.base/java.lang.invoke",
          "java.base/java.lang.reflect",
          "java.base/java.io",
          "java.base/java.net",
          "java.base/java.nio",
          "java.base/java.util",
          "java.base/java.util.concurrent",
          "java.base/java.util.concurrent.atomic",
          "java.base/jdk.internal.ref",
          "java.base/sun.nio.ch",
          "java.base/sun.nio.cs",
          "java.base/sun.security.action",
          "java.base/sun.util.calendar",
          "java.security.jgss/sun.security.krb5");

  private final String algorithm;
  private final Engine engine;
  private final Path jars;
  private final Path sparkClassPath;
  private final String tag;

  BuiltInImage(String algorithm, Engine engine, Path jars, Path sparkClassPath) {
    this(algorithm, engine, jars, sparkClassPath, "latest");
  }

  private BuiltInImage(
      String algorithm, Engine engine, Path jars, Path sparkClassPath, String tag) {
    this.tag = tag;
    this.algorithm = algorithm;
    this.engine = engine;
    this.jars = jars;
    this.sparkClassPath = sparkClassPath;
  }

  /** Gives the image of a tag, which behaves as that version does. */
  BuiltInImage tagged(String newTag) {
    return new BuiltInImage(algorithm, engine, jars, sparkClassPath, newTag);
  }

  /**
   * Spark's class path comes last: the Spark images train with it, and XGBoost's reads Parquet with
   * what is there.
   */
  @Override
  public Container train(
      Containers containers, Path base, Map<String, String> environment, Path log)
      throws IOException {
    List<String> options = new ArrayList<>(COMMON);
    options.add("-XX:TieredStopAtLevel=1");
    // With the first compiler alone there is too little room for the code of Spark.
    options.add("-XX:ReservedCodeCacheSize=240m");
    options.add("-XX:+IgnoreUnrecognizedVMOptions");
    options.add("-Djdk.reflect.useDirectMethodHandle=false");
    OPENED_FOR_SPARK.forEach(name -> options.add("--add-opens=" + name + "=ALL-UNNAMED"));
    List<String> classPath = new ArrayList<>(ownClassPath());
    classPath.addAll(Files.readAllLines(sparkClassPath));
    return containers.train(
        new TrainerKind(program(options, classPath), environment),
        new TrainingOrder(algorithm, tag, base, log));
  }

  /** Serving needs no Spark. */
  @Override
  public Container serve(
      Containers containers, Path base, Map<String, String> environment, Path log)
      throws IOException {
    return containers.start(
        program(COMMON, ownClassPath()), List.of(algorithm, "serve", tag), base, environment, log);
  }

  /** Whatever number of instances was asked for, one process trains on all data. */
  @Override
  public int processes(int instances) {
    return 1;
  }

  private List<String> ownClassPath() throws IOException {
    try (Stream<Path> files = Files.list(jars)) {
      return files
          .filter(engine::needs)
          .map(Path::toString)
          .filter(f -> f.endsWith(".jar"))
          .sorted()
          .toList();
    }
  }

  private static JavaProgram program(List<String> options, List<String> classPath) {
    return new JavaProgram(options, classPath, PROGRAM);
  }
}
