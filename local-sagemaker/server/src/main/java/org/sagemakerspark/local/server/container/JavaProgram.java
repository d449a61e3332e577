package org.sagemakerspark.local.server.container;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A Java program of the images.
 *
 * @param options the JVM's options
 * @param classPath its jars
 * @param mainClass the class that is run
 */
record JavaProgram(List<String> options, List<String> classPath, String mainClass) {

  JavaProgram {
    options = List.copyOf(options);
    classPath = List.copyOf(classPath);
  }

  /** Gives it more options. */
  JavaProgram with(String... more) {
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of(more));
    return new JavaProgram(all, classPath, mainClass);
  }

  /**
   * Gives the command that runs it. Its options are in a file: a class path can be longer than a
   * command line may be.
   *
   * @param folder for that file and the program's temporary ones
   */
  List<String> command(Path folder) throws IOException {
    List<String> lines = new ArrayList<>(options);
    lines.add("-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")));
    lines.add("-cp");
    lines.add(String.join(File.pathSeparator, classPath));
    Path arguments = folder.resolve("java.args");
    Files.writeString(
        arguments,
        lines.stream().map(JavaProgram::quoted).collect(Collectors.joining("\n", "", "\n")));
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return List.of(java.toString(), "@" + arguments, mainClass);
  }

  private static String quoted(String argument) {
    return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
