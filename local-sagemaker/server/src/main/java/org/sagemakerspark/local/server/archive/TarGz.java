package org.sagemakerspark.local.server.archive;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** The {@code .tar.gz} files that models travel in. */
public final class TarGz {

  private TarGz() {}

  /** Packs the regular files below a folder, sorted by name; links are left out. */
  public static void pack(Path folder, Path archive) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(f -> Files.isRegularFile(f, LinkOption.NOFOLLOW_LINKS)).sorted().toList();
    }
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(archive));
        TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(out))) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
      for (Path file : files) {
        tar.putArchiveEntry(new TarArchiveEntry(file, folder.relativize(file).toString()));
        Files.copy(file, tar);
        tar.closeArchiveEntry();
      }
    }
  }

  /**
   * Unpacks an untrusted archive into a folder.
   *
   * @param maxBytes the most that the files may take together
   * @throws IOException if it is no gzipped tar, an entry would leave the folder, is neither a file
   *     nor a folder, or the files are too large
   */
  public static void unpack(InputStream archive, Path folder, long maxBytes) throws IOException {
    long left = maxBytes;
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new GZIPInputStream(new BufferedInputStream(archive)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (isTheFolderItself(entry)) {
          continue;
        }
        Path place = Folders.inside(folder, entry.getName());
        if (entry.isDirectory()) {
          Files.createDirectories(place);
        } else if (entry.isFile() && !entry.isLink() && !entry.isSymbolicLink()) {
          left -= write(tar, place, left);
        } else {
          throw new IOException("'" + entry.getName() + "' is neither a file nor a folder");
        }
      }
    }
  }

  private static boolean isTheFolderItself(TarArchiveEntry entry) {
    return entry.isDirectory() && Path.of(entry.getName()).normalize().toString().isEmpty();
  }

  private static long write(InputStream in, Path place, long maxBytes) throws IOException {
    Files.createDirectories(place.getParent());
    byte[] buffer = new byte[1 << 16];
    long written = 0;
    try (OutputStream out = Files.newOutputStream(place)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        written += read;
        if (written > maxBytes) {
          throw new IOException("The archive's files are larger than allowed");
        }
        out.write(buffer, 0, read);
      }
    }
    return written;
  }
}
