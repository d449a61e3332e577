package org.sagemakerspark.storage;

import com.amazonaws.services.s3.AmazonS3;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.spark.sql.SparkSession;
import org.sagemakerspark.aws.AwsClients;
import org.sagemakerspark.aws.AwsSettings;

/**
 * A fresh folder in S3 that holds the training data of one job and nothing else. Hadoop's file
 * system of the cluster reaches it, so that executors write to it with what the cluster is set up
 * for; this library's own does where the cluster has none.
 */
public final class StagingFolder implements AutoCloseable {

  private static final int LOOKS = 3;
  private static final int MILLIS_BETWEEN_LOOKS = 500;

  private final S3Location location;
  private final AwsSettings aws;
  private final Path path;
  private final FileSystemScope scope;
  private final Map<String, String> hadoopOptions;
  private final Configuration hadoop;

  private StagingFolder(
      S3Location location,
      AwsSettings aws,
      Path path,
      FileSystemScope scope,
      Map<String, String> hadoopOptions,
      Configuration hadoop) {
    this.location = location;
    this.aws = aws;
    this.path = path;
    this.scope = scope;
    this.hadoopOptions = hadoopOptions;
    this.hadoop = hadoop;
  }

  /**
   * Names the folder; nothing is created.
   *
   * @param kmsKeyId the key that its objects are encrypted with, where it is not the bucket's own
   */
  public static StagingFolder at(
      S3Location location, SparkSession spark, AwsSettings aws, Optional<String> kmsKeyId) {
    Configuration session = HadoopConfigurations.of(spark, Map.of());
    Optional<Map<String, String>> ofS3A =
        S3Fallback.isS3A(session, S3Fallback.SCHEME)
            ? aws.optionsOfScopedS3A()
            : Optional.of(aws.hadoopOptions());
    Map<String, String> options = new LinkedHashMap<>(ofS3A.orElseGet(aws::optionsOfOwnFileSystem));
    // On EMR, s3:// is the cluster's own file system; elsewhere S3 is s3a://.
    boolean isClusters = options.isEmpty() && session.get("fs.s3.impl") != null;
    String scheme = isClusters ? "s3" : S3Fallback.SCHEME;
    // Also where S3A is there but could not renew the keys of who calls.
    if (!isClusters && (S3Fallback.isNeeded(session) || ofS3A.isEmpty())) {
      options.putAll(S3Fallback.options(aws));
    }
    kmsKeyId.ifPresent(
        key ->
            options.putAll(
                S3Connector.of(HadoopConfigurations.of(spark, options), scheme)
                    .encryption(location.bucket(), key)));
    FileSystemScope scope = new FileSystemScope();
    if (!options.isEmpty()) {
      // Hadoop's cache of file systems looks at the bucket only, not at these options.
      options.put("fs." + scheme + ".impl.disable.cache", "true");
      if (S3Fallback.isS3A(session, scheme) && ofS3A.isPresent()) {
        options.putAll(S3Fallback.scopedS3A(scheme));
      }
      options.putAll(scope.options());
    }
    return new StagingFolder(
        location,
        aws,
        new Path(location.uri(scheme)),
        scope,
        options,
        HadoopConfigurations.of(spark, options));
  }

  /**
   * Checks that the file system which the configuration names for S3 is there.
   *
   * @throws IllegalStateException when it is not
   */
  public void requireFileSystem() {
    String key = "fs." + path.toUri().getScheme() + ".impl";
    String named = hadoop.get(key);
    if (named != null && hadoop.getClassByNameOrNull(named) == null) {
      throw new IllegalStateException(
          "Spark cannot write to "
              + path
              + " because "
              + key
              + " = "
              + named
              + " is not on the class path; add the jar that holds it, or remove the setting");
    }
  }

  /** Returns the folder as SageMaker reads it. */
  public S3Location location() {
    return location;
  }

  /** Returns the folder as Spark writes to it. */
  public String path() {
    return path.toString();
  }

  /** Returns the options that a Spark writer needs to reach the folder. */
  public Map<String, String> writerOptions() {
    return hadoopOptions;
  }

  /**
   * Deletes the files without a byte in a folder in this one, which Spark makes of a partition
   * without rows: XGBoost's image finds no delimiter in them and ends.
   *
   * @return what is left
   */
  public Contents withoutEmptyFiles(String child) {
    long files = 0;
    long bytes = 0;
    for (LocatedFileStatus file : list(child)) {
      if (file.getLen() == 0) {
        delete(file.getPath());
      } else {
        files++;
        bytes += file.getLen();
      }
    }
    return new Contents(files, bytes);
  }

