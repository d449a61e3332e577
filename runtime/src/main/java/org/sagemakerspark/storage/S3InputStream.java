package org.sagemakerspark.storage;

import com.amazonaws.SdkClientException;
import com.amazonaws.services.s3.AmazonS3;
import com.amazonaws.services.s3.model.GetObjectRequest;
import com.amazonaws.services.s3.model.S3Object;
import com.amazonaws.services.s3.model.S3ObjectInputStream;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.apache.hadoop.fs.FSInputStream;

/**
 * Reads one object by ranges of some megabytes, so that somebody who reads here and there does not
 * ask for the rest of the object each time. An answer that breaks off is asked for again from where
 * it broke off.
 */
final class S3InputStream extends FSInputStream {

  static final int RANGE_BYTES = 8 << 20;

  private static final int ATTEMPTS = 4;

  private final AmazonS3 s3;
  private final S3Location object;
  private final long length;

  /** What the object has to be while it is read; null for anything. */
  private final String etag;

  private long position;
  private S3ObjectInputStream range;
  private long rangePosition;
  private long rangeEnd;
  private boolean closed;

  S3InputStream(AmazonS3 s3, S3Location object, long length) {
    this(s3, object, length, null);
  }

  /** Reads an object that nobody may have overwritten since it had some ETag. */
  S3InputStream(AmazonS3 s3, S3Location object, long length, String etag) {
    this.s3 = s3;
    this.object = object;
    this.length = length;
    this.etag = etag;
  }

  @Override
  public synchronized void seek(long target) throws IOException {
    if (target < 0 || target > length) {
      throw new EOFException(
          object.uri("s3") + " has " + length + " bytes and cannot be read at " + target);
    }
    position = target;
  }

  @Override
  public synchronized long getPos() {
    return position;
  }

  @Override
  public boolean seekToNewSource(long target) {
    return false;
  }

  @Override
  public synchronized int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public synchronized int read(byte[] bytes, int offset, int wanted) throws IOException {
    Objects.checkFromIndexSize(offset, wanted, bytes.length);
    if (closed) {
      throw new IOException(object.uri("s3") + " is closed");
    }
    if (wanted == 0) {
      return 0;
    }
    if (position == length) {
      return -1;
    }
    for (int attempt = 1; ; attempt++) {
      requireRange();
      try {
        int count = range.read(bytes, offset, (int) Math.min(wanted, rangeEnd - position));
        if (count < 0) {
          throw new EOFException("The answer ended early");
        }
        position += count;
        rangePosition = position;
        return count;
      } catch (IOException | SdkClientException e) {
        drop();
        if (attempt == ATTEMPTS) {
          throw new IOException(object.uri("s3") + " cannot be read at " + position, e);
        }
      }
    }
  }

  private void requireRange() throws IOException {
    if (range != null && rangePosition == position && position < rangeEnd) {
      return;
    }
    drop();
    rangeEnd = Math.min(length, position + RANGE_BYTES);
    GetObjectRequest request =
        new GetObjectRequest(object.bucket(), object.prefix()).withRange(position, rangeEnd - 1);
    if (etag != null) {
      request.setMatchingETagConstraints(List.of(etag));
    }
    try {
      S3Object answer = s3.getObject(request);
      if (answer == null) {
        throw new FileNotFoundException(
            object.uri("s3") + " was overwritten after it had been looked up");
      }
      range = answer.getObjectContent();
      rangePosition = position;
    } catch (SdkClientException e) {
      throw S3Failures.of(object.uri("s3"), e);
    }
  }

  /** Gives the connection back when the range was read to its end, and else closes it. */
  private void drop() throws IOException {
    if (range == null) {
      return;
    }
    S3ObjectInputStream old = range;
    range = null;
    if (rangePosition == rangeEnd) {
      old.close();
    } else {
      old.abort();
    }
  }

  @Override
  public synchronized void close() throws IOException {
    closed = true;
    drop();
  }
}
