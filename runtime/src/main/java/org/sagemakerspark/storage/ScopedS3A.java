package org.sagemakerspark.storage;

import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.s3a.S3AFileSystem;

/**
 * S3A with settings of one write's own. Hadoop's cache of file systems does not look at settings,
 * so each part of Spark and Hadoop that needs one makes one, with some twenty threads, and closes
 * none. This one is closed when its task ends, or on the driver when the write does. Loaded only
 * where the class path has S3A.
 */
public final class ScopedS3A extends S3AFileSystem {

  @Override
  public void initialize(URI name, Configuration hadoop) throws IOException {
    super.initialize(name, hadoop);
    FileSystemScope.closeAtItsEnd(this, hadoop);
  }

  @Override
  public void close() throws IOException {
    FileSystemScope.forget(this, getConf());
    super.close();
  }
}
