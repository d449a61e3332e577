package org.sagemakerspark.recordio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class IntegerRecordTest {

  /**
   * The bytes that list_to_record_bytes and write_recordio of create_vocab_proto.py write for the
   * source [4, 300] and the target [7], counted by hand from record.proto.
   */
  @Test
  void isWhatTheScriptOfTheExamplesWrites() {
    IntegerRecord record = new IntegerRecord();
    record.add("source", new long[] {4, 300});
    record.add("target", new long[] {7});

    String source = "0a11" + "0a06736f75726365" + "1207" + "3a05" + "0a03" + "04ac02";
    String target = "0a0f" + "0a06746172676574" + "1205" + "3a03" + "0a01" + "07";
    assertThat(HexFormat.of().formatHex(record.framed()))
        .isEqualTo("0a23d7ce" + "24000000" + source + target);
  }

  @Test
  void holdsNoNumberBeyond32Bits() {
    assertThatThrownBy(() -> new IntegerRecord().add("source", new long[] {1L << 31}))
        .isInstanceOf(ArithmeticException.class);
  }
}
