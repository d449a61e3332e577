package org.sagemakerspark.artifacts;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/**
 * A {@code model.tar.gz}. It is nobody's word that is trusted: one file of it goes to memory, as
 * far as there is room, and nothing is written anywhere, whatever paths and links it names. Source
 * of the format: POSIX, pax, "ustar Interchange Format".
 */
public final class ModelArchive {

  private static final int BLOCK = 512;

  // Places in the header of a file.
  private static final int NAME = 0;
  private static final int NAME_LENGTH = 100;
  private static final int MODE = 100;
  private static final int OWNERS = 108;
  private static final int SIZE = 124;
  private static final int SIZE_LENGTH = 12;
  private static final int TIME = 136;
  private static final int CHECKSUM = 148;
  private static final int CHECKSUM_LENGTH = 8;
  private static final int TYPE = 156;
  private static final int MAGIC = 257;
  private static final int MAGIC_LENGTH = 6;
  private static final int PREFIX = 345;
  private static final int PREFIX_LENGTH = 155;

  /** What marks a plain file; the older form has no mark. */
  private static final String FILES = "\0" + "07";

  /** Beside the file that is wanted, there may be so much, for each byte that it may have. */
  private static final int MOST_BESIDE = 4;

  private static final long SPARE_BYTES = 1 << 20;
  private static final int MOST_NAMES = 10;

  private final String archive;
  private final InputStream in;
  private final List<String> names = new ArrayList<>();
  private long position;
  private long left;

  private ModelArchive(String archive, InputStream in, long most) {
    this.archive = archive;
    this.in = in;
    this.left = most;
  }

  /**
   * Reads one file.
   *
   * @param archive what is read, for errors
   * @param compressed the archive, which is read to its end
   * @param file the file's name
   * @param most how many bytes the file may have
   * @throws ArtifactException if the archive is damaged, does not have the file, or has a larger
   *     one
   */
  public static byte[] read(String archive, InputStream compressed, String file, long most)
      throws IOException {
    InputStream buffered = new BufferedInputStream(compressed, 1 << 16);
    try {
      return new ModelArchive(
              archive, new GZIPInputStream(buffered, 1 << 16), most * MOST_BESIDE + SPARE_BYTES)
          .file(file, most);
    } catch (ZipException | EOFException e) {
      throw new ArtifactException(
          archive + ": expected a whole tar file that gzip has compressed; it is damaged", e);
    }
  }

  /**
   * Gives an archive of one file, the same for the same file.
   *
   * @param file the file's name
   */
  public static byte[] of(String file, byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(header(file, content.length));
      out.write(content);
      // Up to a whole block, and two empty ones at the end.
      out.write(new byte[(int) (padded(content.length) - content.length) + 2 * BLOCK]);
    } catch (IOException e) {
      throw new IllegalStateException("Writing to memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  private static byte[] header(String file, int size) {
    byte[] header = new byte[BLOCK];
    put(header, NAME, file);
    put(header, MODE, "0000644\0");
    put(header, OWNERS, "0000000\0" + "0000000\0");
    put(header, SIZE, String.format(Locale.ROOT, "%011o\0", size));
    put(header, TIME, "00000000000\0");
    header[TYPE] = '0';
    put(header, MAGIC, "ustar\0" + "00");
    put(header, CHECKSUM, String.format(Locale.ROOT, "%06o\0 ", checksum(header)));
    return header;
  }

  private static void put(byte[] header, int place, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(bytes, 0, header, place, bytes.length);
  }

  private byte[] file(String wanted, long most) throws IOException {
    byte[] found = null;
    for (byte[] header = next(); header != null; header = next()) {
      String name = name(header);
      long size = size(header);
      if (!isFile(header) || !name.equals(wanted)) {
        if (isFile(header) && names.size() < MOST_NAMES) {
          names.add(name);
        }
        skip(padded(size));
        continue;
      }
      if (found != null) {
        throw expected("the file " + wanted + " once, and not twice");
      }
      if (size > Math.min(most, Integer.MAX_VALUE - Long.BYTES)) {
        throw expected(
            "a file "
                + wanted
                + " of at most "
                + most
                + " bytes, for which there is memory, and"
                + " not of "
                + size);
      }
      take(padded(size));
      // Grows with what comes, and not by what the header promises.
      found = in.readNBytes((int) size);
      if (found.length < size) {
        throw expected(size + " bytes of " + wanted + ", and not " + found.length);
      }
      in.skipNBytes(padded(size) - size);
    }
    rest();
    if (found == null) {
      throw new ArtifactException(
          archive + ": expected the file " + wanted + "; there are " + names);
    }
    return found;
  }

  /** Gives the header of the next file; null at the end. */
  private byte[] next() throws IOException {
    byte[] header = in.readNBytes(BLOCK);
    take(header.length);
    if (header.length == 0 || isBlank(header)) {
      return null;
    }
    if (header.length < BLOCK || checksum(header) != number(header, CHECKSUM, CHECKSUM_LENGTH)) {
      throw expected("the header of a file in a tar archive");
    }
    return header;
  }

  private static boolean isBlank(byte[] header) {
    for (byte each : header) {
      if (each != 0) {
        return false;
      }
    }
    return true;
  }

  /** Sums up the bytes of a header, with spaces in the place of the sum. */
  private static long checksum(byte[] header) {
    long sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      boolean isSum = i >= CHECKSUM && i < CHECKSUM + CHECKSUM_LENGTH;
      sum += isSum ? ' ' : header[i] & 0xff;
    }
    return sum;
  }

  private long size(byte[] header) throws ArtifactException {
    long size = number(header, SIZE, SIZE_LENGTH);
    if (size < 0) {
      throw expected("the size of a file in octal digits");
    }
    return size;
  }

  /** Reads octal digits; -1 where there is something else, such as the form of above 8 GB. */
  private static long number(byte[] header, int from, int length) {
    String digits = text(header, from, length).strip();
    return digits.matches("[0-7]+") ? Long.parseLong(digits, 8) : -1;
  }

  private static String name(byte[] header) {
    String name = text(header, NAME, NAME_LENGTH);
    boolean isPosix = text(header, MAGIC, MAGIC_LENGTH).equals("ustar");
    String prefix = isPosix ? text(header, PREFIX, PREFIX_LENGTH) : "";
    return (prefix.isEmpty() ? name : prefix + "/" + name).replaceFirst("^(\\./)+", "");
  }

  private static boolean isFile(byte[] header) {
    return FILES.indexOf((char) header[TYPE]) >= 0;
  }

  private static String text(byte[] header, int from, int length) {
    int end = from;
    while (end < from + length && header[end] != 0) {
      end++;
    }
    return new String(header, from, end - from, StandardCharsets.ISO_8859_1);
  }

  private static long padded(long size) {
    return (size + BLOCK - 1) / BLOCK * BLOCK;
  }

  private void skip(long bytes) throws IOException {
    take(bytes);
    in.skipNBytes(bytes);
  }

  /** Reads to the end, where gzip says whether all was as it had been written. */
  private void rest() throws IOException {
    byte[] buffer = new byte[BLOCK];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      take(read);
    }
  }

  /** Counts bytes on before they are read. */
  private void take(long bytes) throws ArtifactException {
    left -= bytes;
    if (left < 0) {
      throw expected("fewer files, or smaller ones, for which there is time and memory");
    }
    position += bytes;
  }

  private ArtifactException expected(String what) {
    return new ArtifactException(
        archive + ", at byte " + position + " of what it unpacks to: expected " + what);
  }
}
