package org.sagemakerspark.local.server.logs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.sagemakerspark.local.server.archive.Folders;
import org.sagemakerspark.local.server.http.ServiceException;

/** The logs of all containers: files, found by the names that CloudWatch has for them. */
public final class LogFiles {

  private static final String GROUP_PREFIX = "/aws/sagemaker/";
  private static final String SUFFIX = ".log";

  private final Path root;
  private final Map<Path, Long> begins = new ConcurrentHashMap<>();

  /** Takes the folder of the logs. */
  public LogFiles(Path root) {
    this.root = root;
  }

  /** Finds the groups that hold something, sorted. */
  public List<String> groups() throws IOException {
    List<String> groups = new ArrayList<>();
    for (String name : List.of("Endpoints", "TrainingJobs", "TransformJobs")) {
      Path folder = root.resolve(name);
      if (Files.isDirectory(folder) && name.equals("Endpoints")) {
        try (Stream<Path> endpoints = Files.list(folder)) {
          endpoints
              .map(e -> GROUP_PREFIX + name + "/" + e.getFileName())
              .sorted()
              .forEach(groups::add);
        }
      } else if (Files.isDirectory(folder)) {
        groups.add(GROUP_PREFIX + name);
      }
    }
    return groups;
  }

  /**
   * Finds the streams of a group: {@code JOB/algo-1-0}, or {@code VARIANT/i-0}.
   *
   * @param group such as {@code /aws/sagemaker/TrainingJobs}
   * @throws ServiceException {@code ResourceNotFoundException} if there is no such group
   */
  public Map<String, Path> streams(String group) throws IOException {
    String name = group.startsWith(GROUP_PREFIX) ? group.substring(GROUP_PREFIX.length()) : "";
    if (!name.matches("TrainingJobs|TransformJobs|Endpoints/[^/]+")) {
      throw missing("The specified log group does not exist.");
    }
    Path folder = Folders.inside(root, name);
    Map<String, Path> streams = new TreeMap<>();
    if (!Files.isDirectory(folder)) {
      return streams;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String stem = file.getFileName().toString().replaceFirst("\\" + SUFFIX + "$", "");
        int host = stem.indexOf(".algo-");
        streams.put(
            name.startsWith("Endpoints/")
                ? stem + "/i-0"
                : host < 0 ? stem + "/algo-1-0" : stem.replaceFirst("\\.algo-", "/algo-") + "-0",
            file);
      }
    }
    return streams;
  }

  /**
   * Gives the time of a stream's first event, in milliseconds: when the file was first looked at,
   * or had been written to for the last time before that.
   */
  long begin(Path file) throws IOException {
    long written = Files.getLastModifiedTime(file).toMillis();
    return begins.computeIfAbsent(file, f -> written);
  }

  /**
   * Reads the events of a stream. Each is a millisecond after the one before, so that its time is
   * its own and stays the same while the log grows: who comes back asks for what is later. Bytes
   * that are no UTF-8 are replaced, since a container may print anything.
   */
  List<LogEvent> events(Path file) throws IOException {
    long begin = begin(file);
    List<LogEvent> events = new ArrayList<>();
    new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
        .lines()
        .forEach(line -> events.add(new LogEvent(begin + events.size(), line)));
    return events;
  }

  /**
   * Reads the last lines of a file; bytes that are no UTF-8 are replaced.
   *
   * @param maxBytes how much is read at most; a line that is cut by that is left out
   */
  public static List<String> tail(Path file, int maxBytes) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      long start = Math.max(0, channel.size() - maxBytes);
      InputStream in = Channels.newInputStream(channel.position(start));
      List<String> lines =
          new String(in.readNBytes(maxBytes), StandardCharsets.UTF_8).lines().toList();
      return start == 0 || lines.isEmpty() ? lines : lines.subList(1, lines.size());
    }
  }

  static ServiceException missing(String message) {
    return new ServiceException(400, "ResourceNotFoundException", message);
  }
}
