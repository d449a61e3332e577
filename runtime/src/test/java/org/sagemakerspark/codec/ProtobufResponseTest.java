package org.sagemakerspark.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sagemakerspark.local.record.RecordIO;
import org.sagemakerspark.local.record.RecordProtos.Float32Tensor;
import org.sagemakerspark.local.record.RecordProtos.Record;
import org.sagemakerspark.local.record.RecordProtos.Value;

class ProtobufResponseTest {

  @Test
  void aNumberThatDoesNotFitTheColumnIsAnUnreadableAnswer() throws IOException {
    assertThat(decode(ColumnType.INT, 7)).containsExactly(7);
    assertThatThrownBy(() -> decode(ColumnType.INT, 3e9f))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("the prediction 'p' is no whole number that fits the type INT");
  }

  private static Object[] decode(ColumnType type, float value) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RecordIO.write(
        out,
        Record.newBuilder()
            .putLabel(
                "p",
                Value.newBuilder()
                    .setFloat32Tensor(Float32Tensor.newBuilder().addValues(value))
                    .build())
            .build()
            .toByteArray());
    return new ProtobufResponseRowDeserializer(List.of(new ResponseColumn("p", type, "p")))
        .decode(out.toByteArray())
        .get(0);
  }
}
