package org.sagemakerspark.artifacts;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The members of the ZIP file that some algorithms write as {@code model_algo-1}. */
public final class Members {

  /** The most that members may grow to, for each byte of the file, and beside that. */
  private static final int MAX_GROWTH = 64;

  private static final int SPARE_BYTES = 1 << 20;
  private static final int MAX_MEMBERS = 1000;

  /** The first moment that a ZIP file can name, so that equal models are equal files. */
  private static final long NO_TIME = 315_532_800_000L;

  private final String file;
  private final Map<String, byte[]> byName;

  private Members(String file, Map<String, byte[]> byName) {
    this.file = file;
    this.byName = byName;
  }

  /**
   * Reads a file.
   *
   * @param file what the bytes are, for errors
   * @throws ArtifactException if it is damaged, or would take more memory than its size justifies
   */
  public static Members read(String file, byte[] bytes) throws ArtifactException {
    if (bytes.length < 4 || bytes[0] != 'P' || bytes[1] != 'K') {
      throw new ArtifactException(file + ", at byte 0: expected PK, with which a ZIP file begins");
    }
    long most = (long) bytes.length * MAX_GROWTH + SPARE_BYTES;
    Map<String, byte[]> members = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        byte[] member = in.readNBytes((int) Math.min(most + 1, Integer.MAX_VALUE - 8));
        most -= member.length;
        if (most < 0 || members.size() == MAX_MEMBERS) {
          throw new ArtifactException(
              file
                  + ", "
                  + entry.getName()
                  + ": expected at most "
                  + MAX_MEMBERS
                  + " members, of "
                  + MAX_GROWTH
                  + " times the file's size together");
        }
        if (members.put(entry.getName(), member) != null) {
          throw new ArtifactException(
              file + ": expected each member once, and not " + entry.getName() + " twice");
        }
      }
    } catch (ArtifactException e) {
      throw e;
    } catch (IOException | IllegalArgumentException e) {
      // A name that is not UTF-8 is an IllegalArgumentException of ZipInputStream.
      throw new ArtifactException(
          file + ": expected a whole ZIP file; after " + members.size() + " members it is damaged",
          e);
    }
    return new Members(file, members);
  }

  /**
   * Gives a member.
   *
   * @throws ArtifactException if there is none of the name
   */
  public byte[] need(String name) throws ArtifactException {
    byte[] member = byName.get(name);
    if (member == null) {
      throw new ArtifactException(
          file + ": expected the member " + name + "; there are " + byName.keySet());
    }
    return member;
  }

  /** Gives a member that is a JSON object. */
  public Map<?, ?> json(String name) throws ArtifactException {
    return Json.object(file + ", " + name, need(name));
  }

  /** Gives a member that is a list of arrays. */
  public NDArrayList arrays(String name) throws ArtifactException {
    return NDArrayList.read(file + ", " + name, need(name));
  }

  /** Gives a member of text. */
  public static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Gives a ZIP file of these members, uncompressed as SageMaker's are. */
  public static byte[] toBytes(Map<String, byte[]> members) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.setMethod(ZipOutputStream.STORED);
      for (Map.Entry<String, byte[]> member : members.entrySet()) {
        ZipEntry entry = new ZipEntry(member.getKey());
        entry.setTime(NO_TIME);
        entry.setSize(member.getValue().length);
        CRC32 checksum = new CRC32();
        checksum.update(member.getValue());
        entry.setCrc(checksum.getValue());
        out.putNextEntry(entry);
        out.write(member.getValue());
      }
    } catch (IOException e) {
      throw new IllegalStateException("Writing to memory does not fail", e);
    }
    return bytes.toByteArray();
  }
}
