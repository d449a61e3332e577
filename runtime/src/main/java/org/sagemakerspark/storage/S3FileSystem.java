package org.sagemakerspark.storage;

import com.amazonaws.AmazonServiceException;
import com.amazonaws.SdkClientException;
import com.amazonaws.services.s3.AmazonS3;
import com.amazonaws.services.s3.model.CopyObjectRequest;
import com.amazonaws.services.s3.model.ListObjectsV2Request;
import com.amazonaws.services.s3.model.ListObjectsV2Result;
import com.amazonaws.services.s3.model.ObjectMetadata;
import com.amazonaws.services.s3.model.PutObjectRequest;
import com.amazonaws.services.s3.model.S3ObjectSummary;
import com.amazonaws.services.s3.transfer.Copy;
import com.amazonaws.services.s3.transfer.TransferManager;
import com.amazonaws.services.s3.transfer.TransferManagerBuilder;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.PathIsNotEmptyDirectoryException;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;
import org.sagemakerspark.aws.AwsClients;
import org.sagemakerspark.aws.AwsErrors;
import org.sagemakerspark.aws.AwsSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A bucket of S3 as a Hadoop file system, for this library's own files where the cluster has no
 * S3A. It stands on Hadoop's public interface only, so that it runs on any Hadoop, and takes S3A's
 * own options for the endpoint, the keys and the encryption.
 *
 * <p>A file shows when it is closed, and not at all when that fails. A folder is there as long as
 * something is in it; an empty one that was asked for is an object whose key ends in a slash.
 * Renaming copies within S3 and is not atomic.
 */
final class S3FileSystem extends FileSystem {

  private static final Logger LOGGER = LoggerFactory.getLogger(S3FileSystem.class);
  private static final int FORBIDDEN = 403;
  private static final long BLOCK_BYTES = 128L << 20;

  private URI uri;
  private Path workingDirectory;
  private AmazonS3 s3;
  private S3Encryption encryption;

  @Override
  public void initialize(URI name, Configuration hadoop) throws IOException {
    super.initialize(name, hadoop);
    setConf(hadoop);
    uri = URI.create(name.getScheme() + "://" + name.getAuthority());
    workingDirectory = new Path(uri.toString(), "/");
    s3 = AwsClients.of(AwsSettings.ofHadoop(hadoop::getTrimmed)).s3ForFiles();
    encryption = S3Encryption.ofHadoop(hadoop::getTrimmed);
    FileSystemScope.closeAtItsEnd(this, hadoop);
  }

  @Override
  public String getScheme() {
    return S3Fallback.SCHEME;
  }

  @Override
  public URI getUri() {
    return uri;
  }

  @Override
  public Path getWorkingDirectory() {
    return workingDirectory;
  }

  @Override
  public void setWorkingDirectory(Path folder) {
    workingDirectory = fixRelativePart(folder);
  }

  @Override
  public FSDataInputStream open(Path path, int bufferSize) throws IOException {
    FileStatus status = getFileStatus(path);
    if (status.isDirectory()) {
      throw new FileNotFoundException(path + " is a folder");
    }
    return new FSDataInputStream(new S3InputStream(s3, locate(path), status.getLen()));
  }

  @Override
  public FSDataOutputStream create(
      Path path,
      FsPermission permission,
      boolean overwrite,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    Optional<UploadPath> upload = UploadPath.of(path);
    if (upload.isPresent()) {
      // Nothing can be there but what another attempt uploads, which this one does not touch.
      UploadPath file = upload.get();
      return new FSDataOutputStream(
          new S3OutputStream(
              s3,
              locate(file.target()),
              encryption,
              (pending, bytes) -> TaskUploads.add(file, pending, bytes)),
          statistics);
    }
    Optional<FileStatus> there = status(path);
    if (there.isPresent() && (there.get().isDirectory() || !overwrite)) {
      throw new FileAlreadyExistsException(path + " exists already");
    }
    return new FSDataOutputStream(new S3OutputStream(s3, locate(path), encryption), statistics);
  }

