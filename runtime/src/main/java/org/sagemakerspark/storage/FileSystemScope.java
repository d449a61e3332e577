package org.sagemakerspark.storage;

import java.io.IOException;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.TaskContext;
import org.apache.spark.util.TaskCompletionListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes file systems that are not in Hadoop's cache, whoever has made them: those of a task when
 * the task ends, those of the driver when what they were made for is done.
 */
final class FileSystemScope implements AutoCloseable {

  private static final Logger LOGGER = LoggerFactory.getLogger(FileSystemScope.class);

  /** The option that names what a file system of the driver is made for. */
  private static final String NAME = "fs.sagemaker.scope";

  private static final Map<String, Queue<FileSystem>> OPEN = new ConcurrentHashMap<>();

  private final String name = UUID.randomUUID().toString();

  /** Returns the options by which file systems belong here. */
  Map<String, String> options() {
    return Map.of(NAME, name);
  }

  /** Sees to it that a file system is closed in the end. */
  static void closeAtItsEnd(FileSystem files, Configuration hadoop) {
    TaskContext task = TaskContext.get();
    if (task != null) {
      task.addTaskCompletionListener((TaskCompletionListener) context -> close(files));
      return;
    }
    String scope = hadoop.get(NAME);
    if (scope != null) {
      OPEN.computeIfAbsent(scope, each -> new ConcurrentLinkedQueue<>()).add(files);
    }
  }

  /** Takes notice of a file system that is closed already, or that could not be opened. */
  static void forget(FileSystem files, Configuration hadoop) {
    OPEN.computeIfPresent(
        hadoop == null ? "" : hadoop.get(NAME, ""),
        (scope, open) -> {
          open.remove(files);
          return open.isEmpty() ? null : open;
        });
  }

  /** Closes what was made on the driver so far. */
  @Override
  public void close() {
    Queue<FileSystem> open = OPEN.remove(name);
    if (open != null) {
      open.forEach(FileSystemScope::close);
    }
  }

  private static void close(FileSystem files) {
    try {
      files.close();
    } catch (IOException e) {
      LOGGER.warn("The file system {} could not be closed", files.getUri(), e);
    }
  }
}
