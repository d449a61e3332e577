package org.sagemakerspark.local.server.container;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Classes as a JVM has loaded them, kept in files (class data sharing, JEP 350): the next JVM of
 * the same program starts Spark in half the time. The first one of a program writes its file when
 * it ends. A JVM does without a file that does not fit.
 */
final class ClassArchives {

  private static final Logger LOG = LoggerFactory.getLogger(ClassArchives.class);

  /** How a JVM ends that was asked to: it has written its file before. */
  private static final Set<Integer> WELL = Set.of(0, 143);

  /** What a JVM says of a file that does not fit, under all tags, is nothing for a job's log. */
  private static final String QUIET = "-Xlog:cds*=off";

  private final Optional<Path> folder;

  /**
   * @param folder where the files are; without it there are none
   */
  ClassArchives(Optional<Path> folder) {
    this.folder = folder;
  }

  /**
   * How a program is started.
   *
   * @param program the program, with the options that it needs for this
   * @param recorded the file that it writes when it ends, if it does
   * @param archive what that file is called when it is whole
   */
  record Start(JavaProgram program, Optional<Path> recorded, Optional<Path> archive) {

    /** Keeps what was recorded, if the program has ended well. */
    void ended(int code) {
      if (recorded.isEmpty()) {
        return;
      }
      try {
        if (WELL.contains(code) && Files.exists(recorded.get())) {
          Files.move(recorded.get(), archive.get(), StandardCopyOption.ATOMIC_MOVE);
        }
        Files.deleteIfExists(recorded.get());
      } catch (IOException e) {
        LOG.info("{} cannot be kept", archive.get(), e);
      }
    }
  }

  /** Gives a program the options to use its file, or to write it. */
  Start start(JavaProgram program) throws IOException {
    if (folder.isEmpty()) {
      return new Start(program, Optional.empty(), Optional.empty());
    }
    Files.createDirectories(folder.get());
    JavaProgram ordered = foldersLast(program);
    String name = name(ordered);
    Path archive = folder.get().resolve(name + ".jsa");
    if (Files.exists(archive)) {
      return new Start(
          ordered.with("-XX:SharedArchiveFile=" + archive, QUIET),
          Optional.empty(),
          Optional.empty());
    }
    Path recorded = folder.get().resolve(name + "." + UUID.randomUUID() + ".part");
    return new Start(
        ordered.with("-XX:ArchiveClassesAtExit=" + recorded, QUIET),
        Optional.of(recorded),
        Optional.of(archive));
  }

  /** A JVM archives no classes of folders, nor any that come after one. */
  private static JavaProgram foldersLast(JavaProgram program) {
    List<String> entries = new ArrayList<>();
    for (boolean folders : new boolean[] {false, true}) {
      program.classPath().stream()
          .filter(entry -> Files.isDirectory(Path.of(entry)) == folders)
          .forEach(entries::add);
    }
    return new JavaProgram(program.options(), entries, program.mainClass());
  }

  /** Gives a name that changes with the JVM, the options and the jars. */
  private static String name(JavaProgram program) throws IOException {
    MessageDigest digest = sha256();
    Stream.concat(
            Stream.of(System.getProperty("java.home"), Runtime.version().toString()),
            program.options().stream())
        .forEach(word -> digest.update((word + "\n").getBytes(StandardCharsets.UTF_8)));
    for (String entry : program.classPath()) {
      Path path = Path.of(entry);
      String state =
          Files.isRegularFile(path)
              ? Files.size(path) + " " + Files.getLastModifiedTime(path).toMillis()
              : "";
      digest.update((entry + " " + state + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest()).substring(0, 32);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JVM has SHA-256", e);
    }
  }
}