  private void delete(Path file) {
    try (Access access = new Access()) {
      access.files.delete(file, false);
    } catch (IOException e) {
      throw new UncheckedIOException("The empty file " + file + " cannot be deleted", e);
    }
  }

  /** Returns the paths of the files in a folder in this one, relative to that, in order. */
  public List<String> files(String child) {
    Path folder = new Path(path, child);
    return list(child).stream()
        .map(file -> folder.toUri().relativize(file.getPath().toUri()).getPath())
        .sorted()
        .toList();
  }

  private List<LocatedFileStatus> list(String child) {
    Path folder = new Path(path, child);
    try (Access access = new Access()) {
      List<LocatedFileStatus> files = new ArrayList<>();
      RemoteIterator<LocatedFileStatus> listing = access.files.listFiles(folder, true);
      while (listing.hasNext()) {
        files.add(listing.next());
      }
      return files;
    } catch (FileNotFoundException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("The training data in " + folder + " cannot be listed", e);
    }
  }

  /** Writes a file in this folder. */
  public void write(String name, String text) {
    Path file = new Path(path, name);
    try (Access access = new Access();
        OutputStream out = access.files.create(file)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("The file " + file + " cannot be written", e);
    }
  }

  /**
   * Deletes the folder with everything in it; a folder that does not exist is deleted already.
   *
   * @param timeLimit how long to wait for it; the attempt itself may go on behind
   * @throws IOException when it could not be deleted in that time; the text names the folder
   */
  public void delete(Duration timeLimit) throws IOException {
    within(timeLimit, () -> delete(Uploads.NONE));
  }

  /**
   * Deletes the folder as {@link #delete} does, after a write that did not come to its end: uploads
   * in parts that it has left are ended first, since no list of objects shows them. A task that was
   * killed may begin one a moment later, so this is done a few times.
   */
  public void deleteUnfinished(Duration timeLimit) throws IOException {
    within(
        timeLimit,
        () -> {
          for (int look = 1; look <= LOOKS; look++) {
            delete(Uploads.ABORT);
            TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN_LOOKS);
          }
          return delete(Uploads.ABORT);
        });
  }

  private enum Uploads {
    NONE,
    ABORT
  }

  private void within(Duration timeLimit, Callable<Void> delete) throws IOException {
    FutureTask<Void> deletion = new FutureTask<>(delete);
    Thread thread = new Thread(deletion, "delete-" + path.getName());
    thread.setDaemon(true);
    thread.start();
    try {
      deletion.get(timeLimit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw new IOException(stillThere() + ": " + e.getCause().getMessage(), e.getCause());
    } catch (TimeoutException e) {
      deletion.cancel(true);
      throw new IOException(stillThere(), e);
    } catch (InterruptedException e) {
      deletion.cancel(true);
      Thread.currentThread().interrupt();
      throw new IOException(stillThere(), e);
    }
  }

  private Void delete(Uploads uploads) throws IOException {
    AmazonS3 s3 = AwsClients.of(aws).s3();
    try {
      S3Objects objects = new S3Objects(s3);
      try {
        if (uploads == Uploads.ABORT) {
          objects.abortUploads(location);
        }
      } finally {
        objects.delete(location);
      }
      return null;
    } finally {
      s3.shutdown();
    }
  }

  /** Closes what writers have left open on the driver. The folder can still be used. */
  @Override
  public void close() {
    scope.close();
  }

  private String stillThere() {
    return "The staged training data in " + path + " could not be deleted and may still be there";
  }

  /**
   * What a staging folder holds.
   *
   * @param files number of objects
   * @param bytes their size in all
   */
  public record Contents(long files, long bytes) {
    /** No file at all. */
    public static final Contents NONE = new Contents(0, 0);
  }

  /** The folder's file system, closed only where it is not shared with the rest of the JVM. */
  private final class Access implements AutoCloseable {
    private final FileSystem files;

    Access() throws IOException {
      files = path.getFileSystem(hadoop);
    }

    @Override
    public void close() throws IOException {
      if (!hadoopOptions.isEmpty()) {
        files.close();
      }
    }
  }
}
