package org.sagemakerspark.local.server.s3;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.sagemakerspark.local.server.account.Account;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * S3 on local files: served over HTTP to clients, who must sign their requests, and open to the
 * jobs of this process.
 */
public final class ObjectStore implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ObjectStore.class);

  private final BlobStore blobs;
  private final S3Proxy proxy;

  private ObjectStore(BlobStore blobs, S3Proxy proxy) {
    this.blobs = blobs;
    this.proxy = proxy;
  }

  /**
   * Serves a folder.
   *
   * @param root where the objects are kept, one folder a bucket
   * @param port the port on 127.0.0.1; 0 for any free one
   * @throws IOException if the port is taken or the folder cannot be written
   */
  public static ObjectStore start(Path root, int port, Account account) throws IOException {
    Files.createDirectories(root);
    BlobStore blobs = new EncryptionRecords(new FilesystemNio2BlobStore(root.toString()));
    S3Proxy proxy =
        S3Proxy.builder()
            .blobStore(blobs)
            .endpoint(URI.create("http://127.0.0.1:" + port))
            .awsAuthentication(
                AuthenticationType.AWS_V2_OR_V4, account.accessKey(), account.secretKey())
            .ignoreUnknownHeaders(true)
            .stopTimeout(0)
            .build();
    try {
      HeaderRules.guard(proxy, account);
      proxy.start();
    } catch (Exception e) {
      throw new IOException("Cannot serve S3 on 127.0.0.1:" + port + ": " + e.getMessage(), e);
    }
    return new ObjectStore(blobs, proxy);
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + proxy.getPort());
  }

  /**
   * Lists the keys that begin with a prefix, sorted, just as S3 compares them: {@code run1} also
   * names what is under {@code run10/}.
   *
   * @throws IOException if the bucket does not exist
   */
  public List<String> keys(S3Location prefix) throws IOException {
    List<String> keys = new ArrayList<>();
    String token = null;
    do {
      ListObjectsV2Response page = page(prefix, token);
      page.contents().stream().map(S3Object::key).forEach(keys::add);
      token = page.nextContinuationToken();
    } while (token != null);
    return keys;
  }

  /** Tells whether there is any object whose key begins with a prefix. */
  public boolean hasAny(S3Location prefix) {
    try {
      return !page(prefix, null).contents().isEmpty();
    } catch (IOException e) {
      LOG.debug("Nothing is under {}", prefix, e);
      return false;
    }
  }

  private ListObjectsV2Response page(S3Location prefix, String token) throws IOException {
    try {
      return blobs.list(
          ListObjectsV2Request.builder()
              .bucket(prefix.bucket())
              .prefix(prefix.key())
              .maxKeys(1000)
              .continuationToken(token)
              .build());
    } catch (S3Exception e) {
      throw failure("list", prefix, e);
    }
  }

  /**
   * Opens an object.
   *
   * @throws IOException if there is none
   */
  public InputStream open(S3Location location) throws IOException {
    try {
      return new BufferedInputStream(blobs.getBlob(location.bucket(), location.key()), 1 << 16);
    } catch (S3Exception | IllegalArgumentException e) {
      throw failure("read", location, e);
    }
  }

  /**
   * Writes a file to S3.
   *
   * @throws IOException if the bucket does not exist or the file cannot be read
   */
  public void put(S3Location location, Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      blobs.putBlob(
          PutObjectRequest.builder()
              .bucket(location.bucket())
              .key(location.key())
              .contentLength(Files.size(file))
              .build(),
          in);
    } catch (S3Exception | IllegalArgumentException e) {
      throw failure("write", location, e);
    }
  }

  private static IOException failure(String verb, S3Location location, RuntimeException cause) {
    return new IOException(
        String.format(Locale.ROOT, "Cannot %s %s: %s", verb, location, cause.getMessage()), cause);
  }

  @Override
  public void close() {
    try {
      proxy.stop();
    } catch (Exception e) {
      LOG.warn("S3 did not stop cleanly", e);
    }
    blobs.close();
  }
}
