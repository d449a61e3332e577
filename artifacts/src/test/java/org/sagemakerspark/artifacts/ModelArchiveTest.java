package org.sagemakerspark.artifacts;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archives that models travel in, whole and damaged. */
class ModelArchiveTest {

  private static final String FILE = "model_algo-1";
  private static final long ENOUGH = 1 << 20;
  private static final int DAMAGED = Integer.getInteger("tests.damaged", 20_000) / 4;

  @TempDir Path folder;

  @Test
  void findsTheFileAmongOthersInWhatTarPacks() throws Exception {
    byte[] model = bytes(5000, 1);
    Files.write(folder.resolve(FILE), model);
    Files.write(folder.resolve("state_8ab3"), bytes(700, 2));
    for (String format : new String[] {"", "--format=ustar", "--format=pax", "--format=v7"}) {
      assertThat(read(tar(format, "state_8ab3 " + FILE))).as(format).isEqualTo(model);
    }
    Files.createDirectories(folder.resolve("code"));
    Files.write(folder.resolve("code/" + "long-".repeat(40) + ".py"), bytes(10, 3));
    for (String format : new String[] {"", "--format=pax"}) {
      assertThat(read(tar(format, "."))).as(format).isEqualTo(model);
    }
  }

  @Test
  void saysWhatIsThereWhereTheFileIsNot() {
    assertThatThrownBy(() -> read(gzip(entry("xgboost-model", '0', 3), blank(2))))
        .isInstanceOf(ArtifactException.class)
        .hasMessage("model.tar.gz: expected the file model_algo-1; there are [xgboost-model]");
  }

  @Test
  void followsNoPathAndNoLink() throws Exception {
    byte[] archive =
        gzip(
            entry("../../" + FILE, '0', 9),
            entry("/" + FILE, '0', 9),
            entry(FILE, '2', 0),
            entry(FILE, '1', 0),
            entry("./" + FILE, '0', 4),
            blank(2));

    assertThat(read(archive)).hasSize(4);
  }

  @Test
  void refusesWhatItHasNoRoomFor() throws Exception {
    assertThatThrownBy(() -> read(gzip(entry(FILE, '0', 2 * ENOUGH), blank(2))))
        .isInstanceOf(ArtifactException.class)
        .hasMessageContaining("of at most " + ENOUGH + " bytes, for which there is memory");
    assertThatThrownBy(() -> read(gzip(header(FILE, '0', 07777777777L))))
        .isInstanceOf(ArtifactException.class)
        .hasMessageContaining("for which there is memory");
    // Little to send and much to unpack.
    assertThatThrownBy(
            () ->
                read(
                    gzip(
                        entry("a", '0', 2 * ENOUGH),
                        entry("b", '0', 2 * ENOUGH),
                        entry("c", '0', 2 * ENOUGH),
                        blank(2))))
        .isInstanceOf(ArtifactException.class)
        .hasMessageContaining("fewer files, or smaller ones");
    assertThatThrownBy(() -> read(gzip(blank(20_000))))
        .isInstanceOf(ArtifactException.class)
        .hasMessageContaining("fewer files, or smaller ones");
  }

  @Test
  void refusesAFileThatIsThereTwice() {
    assertThatThrownBy(() -> read(gzip(entry(FILE, '0', 4), entry(FILE, '0', 4), blank(2))))
        .isInstanceOf(ArtifactException.class)
        .hasMessageContaining("once, and not twice");
  }

  @Test
  void takesNothingDamagedForWhole() throws Exception {
    byte[] model = bytes(3000, 4);
    Files.write(folder.resolve(FILE), model);
    byte[] whole = tar("", FILE);
    Random random = new Random(11);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    int refused = 0;
    for (int i = 0; i < DAMAGED; i++) {
      byte[] damaged =
          random.nextBoolean() ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
      if (damaged.length == whole.length) {
        damaged[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
      }
      long before = threads.getCurrentThreadAllocatedBytes();
      try {
        // What gzip keeps beside the data, such as the time, may be anything.
        assertThat(read(damaged)).isEqualTo(model);
      } catch (ArtifactException e) {
        refused++;
        assertThat(e.getMessage()).startsWith("model.tar.gz").contains("expected");
      }
      assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(2 * ENOUGH);
    }
    assertThat(refused).isGreaterThan(DAMAGED * 9 / 10);
  }

  @Test
  void takesNoFaultOfTheNetworkForDamage() {
    IOException fault = new IOException("connection reset");
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw fault;
          }

          @Override
          public int read(byte[] to, int from, int length) throws IOException {
            throw fault;
          }
        };

    assertThatThrownBy(() -> ModelArchive.read("model.tar.gz", broken, FILE, ENOUGH))
        .isSameAs(fault);
  }

  private static byte[] read(byte[] archive) throws IOException {
    return ModelArchive.read("model.tar.gz", new ByteArrayInputStream(archive), FILE, ENOUGH);
  }

  private byte[] tar(String format, String what) throws Exception {
    Path archive = folder.resolveSibling(folder.getFileName() + ".tar.gz");
    Process tar =
        new ProcessBuilder(
                "sh", "-c", "tar " + format + " -czf " + archive + " -C " + folder + " " + what)
            .inheritIO()
            .start();
    assertThat(tar.waitFor()).isZero();
    return Files.readAllBytes(archive);
  }

  private static byte[] bytes(int count, long seed) {
    byte[] bytes = new byte[count];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static byte[] gzip(byte[]... parts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      for (byte[] part : parts) {
        out.write(part);
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] entry(String name, char type, long size) {
    byte[] header = header(name, type, size);
    return Arrays.copyOf(header, header.length + (int) ((size + 511) / 512 * 512));
  }

  private static byte[] blank(int blocks) {
    return new byte[512 * blocks];
  }

  private static byte[] header(String name, char type, long size) {
    byte[] header = new byte[512];
    put(header, 0, name);
    put(header, 124, String.format(Locale.ROOT, "%011o", size));
    put(header, 148, "        ");
    header[156] = (byte) type;
    put(header, 257, "ustar");
    int sum = 0;
    for (byte each : header) {
      sum += each & 0xff;
    }
    put(header, 148, String.format(Locale.ROOT, "%06o\0", sum));
    return header;
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(ISO_8859_1);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }
}
