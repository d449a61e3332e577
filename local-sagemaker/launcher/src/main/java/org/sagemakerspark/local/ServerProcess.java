package org.sagemakerspark.local;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The server's process. It ends when the pipe to its standard input is closed. */
final class ServerProcess implements AutoCloseable {

  private static final String MAIN = "org.sagemakerspark.local.server.Main";

  /** Enough for processes that write down their classes at the end. */
  private static final long CLOSE_SECONDS = 90;

  private static final int SHOWN_LOG_CHARS = 4000;

  private final Process process;
  private final Path log;
  private final Optional<Recording> recording;

  private ServerProcess(Process process, Path log, Optional<Recording> recording) {
    this.process = process;
    this.log = log;
    this.recording = recording;
  }

  /**
   * The server's classes, which a later one starts faster with.
   *
   * @param part the file that the server writes when it ends
   * @param whole what that is called then
   */
  private record Recording(Path part, Path whole) {

    void keep() {
      try {
        if (Files.exists(part)) {
          Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
        }
      } catch (IOException e) {
        // The next one has to do without, as this one had.
        part.toFile().delete();
      }
    }
  }

  /**
   * Starts the server on exactly the jars of a folder; its messages go to a file.
   *
   * @param kept whether the folder is kept, and takes what the next server starts faster with
   */
  static ServerProcess start(Path jars, List<String> arguments, Path log, boolean kept)
      throws IOException {
    String classPath = classPath(jars);
    Path archive = jars.resolveSibling("server-" + fitting(classPath) + ".jsa");
    Optional<Recording> recording =
        kept && !Files.exists(archive)
            ? Optional.of(
                new Recording(
                    jars.resolveSibling("server-" + UUID.randomUUID() + ".part"), archive))
            : Optional.empty();
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                // Standard output is for what the server says when it is ready.
                "-Xlog:disable",
                "-Xlog:all=warning:stderr",
                "-cp",
                classPath,
                MAIN));
    if (kept) {
      command.add(
          1,
          recording
              .map(recorded -> "-XX:ArchiveClassesAtExit=" + recorded.part())
              .orElse("-XX:SharedArchiveFile=" + archive));
    }
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().remove("JDK_JAVA_OPTIONS");
    return new ServerProcess(builder.start(), log, recording);
  }

  /** Gives a text that changes with all that an archive of classes is bound to. */
  private static String fitting(String classPath) {
    String bound = System.getProperty("java.home") + Runtime.version() + classPath;
    return UUID.nameUUIDFromBytes(bound.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static String classPath(Path jars) throws IOException {
    try (Stream<Path> files = Files.list(jars)) {
      List<String> sorted = files.map(Path::toString).sorted().toList();
      if (sorted.isEmpty()) {
        throw new IOException("This build of sagemaker-spark-local holds no server");
      }
      return String.join(File.pathSeparator, sorted);
    }
  }

  /**
   * Waits for the server to be ready.
   *
   * @throws IllegalStateException if it ends instead
   */
  ReadyLine awaitReady() throws IOException {
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = output.readLine();
    if (line == null) {
      close();
      throw new IllegalStateException("The embedded SageMaker did not start:\n" + endOfLog());
    }
    return ReadyLine.parse(line);
  }

  private String endOfLog() throws IOException {
    String text = Files.readString(log);
    return text.substring(Math.max(0, text.length() - SHOWN_LOG_CHARS));
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Asks the server to end, and ends it and what it started if it does not. */
  @Override
  public void close() {
    List<ProcessHandle> descendants = process.descendants().toList();
    boolean interrupted = false;
    try {
      process.getOutputStream().close();
      process.waitFor(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
    } catch (IOException e) {
      // The pipe is broken: the server is gone, or is made to go below.
      process.destroy();
    }
    process.destroyForcibly();
    descendants.forEach(ProcessHandle::destroyForcibly);
    process.onExit().join();
    recording.filter(recorded -> process.exitValue() == 0).ifPresent(Recording::keep);
    descendants.forEach(descendant -> descendant.onExit().join());
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
