package org.sagemakerspark.storage;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.security.PrivilegedExceptionAction;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.spark.TaskContext;
import org.apache.spark.util.TaskCompletionListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes file systems with settings of one write's own, whoever has made them: those of a task when
 * the task ends, those of the driver when what they were made for is done. Hadoop's cache of file
 * systems looks at the user, the scheme and the bucket, and not at such settings. So it is switched
 * off for them, but for what is done {@link #within} a scope: that is done as a user of the scope's
 * own, whose file systems the cache gives to nobody else.
 */
public final class FileSystemScope implements AutoCloseable {

  private static final Logger LOGGER = LoggerFactory.getLogger(FileSystemScope.class);

  /** The option that names what a file system of the driver is made for. */
  private static final String NAME = "fs.sagemaker.scope";

  /** The option that says that what is done within the scope shares a file system. */
  private static final String SHARED = NAME + ".shared";

  private static final Map<String, Queue<FileSystem>> OPEN = new ConcurrentHashMap<>();

  private static final Map<String, UserGroupInformation> USERS = new ConcurrentHashMap<>();

  private final String name = UUID.randomUUID().toString();

  /** Returns the options by which file systems belong here. */
  Map<String, String> options() {
    return Map.of(NAME, name);
  }

  /**
   * Lets all that is done {@link #within} the scope of a configuration share one S3A, which takes
   * tens of milliseconds to make. Where there is a login to lose, each makes its own.
   *
   * @param own is changed; nothing else may use it
   */
  public static void share(Configuration own, String scheme) {
    if (S3Fallback.isScopedS3A(own, scheme) && !UserGroupInformation.isSecurityEnabled()) {
      own.setBoolean("fs." + scheme + ".impl.disable.cache", false);
      own.setBoolean(SHARED, true);
    }
  }

  /** Does something that opens file systems, within the scope of a configuration. */
  public static <T> T within(Configuration hadoop, PrivilegedExceptionAction<T> work)
      throws IOException {
    try {
      return hadoop.getBoolean(SHARED, false) ? user(hadoop).doAs(work) : work.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException(e.getMessage()).initCause(e);
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  /** Does as {@link #within} does what returns nothing. */
  public static void runWithin(Configuration hadoop, Action action) throws IOException {
    within(
        hadoop,
        () -> {
          action.run();
          return null;
        });
  }

  /** What opens file systems. */
  @FunctionalInterface
  public interface Action {

    /** Does it. */
    void run() throws IOException;
  }

  private static UserGroupInformation user(Configuration hadoop) throws IOException {
    UserGroupInformation caller = UserGroupInformation.getCurrentUser();
    TaskContext task = TaskContext.get();
    String scope = hadoop.get(NAME) + (task == null ? "" : "/" + task.taskAttemptId());
    return USERS.computeIfAbsent(
        scope,
        each -> {
          if (task != null) {
            task.addTaskCompletionListener((TaskCompletionListener) context -> USERS.remove(each));
          }
          UserGroupInformation user =
              UserGroupInformation.createRemoteUser(caller.getShortUserName());
          user.addCredentials(caller.getCredentials());
          return user;
        });
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
    USERS.remove(name);
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
