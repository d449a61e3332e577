package org.sagemakerspark.storage;

import com.amazonaws.SdkClientException;
import com.amazonaws.services.s3.AmazonS3;
import com.amazonaws.services.s3.model.AbortMultipartUploadRequest;
import com.amazonaws.services.s3.model.CompleteMultipartUploadRequest;
import com.amazonaws.services.s3.model.InitiateMultipartUploadRequest;
import com.amazonaws.services.s3.model.ObjectMetadata;
import com.amazonaws.services.s3.model.PartETag;
import com.amazonaws.services.s3.model.PutObjectRequest;
import com.amazonaws.services.s3.model.UploadPartRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.ObjLongConsumer;

/**
 * Writes one object. Small ones are put at once; larger ones go up in parts, of which nothing shows
 * before the stream is closed, or before somebody completes the upload where that is asked for.
 * After a failure the parts are thrown away, and closing fails too. S3 takes 10,000 parts, so that
 * an object holds at most 156 GiB.
 */
final class S3OutputStream extends OutputStream {

  static final int PART_BYTES = 16 << 20;

  private static final int FIRST_BYTES = 1 << 16;

  private final AmazonS3 s3;
  private final S3Location object;
  private final S3Encryption encryption;
  private final ObjLongConsumer<PendingUpload> pending;
  private final List<PartETag> parts = new ArrayList<>();
  private byte[] buffer = new byte[FIRST_BYTES];
  private int filled;
  private String upload;
  private IOException failure;
  private boolean closed;
  private long sent;

  /** Creates a stream whose object is there when it is closed. */
  S3OutputStream(AmazonS3 s3, S3Location object, S3Encryption encryption) {
    this(s3, object, encryption, null);
  }

  /**
   * Creates a stream.
   *
   * @param pending is given the upload, and its bytes, when the stream is closed, to complete it;
   *     null where the object is to be there then
   */
  S3OutputStream(
      AmazonS3 s3,
      S3Location object,
      S3Encryption encryption,
      ObjLongConsumer<PendingUpload> pending) {
    this.s3 = s3;
    this.object = object;
    this.encryption = encryption;
    this.pending = pending;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    if (closed) {
      throw new IOException(object + " is closed");
    }
    requireHealth();
    for (int done = 0; done < length; ) {
      if (filled == PART_BYTES) {
        sendPart();
      }
      int count = Math.min(length - done, PART_BYTES - filled);
      if (filled + count > buffer.length) {
        int size = Math.min(PART_BYTES, Math.max(filled + count, 2 * buffer.length));
        buffer = Arrays.copyOf(buffer, size);
      }
      System.arraycopy(bytes, offset + done, buffer, filled, count);
      filled += count;
      done += count;
    }
  }

  private void sendPart() throws IOException {
    try {
      if (upload == null) {
        upload =
            s3.initiateMultipartUpload(
                    encryption.of(
                        new InitiateMultipartUploadRequest(object.bucket(), object.prefix())))
                .getUploadId();
      }
      UploadPartRequest request =
          new UploadPartRequest()
              .withBucketName(object.bucket())
              .withKey(object.prefix())
              .withUploadId(upload)
              .withPartNumber(parts.size() + 1)
              .withInputStream(content())
              .withPartSize(filled);
      parts.add(s3.uploadPart(request).getPartETag());
      sent += filled;
      filled = 0;
    } catch (SdkClientException e) {
      throw failed(e);
    }
  }

  private InputStream content() {
    return new ByteArrayInputStream(buffer, 0, filled);
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    requireHealth();
    try {
      if (pending != null) {
        leavePending();
      } else if (upload == null) {
        put();
      } else {
        sendPart();
        s3.completeMultipartUpload(
            new CompleteMultipartUploadRequest(object.bucket(), object.prefix(), upload, parts));
      }
    } catch (SdkClientException e) {
      throw failed(e);
    } finally {
      buffer = null;
    }
  }

  private void leavePending() throws IOException {
    if (filled > 0) {
      sendPart();
    }
    pending.accept(
        new PendingUpload(object.prefix(), upload, parts.stream().map(PartETag::getETag).toList()),
        sent);
  }

  private void put() {
    s3.putObject(whole(object, buffer, filled, encryption));
  }

  /** Returns the request that puts an object at once. */
  static PutObjectRequest whole(
      S3Location object, byte[] bytes, int count, S3Encryption encryption) {
    ObjectMetadata metadata = new ObjectMetadata();
    metadata.setContentLength(count);
    return encryption.of(
        new PutObjectRequest(
            object.bucket(), object.prefix(), new ByteArrayInputStream(bytes, 0, count), metadata));
  }

  private void requireHealth() throws IOException {
    if (failure != null) {
      throw new IOException(object.uri("s3") + " was not written", failure);
    }
  }

  private IOException failed(SdkClientException cause) {
    failure = S3Failures.of(object.uri("s3"), cause);
    if (upload != null) {
      // An interrupt, which may be what has failed here, must not leave the parts behind.
      boolean isInterrupted = Thread.interrupted();
      try {
        s3.abortMultipartUpload(
            new AbortMultipartUploadRequest(object.bucket(), object.prefix(), upload));
      } catch (SdkClientException e) {
        failure.addSuppressed(e);
      } finally {
        if (isInterrupted) {
          Thread.currentThread().interrupt();
        }
      }
    }
    return failure;
  }
}
