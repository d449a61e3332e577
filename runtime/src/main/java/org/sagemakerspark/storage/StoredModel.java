package org.sagemakerspark.storage;

import com.amazonaws.SdkClientException;
import com.amazonaws.services.s3.AmazonS3;
import com.amazonaws.services.s3.model.ObjectMetadata;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import org.sagemakerspark.artifacts.ArtifactException;
import org.sagemakerspark.artifacts.Model;
import org.sagemakerspark.artifacts.ModelArchive;
import org.sagemakerspark.artifacts.ModelKind;
import org.sagemakerspark.aws.AwsClients;
import org.sagemakerspark.aws.AwsSettings;
import org.sagemakerspark.value.S3Uri;

/**
 * A model artifact as S3 has it at some moment: a {@code model.tar.gz}, or a folder that a job has
 * left without compressing it. Equal ones are the same bytes.
 *
 * @param aws where S3 is and who reads
 * @param kind what the artifact is
 * @param uri its location
 * @param etag what S3 says that its content is
 * @param bytes how long the object is
 */
public record StoredModel(AwsSettings aws, ModelKind kind, String uri, String etag, long bytes)
    implements Serializable {

  /** The share of the heap that the model's file may take, which is read as a whole. */
  private static final int SHARE_OF_HEAP = 4;

  /**
   * A model that was read.
   *
   * @param bytes how long its file was
   */
  public record InMemory(Model model, long bytes) {}

  /**
   * Looks an artifact up.
   *
   * @throws IOException when it is not there, or may not be read
   */
  public static StoredModel find(AwsSettings aws, ModelKind kind, String uri) throws IOException {
    S3Location object = object(kind, uri);
    AmazonS3 s3 = AwsClients.of(aws).s3();
    try {
      ObjectMetadata found = s3.getObjectMetadata(object.bucket(), object.prefix());
      return new StoredModel(aws, kind, uri, found.getETag(), found.getContentLength());
    } catch (SdkClientException e) {
      throw S3Failures.of(object.uri("s3"), e);
    } finally {
      s3.shutdown();
    }
  }

  private static S3Location object(ModelKind kind, String uri) throws IOException {
    S3Uri found =
        S3Uri.read(uri)
            .filter(each -> !each.key().isEmpty())
            .orElseThrow(
                () ->
                    new IOException(
                        uri + " is no location in S3 such as s3://bucket/model.tar.gz"));
    return new S3Location(found.bucket(), isFolder(uri) ? found.key() + kind.file() : found.key());
  }

  private static boolean isFolder(String uri) {
    return uri.endsWith("/");
  }

  /**
   * Reads the model.
   *
   * @param checkWanted throws when nobody wants the model any more
   * @throws ArtifactException when it is damaged, or cannot score by itself; the text names the
   *     artifact, where in it, and what was expected
   * @throws IOException when it cannot be read
   */
  public InMemory read(Runnable checkWanted) throws IOException {
    S3Location object = object(kind, uri);
    AmazonS3 s3 = AwsClients.of(aws).s3ForFiles();
    try (InputStream in = new Watched(new S3InputStream(s3, object, bytes, etag), checkWanted)) {
      byte[] file = file(in);
      try {
        return new InMemory(kind.read(file), file.length);
      } catch (ArtifactException e) {
        throw new ArtifactException(uri + ", " + e.getMessage(), e);
      }
    } finally {
      s3.shutdown();
    }
  }

  private byte[] file(InputStream in) throws IOException {
    long most = Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP;
    if (!isFolder(uri)) {
      return ModelArchive.read(uri, in, kind.file(), most);
    }
    if (bytes > Math.min(most, Integer.MAX_VALUE - Long.BYTES)) {
      throw new ArtifactException(
          uri
              + ", "
              + kind.file()
              + ": expected at most "
              + most
              + " bytes, for which there is memory, and not "
              + bytes);
    }
    return in.readAllBytes();
  }

  /** Looks before each read whether anybody still wants it. */
  private static final class Watched extends FilterInputStream {
    private final Runnable checkWanted;

    Watched(InputStream in, Runnable checkWanted) {
      super(in);
      this.checkWanted = checkWanted;
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
      checkWanted.run();
      return super.read(to, from, length);
    }
  }
}
