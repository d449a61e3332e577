package org.sagemakerspark.examples;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/**
 * A folder in S3 for files that are no rows, such as pictures. It is in the bucket of {@code
 * spark.sagemaker.bucket}, is written by the S3A of Spark's own Hadoop, and is deleted when closed.
 */
final class Uploads implements AutoCloseable {

  /** What the names of such folders begin with. */
  static final String NAME = "uploads-";

  private final Path folder;
  private final FileSystem s3;

  /** Begins an empty folder. */
  Uploads(SparkSession spark) {
    String bucket = spark.conf().get("spark.sagemaker.bucket").replaceFirst("^s3a?://", "");
    folder = new Path("s3a://" + bucket + "/" + NAME + UUID.randomUUID());
    try {
      s3 = folder.getFileSystem(spark.sparkContext().hadoopConfiguration());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes a file.
   *
   * @param name its path in the folder
   * @return its URI, as SageMaker wants it
   */
  String put(String name, byte[] content) {
    try (OutputStream file = s3.create(new Path(folder, name))) {
      file.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return uri(name);
  }

  /** Returns the URI of a file, or of a folder whose name ends with a slash. */
  String uri(String name) {
    return folder.toString().replaceFirst("^s3a", "s3") + "/" + name;
  }

  @Override
  public void close() {
    try {
      s3.delete(folder, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