  @Override
  public FSDataOutputStream append(Path path, int bufferSize, Progressable progress) {
    throw new UnsupportedOperationException("An object of S3 cannot be appended to: " + path);
  }

  @Override
  public boolean mkdirs(Path path, FsPermission permission) throws IOException {
    Optional<FileStatus> there = status(path);
    if (there.isPresent()) {
      if (there.get().isFile()) {
        throw new FileAlreadyExistsException(path + " is a file");
      }
      return true;
    }
    S3Location folder = locate(path);
    ObjectMetadata empty = new ObjectMetadata();
    empty.setContentLength(0);
    call(
        path,
        () ->
            s3.putObject(
                encryption.of(
                    new PutObjectRequest(
                        folder.bucket(),
                        folder.prefix() + "/",
                        InputStream.nullInputStream(),
                        empty))));
    return true;
  }

  @Override
  public FileStatus getFileStatus(Path path) throws IOException {
    return status(path).orElseThrow(() -> new FileNotFoundException("There is no " + path));
  }

  private Optional<FileStatus> status(Path path) throws IOException {
    S3Location place = locate(path);
    if (place.prefix().isEmpty()) {
      return Optional.of(folder(path));
    }
    Optional<UploadPath> upload = UploadPath.of(path);
    if (upload.isPresent()) {
      return TaskUploads.size(upload.get()).map(bytes -> file(path, bytes, 0));
    }
    try {
      ObjectMetadata object = s3.getObjectMetadata(place.bucket(), place.prefix());
      return Optional.of(
          file(
              path,
              object.getContentLength(),
              object.getLastModified().toInstant().toEpochMilli()));
    } catch (SdkClientException e) {
      if (!AwsErrors.isNotFound(e)) {
        throw S3Failures.of(path, e);
      }
    }
    ListObjectsV2Request anything = S3Objects.list(place).withMaxKeys(1);
    return call(path, () -> s3.listObjectsV2(anything)).getObjectSummaries().isEmpty()
        ? Optional.empty()
        : Optional.of(folder(path));
  }

  @Override
  public FileStatus[] listStatus(Path path) throws IOException {
    List<FileStatus> children = new ArrayList<>();
    ListObjectsV2Request request = S3Objects.list(locate(path)).withDelimiter("/");
    boolean there = false;
    ListObjectsV2Result page;
    do {
      page = call(path, () -> s3.listObjectsV2(request));
      there |= !page.getObjectSummaries().isEmpty() || !page.getCommonPrefixes().isEmpty();
      for (S3ObjectSummary each : page.getObjectSummaries()) {
        if (!each.getKey().equals(request.getPrefix())) {
          children.add(
              file(
                  child(path, each.getKey()),
                  each.getSize(),
                  each.getLastModified().toInstant().toEpochMilli()));
        }
      }
      page.getCommonPrefixes().forEach(prefix -> children.add(folder(child(path, prefix))));
      request.setContinuationToken(page.getNextContinuationToken());
    } while (page.isTruncated());
    if (!there) {
      FileStatus self = getFileStatus(path);
      return self.isFile() ? new FileStatus[] {self} : new FileStatus[0];
    }
    return children.toArray(new FileStatus[0]);
  }

  private static Path child(Path folder, String key) {
    String path = key.endsWith("/") ? key.substring(0, key.length() - 1) : key;
    // With the scheme apart, a colon in the key is not taken for the end of one.
    return new Path(folder.toUri().getScheme(), folder.toUri().getAuthority(), "/" + path);
  }

  @Override
  public boolean rename(Path from, Path to) throws IOException {
    Optional<FileStatus> source = status(from);
    Optional<FileStatus> target = status(to);
    Path place =
        target.filter(FileStatus::isDirectory).map(in -> new Path(to, from.getName())).orElse(to);
    boolean free = target.isEmpty() || (target.get().isDirectory() && status(place).isEmpty());
    if (source.isEmpty() || !free || isWithin(place, from)) {
      return false;
    }
    S3Location old = locate(from);
    List<String> keys =
        source.get().isFile()
            ? List.of(old.prefix())
            : call(from, () -> new S3Objects(s3).keys(old));
    S3Location copied = locate(place);
    copy(from, keys, copied.prefix());
    if (status(from).isEmpty()) {
      // Deleted meanwhile, as by the end of a job that failed: then the copy must not be there.
      new S3Objects(s3)
          .delete(
              copied,
              keys.stream()
                  .map(key -> copied.prefix() + key.substring(old.prefix().length()))
                  .toList());
      return false;
    }
    new S3Objects(s3).delete(old, keys);
    return true;
  }

