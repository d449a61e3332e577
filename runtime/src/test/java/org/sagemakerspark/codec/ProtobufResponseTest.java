package org.sagemakerspark.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
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

  @Test
  void aTensorOfOneValueIsAVectorWhereTheColumnIsOne() throws IOException {
    assertThat(decode(ColumnType.VECTOR, 7)).containsExactly(Vectors.dense(7));
  }

  @Test
  void aSparseTensorMayHaveNoValue() throws IOException {
    assertThat(decode(ColumnType.VECTOR, Float32Tensor.newBuilder().addShape(3)))
        .satisfiesExactly(
            vector -> assertThat(((Vector) vector).toArray()).containsExactly(0, 0, 0));
  }

  private static Object[] decode(ColumnType type, float value) throws IOException {
    return decode(type, Float32Tensor.newBuilder().addValues(value));
  }

  private static Object[] decode(ColumnType type, Float32Tensor.Builder tensor) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RecordIO.write(
        out,
        Record.newBuilder()
            .putLabel("p", Value.newBuilder().setFloat32Tensor(tensor).build())
            .build()
            .toByteArray());
    return new ProtobufResponseRowDeserializer(List.of(new ResponseColumn("p", type, "p")))
        .decode(out.toByteArray())
        .get(0);
  }
}
