package org.sagemakerspark.artifacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file's versions and types, from the words that MXNet writes; see {@link NDArrayList}. */
class NDArrayListTest {

  private static final int V1 = 0xF993FAC8;
  private static final int V2 = 0xF993FAC9;
  private static final int V3 = 0xF993FACA;

  @Test
  void readsWhatItWrites() throws Exception {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    arrays.put("arg:fc0_weight", NDArray.ofRows(new float[][] {{1, 2, 3}, {4, 5, 6}}));
    arrays.put("größe", NDArray.of(Float.NaN, -0f, Float.MIN_VALUE));

    NDArrayList read = NDArrayList.read("it", NDArrayList.of(arrays).toBytes());

    assertThat(read).isEqualTo(NDArrayList.of(arrays));
    assertThat(read.find("fc0_weight")).contains(arrays.get("arg:fc0_weight"));
    assertThat(read.find("fc1_weight")).isEmpty();
  }

  @Test
  void readsEveryVersion() throws Exception {
    NDArray expected = NDArray.ofRows(new float[][] {{1.5f, 2.5f}});
    for (int version : new int[] {V1, V2, V3, 0}) {
      ByteBuffer out = start(1);
      if (version != 0) {
        out.putInt(version);
      }
      if (version == V2 || version == V3) {
        out.putInt(0);
      }
      out.putInt(2);
      if (version == 0) {
        out.putInt(1).putInt(2);
      } else {
        out.putLong(1).putLong(2);
      }
      out.putInt(1).putInt(0).putInt(0).putFloat(1.5f).putFloat(2.5f).putLong(0);

      assertThat(NDArrayList.read("it", bytes(out)).arrays()).containsExactly(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0000c03f, 1.5",
    "1, 000000000000f8bf, -1.5",
    "2, 003e, 1.5",
    "2, 0080, -0.0",
    "2, 0100, 5.9604645E-8",
    "2, 007c, Infinity",
    "2, ff7b, 65504",
    "2, 007e, NaN",
    "3, ff, 255",
    "4, feffffff, -2",
    "5, fe, -2",
    "6, 0700000000000000, 7"
  })
  void readsEveryType(int type, String data, float expected) throws Exception {
    ByteBuffer out = array(type);
    for (int i = 0; i < data.length(); i += 2) {
      out.put((byte) Integer.parseInt(data.substring(i, i + 2), 16));
    }

    assertThat(NDArrayList.read("it", bytes(out.putLong(0))).arrays())
        .containsExactly(NDArray.of(expected));
  }

  @Test
  void saysWhereAFileIsDamaged() {
    assertFault(start(1L << 40), "it, at byte 16: expected a number of arrays that the file has");
    assertFault(start(0), "it, at byte 24: expected a number of names, and not the end");
    assertFault(start(1).putInt(V2).putInt(2).putInt(1), "it, at byte 28: expected a dense array");
    assertFault(
        start(1).putInt(V2).putInt(0).putInt(1).putLong(Long.MAX_VALUE).putLong(0),
        "it, at byte 36: expected a length from 1 that the file has room for, and not 92233");
    assertFault(array(9), "it, at byte 52: expected a type of numbers from 0 to 6, and not 9");
    assertFault(array(1).putInt(0), "it, at byte 56: expected 1 numbers of the type float64, and");
    assertFault(
        array(0).putFloat(1).putLong(2).putLong(0).putLong(0),
        "expected 1 names or none, and not 2");
    assertFault(
        array(0).putFloat(1).putLong(1).putLong(1).put((byte) 0xff), "expected a name in UTF-8");
    assertFault(array(0).putFloat(1).putLong(0).put((byte) 0), "expected the end, and not 1 bytes");
    assertThatThrownBy(() -> NDArrayList.read("it", new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0}))
        .isInstanceOf(ArtifactException.class)
        .hasMessage(
            "it, at byte 0: expected the word 0x112, with which a list of MXNet's arrays begins");
  }

  /** A file of so many arrays, up to the first of them. */
  private static ByteBuffer start(long arrays) {
    return ByteBuffer.allocate(200)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(0x112)
        .putLong(0)
        .putLong(arrays);
  }

  /** A file of one array of one number, up to the number. */
  private static ByteBuffer array(int type) {
    return start(1).putInt(V2).putInt(0).putInt(1).putLong(1).putInt(1).putInt(0).putInt(type);
  }

  private static byte[] bytes(ByteBuffer out) {
    byte[] bytes = new byte[out.position()];
    out.flip().get(bytes);
    return bytes;
  }

  private static void assertFault(ByteBuffer out, String message) {
    assertThatThrownBy(() -> NDArrayList.read("it", bytes(out)))
        .isInstanceOf(ArtifactException.class)
        .hasMessageContaining(message);
  }
}
