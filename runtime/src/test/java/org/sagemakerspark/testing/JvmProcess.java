package org.sagemakerspark.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.spark.launcher.JavaModuleOptions;

/** A JVM that a test has started. It ends when it is closed, and when this JVM ends in any way. */
public final class JvmProcess implements AutoCloseable {

  private static final long LINE_SECONDS = 600;
  private static final long POLL_MILLIS = 25;
  private static final int SHOWN_CHARS = 6_000;

  private final Process process;
  private final Path output;

  private JvmProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /**
   * Starts a program with the options that Spark needs.
   *
   * @param classPath what it finds its classes on
   * @param environment variables beside this JVM's own
   * @param output the file for both of its streams
   * @param options such as {@code -Xmx512m}
   * @param command the main class and its arguments
   */
  public static JvmProcess start(
      Collection<Path> classPath,
      Map<String, String> environment,
      Path output,
      List<String> options,
      List<String> command) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of(JavaModuleOptions.defaultModuleOptions().strip().split("\\s+", -1)));
    line.addAll(
        List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=240m"));
    line.addAll(options);
    line.add("-cp");
    line.add(
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    line.add(Leash.class.getName());
    line.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().remove("JDK_JAVA_OPTIONS");
    builder.environment().putAll(environment);
    try {
      return new JvmProcess(builder.start(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts a program on this JVM's own class path. */
  public static JvmProcess start(Path output, List<String> options, List<String> command) {
    return start(ClassPath.ofThisJvm().entries(), Map.of(), output, options, command);
  }

  /** Returns what it has written so far. */
  public String output() {
    try {
      return new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Waits for a line of its output.
   *
   * @throws IllegalStateException with the end of the output when it ends, or ten minutes go by,
   *     without such a line
   */
  public String awaitLine(Predicate<String> wanted) throws InterruptedException {
    return awaitLine(wanted, 1);
  }

  /** Waits as {@link #awaitLine(Predicate)} does, for so many such lines, and returns the last. */
  String awaitLine(Predicate<String> wanted, int number) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LINE_SECONDS);
    while (true) {
      boolean alive = process.isAlive();
      var found = output().lines().filter(wanted).skip(number - 1L).findFirst();
      if (found.isPresent()) {
        return found.get();
      }
      if (!alive || System.nanoTime() > deadline) {
        throw new IllegalStateException("The expected line did not come:\n" + end());
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
  }

  /**
   * Waits for its end.
   *
   * @return its exit status
   * @throws IllegalStateException with the end of the output when it takes longer
   */
  public int awaitEnd(long seconds) throws InterruptedException {
    if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
      throw new IllegalStateException("Still running after " + seconds + " s:\n" + end());
    }
    return process.exitValue();
  }

  private String end() {
    String text = output();
    return text.substring(Math.max(0, text.length() - SHOWN_CHARS));
  }

  /** Kills it, as the system does when memory runs out: no hook of its own runs. */
  public void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Asks it to end, so that its shutdown hooks run. */
  public void terminate() {
    // Process.destroy would also close its standard input, which is its leash.
    if (!process.toHandle().destroy()) {
      throw new IllegalStateException("The process could not be asked to end");
    }
  }

  /** Returns the processes that it has started. */
  List<ProcessHandle> descendants() {
    return process.descendants().toList();
  }

  @Override
  public void close() {
    List<ProcessHandle> descendants = descendants();
    kill();
    descendants.forEach(ProcessHandle::destroyForcibly);
    descendants.forEach(each -> each.onExit().join());
  }
}
