package org.sagemakerspark.local.images.data;

import java.io.ByteArrayInputStream;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/** A Parquet file that is in memory. */
final class BytesInput implements InputFile {

  private final byte[] file;

  BytesInput(byte[] file) {
    this.file = file;
  }

  @Override
  public long getLength() {
    return file.length;
  }

  @Override
  public SeekableInputStream newStream() {
    Positioned bytes = new Positioned(file);
    return new DelegatingSeekableInputStream(bytes) {
      @Override
      public long getPos() {
        return bytes.position();
      }

      @Override
      public void seek(long position) {
        bytes.seek(position);
      }
    };
  }

  private static final class Positioned extends ByteArrayInputStream {

    Positioned(byte[] bytes) {
      super(bytes);
    }

    int position() {
      return pos;
    }

    void seek(long position) {
      pos = Math.toIntExact(position);
    }
  }
}