  /**
   * Returns the uploads of a job.
   *
   * @param output the folder that it writes to
   * @param committed the folder for what its tasks leave
   */
  JobUploads uploads(Path output, Path committed) {
    return new JobUploads(s3, encryption, locate(output), locate(committed));
  }

  private static boolean isWithin(Path path, Path folder) {
    return (path.toUri().getPath() + "/").startsWith(folder.toUri().getPath() + "/");
  }

  private void copy(Path from, List<String> keys, String to) throws IOException {
    S3Location old = locate(from);
    TransferManager transfers =
        TransferManagerBuilder.standard().withS3Client(s3).withShutDownThreadPools(true).build();
    try {
      List<Copy> copies = new ArrayList<>();
      for (String key : keys) {
        String copied = to + key.substring(old.prefix().length());
        copies.add(
            transfers.copy(
                encryption.of(new CopyObjectRequest(old.bucket(), key, old.bucket(), copied))));
      }
      for (Copy copy : copies) {
        copy.waitForCopyResult();
      }
    } catch (SdkClientException e) {
      throw S3Failures.of(from, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException)
          new InterruptedIOException("Interrupted while " + from + " was renamed").initCause(e);
    } finally {
      transfers.shutdownNow(false);
    }
  }

  @Override
  public boolean delete(Path path, boolean recursive) throws IOException {
    S3Location place = locate(path);
    Optional<FileStatus> there = status(path);
    if (there.isEmpty() || place.prefix().isEmpty()) {
      return false;
    }
    if (there.get().isFile()) {
      new S3Objects(s3).delete(place, List.of(place.prefix()));
      return true;
    }
    if (!recursive && listStatus(path).length > 0) {
      throw new PathIsNotEmptyDirectoryException(path.toString());
    }
    do {
      new S3Objects(s3).delete(place);
      // What a task has put there meanwhile, which does not know yet that its job has ended, goes
      // too.
    } while (status(path).isPresent());
    endUploads(path, place);
    return true;
  }

  /** What a lost task had begun to upload to the folder must not be kept, and paid for. */
  private void endUploads(Path path, S3Location folder) throws IOException {
    try {
      new S3Objects(s3).abortUploads(folder);
    } catch (AmazonServiceException e) {
      if (e.getStatusCode() != FORBIDDEN) {
        throw S3Failures.of(path, e);
      }
      LOGGER.info(
          "Uploads to {} that were begun and left, if there are any, stay: {}",
          path,
          AwsErrors.describe(e));
    } catch (SdkClientException e) {
      throw S3Failures.of(path, e);
    }
  }

  @Override
  public void close() throws IOException {
    FileSystemScope.forget(this, getConf());
    try {
      super.close();
    } finally {
      if (s3 != null) {
        s3.shutdown();
      }
    }
  }

  private S3Location locate(Path path) {
    checkPath(path);
    String key = fixRelativePart(path).toUri().getPath().substring(1);
    return new S3Location(uri.getAuthority(), key);
  }

  private FileStatus folder(Path path) {
    return new FileStatus(0, true, 1, BLOCK_BYTES, 0, makeQualified(path));
  }

  private FileStatus file(Path path, long bytes, long changed) {
    return new FileStatus(bytes, false, 1, BLOCK_BYTES, changed, makeQualified(path));
  }

  private static <T> T call(Path path, Supplier<T> call) throws IOException {
    try {
      return call.get();
    } catch (SdkClientException e) {
      throw S3Failures.of(path, e);
    }
  }
}
