package org.sagemakerspark.storage;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.fs.Path;

/**
 * What the task attempts of this JVM have uploaded, until they are committed or aborted. It is held
 * by the attempt's folder, since Hadoop and Spark make a file system for each use.
 */
final class TaskUploads {

  private static final Map<Path, Map<Path, Uploaded>> OPEN = new ConcurrentHashMap<>();

  /** An upload and the number of bytes in it. */
  record Uploaded(PendingUpload upload, long bytes) {}

  private TaskUploads() {}

  static void add(UploadPath file, PendingUpload upload, long bytes) {
    OPEN.computeIfAbsent(file.work(), each -> new ConcurrentHashMap<>())
        .put(file.target(), new Uploaded(upload, bytes));
  }

  /** Returns the size of a file that an attempt has uploaded. */
  static Optional<Long> size(UploadPath file) {
    return Optional.ofNullable(OPEN.getOrDefault(file.work(), Map.of()).get(file.target()))
        .map(Uploaded::bytes);
  }

  /** Tells whether an attempt has uploaded anything. */
  static boolean isAny(Path work) {
    return OPEN.containsKey(work);
  }

  /** Hands over what an attempt has uploaded. */
  static List<PendingUpload> take(Path work) {
    Collection<Uploaded> uploads = Optional.ofNullable(OPEN.remove(work)).orElse(Map.of()).values();
    return uploads.stream().map(Uploaded::upload).toList();
  }
}
