package org.sagemakerspark.recordio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Bytes that are not what they should be: an error or rows, and never more memory than their due.
 */
class DamagedRecordsTest {

  private static final long SEED = 20261101;
  private static final int MUTATIONS = 1_000_000;

  /** What reading may allocate for each byte it was given, and on top of that. */
  private static final long ALLOWED_PER_BYTE = 64;

  private static final long ALLOWED_ON_TOP = 1 << 17;

  private static final double MAGIC_AS_FLOAT = Float.intBitsToFloat(Framing.MAGIC);

  private byte[] file;
  private int[] ends;

  @BeforeEach
  void writeASmallFile() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RecordEncoder encoder = new RecordEncoder();
    ends = new int[4];
    encoder.dense(new double[] {1, 2, 3}, 3, 1);
    encoder.writeTo(out);
    ends[0] = out.size();
    encoder.sparse(new int[] {1, 500, 40_000}, new double[] {1, 2, 3}, 3, 50_000);
    encoder.writeTo(out);
    ends[1] = out.size();
    encoder.dense(new double[] {MAGIC_AS_FLOAT, 1, MAGIC_AS_FLOAT, MAGIC_AS_FLOAT}, 4, 2);
    encoder.writeTo(out);
    ends[2] = out.size();
    encoder.dense(new double[] {4}, 1);
    encoder.writeTo(out);
    ends[3] = out.size();
    file = out.toByteArray();
  }

  @Test
  void everyTruncationIsAnErrorOrEndsWithARecord() throws IOException {
    List<AmazonRecord> whole = RecordDecoder.readAll("file", file);
    for (int length = 0; length < file.length; length++) {
      byte[] cut = Arrays.copyOf(file, length);
      int at = length;
      int complete = (int) Arrays.stream(ends).filter(end -> end <= at).count();
      boolean betweenRecords = length == 0 || Arrays.stream(ends).anyMatch(end -> end == at);
      if (betweenRecords) {
        assertThat(RecordDecoder.readAll("cut", cut)).isEqualTo(whole.subList(0, complete));
      } else {
        assertThatThrownBy(() -> RecordDecoder.readAll("cut", cut))
            .as("cut to " + length)
            .isInstanceOf(RecordFormatException.class)
            .hasMessageContaining("cut, record " + complete + " (from 0) at byte ");
      }
    }
  }

  @Test
  void everyFlippedBitOfAFrameIsAnError() {
    for (int record = 0; record < ends.length; record++) {
      int start = record == 0 ? 0 : ends[record - 1];
      for (int bit = 0; bit < 8 * Framing.HEADER; bit++) {
        byte[] flipped = file.clone();
        flipped[start + bit / 8] ^= (byte) (1 << bit % 8);
        int at = bit;
        try {
          List<AmazonRecord> read = RecordDecoder.readAll("flipped", flipped);
          // A length that only takes in padding changes no row.
          assertThat(read).as("record " + record + ", bit " + at).hasSize(ends.length);
        } catch (RecordFormatException e) {
          assertThat(e).hasMessageContaining("flipped, record ");
        }
      }
    }
  }

  @Test
  void everyFlippedBitIsAnErrorOrRowsWithinMemory() {
    for (int bit = 0; bit < 8 * file.length; bit++) {
      byte[] flipped = file.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      readWithinMemory(flipped);
    }
  }

  @Test
  void randomMutationsAreErrorsOrRowsWithinMemory() {
    Random random = new Random(SEED);
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] mutated =
          Arrays.copyOf(file, random.nextInt(8) == 0 ? random.nextInt(file.length) : file.length);
      for (int changes = 1 + random.nextInt(4); changes > 0 && mutated.length > 0; changes--) {
        int at = random.nextInt(mutated.length);
        switch (random.nextInt(3)) {
          case 0 -> mutated[at] = (byte) random.nextInt();
          case 1 -> mutated[at] ^= (byte) (1 << random.nextInt(8));
          default -> mutated[at] = (byte) (random.nextBoolean() ? 0xff : 0x7f);
        }
      }
      readWithinMemory(mutated);
    }
  }

  @Test
  void aLengthThatLiesCostsNoMemory() {
    byte[] lying = new byte[64];
    Framing.INT.set(lying, 0, Framing.MAGIC);
    Framing.INT.set(lying, 4, Framing.LENGTH_LIMIT - 1);
    assertThatThrownBy(() -> RecordDecoder.readAll("lying", lying))
        .isInstanceOf(RecordFormatException.class)
        .hasMessage(
            "lying, record 0 (from 0) at byte 0: the record says 536870911 bytes and ends after 56");
    readWithinMemory(lying);
  }

  private static void readWithinMemory(byte[] bytes) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    try {
      RecordDecoder.readAll("damaged", bytes);
    } catch (RecordFormatException e) {
      // That is one of the two allowed outcomes; memory is looked at in both.
      assertThat(e.getMessage()).startsWith("damaged, record ");
    }
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    if (allocated > ALLOWED_ON_TOP + ALLOWED_PER_BYTE * bytes.length) {
      fail("Reading %d bytes took %d bytes of memory", bytes.length, allocated);
    }
  }
}
