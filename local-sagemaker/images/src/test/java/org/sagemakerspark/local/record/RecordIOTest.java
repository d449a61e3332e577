package org.sagemakerspark.local.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagemakerspark.local.record.RecordProtos.Record;

class RecordIOTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart",
        "dense-f32-label",
        "dense-1dim",
        "sparse-f32-label",
        "kmeans-response"
      })
  void writesBackTheVectorsByteForByte(String name) throws IOException {
    byte[] file = vector(name);
    ByteArrayOutputStream again = new ByteArrayOutputStream();
    for (byte[] record : records(file)) {
      RecordIO.write(again, record);
    }

    assertThat(again.toByteArray()).isEqualTo(file);
  }

  @Test
  void readsTheAnswerOfTheKMeansImage() throws IOException {
    List<byte[]> records = records(vector("kmeans-response"));
    Record second = Record.parseFrom(records.get(1));

    assertThat(records).hasSize(5);
    assertThat(second.getLabelOrThrow("closest_cluster").getFloat32Tensor().getValues(0))
        .isEqualTo(1f);
    assertThat(second.getLabelOrThrow("distance_to_cluster").getFloat32Tensor().getValues(0))
        .isEqualTo(10.75f);
  }

  @Test
  void readsPartsWithTheMagicWordBetweenThem() throws IOException {
    Record first = Record.parseFrom(records(vector("multipart")).get(1));

    assertThat(first.getFeaturesOrThrow("values").getFloat32Tensor().getValuesList())
        .containsExactly(-1804698880.0f, -1804698880.0f);
  }

  @Test
  void returnsWhatWasWritten() throws IOException {
    Random random = new Random(11);
    for (int length = 0; length < 100; length++) {
      byte[] record = new byte[length];
      random.nextBytes(record);
      for (int at = 0; at + 4 <= length; at += 4 + 4 * random.nextInt(4)) {
        ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN).putInt(at, RecordIO.MAGIC);
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      RecordIO.write(out, record);

      assertThat(out.size() % 4).isZero();
      assertThat(records(out.toByteArray())).containsExactly(record);
    }
  }

  @Test
  void refusesDamagedFiles() throws IOException {
    byte[] file = vector("dense-1dim");

    assertThatThrownBy(
            () -> records("no RecordIO".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .hasMessageContaining("Not RecordIO");
    for (int length = 1; length < 48; length++) {
      byte[] cut = java.util.Arrays.copyOf(file, length);
      assertThatThrownBy(() -> records(cut)).isInstanceOf(EOFException.class);
    }
    assertThatThrownBy(() -> records(words(RecordIO.MAGIC, 2 << 29)))
        .hasMessageContaining("out of order");
    assertThatThrownBy(() -> records(words(RecordIO.MAGIC, 1, 0x01000041)))
        .hasMessageContaining("padding");
    assertThatThrownBy(() -> records(words(RecordIO.MAGIC, RecordIO.MAX_RECORD_BYTES)))
        .isInstanceOf(EOFException.class);
  }

  @Test
  void refusesRecordsBeyondTheLimit() {
    byte[] parts = words(RecordIO.MAGIC, 1 << 29 | 4, 1, RecordIO.MAGIC, 3 << 29 | 4, 2);

    assertThatThrownBy(() -> RecordIO.reader(new ByteArrayInputStream(parts), 11).next())
        .hasMessageContaining("longer than 11 bytes");
    assertThatThrownBy(() -> RecordIO.reader(new ByteArrayInputStream(parts), 3).next())
        .hasMessageContaining("longer than 3 bytes");
  }

  private static byte[] words(int... words) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * words.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int word : words) {
      bytes.putInt(word);
    }
    return bytes.array();
  }

  private static List<byte[]> records(byte[] file) throws IOException {
    List<byte[]> records = new ArrayList<>();
    try (RecordIO.Reader reader = RecordIO.reader(new ByteArrayInputStream(file))) {
      for (Optional<byte[]> next = reader.next(); next.isPresent(); next = reader.next()) {
        records.add(next.get());
      }
    }
    return records;
  }

  private static byte[] vector(String name) throws IOException {
    try (InputStream in = RecordIOTest.class.getResourceAsStream(name + ".pbr")) {
      return in.readAllBytes();
    }
  }
}
