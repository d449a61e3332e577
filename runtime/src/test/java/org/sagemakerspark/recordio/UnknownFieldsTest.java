package org.sagemakerspark.recordio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import com.google.protobuf.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

/** Fields that a later version of the message may have are passed over, of every wire type. */
class UnknownFieldsTest {

  private static final UnknownFieldSet INNER =
      UnknownFieldSet.newBuilder()
          .addField(1, Field.newBuilder().addVarint(300).build())
          .addField(2, Field.newBuilder().addFixed64(7).addFixed32(8).build())
          .addField(3, Field.newBuilder().addLengthDelimited(ByteString.copyFromUtf8("no")).build())
          .build();

  @Test
  void passesOverFieldsOfEveryWireType() throws IOException {
    UnknownFieldSet nested =
        UnknownFieldSet.newBuilder()
            .mergeFrom(INNER)
            .addField(9, Field.newBuilder().addGroup(INNER).build())
            .build();
    byte[] unknown =
        UnknownFieldSet.newBuilder()
            .addField(20, Field.newBuilder().addGroup(nested).addVarint(1).build())
            .build()
            .toByteArray();
    byte[] uid = {3 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED, 2, 'i', 'd'};

    AmazonRecord record = decode(concat(unknown, uid));

    assertThat(record.uid()).isEqualTo("id");
  }

  @Test
  void refusesGroupsThatDoNotEndOrEndAnother() throws IOException {
    assertThatThrownBy(() -> decode(tag(20, WireFormat.WIRETYPE_START_GROUP)))
        .isInstanceOf(RecordFormatException.class)
        .hasMessageContaining("cut off");
    assertThatThrownBy(() -> decode(tag(20, WireFormat.WIRETYPE_END_GROUP)))
        .isInstanceOf(RecordFormatException.class)
        .hasMessageContaining("wire type 4");
    byte[] crossed =
        concat(tag(20, WireFormat.WIRETYPE_START_GROUP), tag(21, WireFormat.WIRETYPE_END_GROUP));
    assertThatThrownBy(() -> decode(crossed)).isInstanceOf(RecordFormatException.class);
  }

  @Test
  void refusesGroupsThatAreNestedWithoutEnd() throws IOException {
    ByteArrayOutputStream many = new ByteArrayOutputStream();
    for (int i = 0; i < 1_000_000; i++) {
      many.write(tag(1, WireFormat.WIRETYPE_START_GROUP));
    }

    assertThatThrownBy(() -> decode(many.toByteArray()))
        .isInstanceOf(RecordFormatException.class)
        .hasMessageContaining("nested more than 100 deep");
  }

  private static AmazonRecord decode(byte[] message) throws IOException {
    int padded = (message.length + 3) / 4 * 4;
    ByteBuffer frame = ByteBuffer.allocate(8 + padded).order(ByteOrder.LITTLE_ENDIAN);
    frame.putInt(0xced7230a).putInt(message.length).put(message);
    return RecordDecoder.readAll("test", frame.array()).get(0);
  }

  private static byte[] tag(int field, int type) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    out.writeTag(field, type);
    out.flush();
    return bytes.toByteArray();
  }

  private static byte[] concat(byte[] first, byte[] second) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(first);
    all.writeBytes(second);
    return all.toByteArray();
  }
}
