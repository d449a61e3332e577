package org.sagemakerspark.recordio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of an independent writer are read as they say and written back byte for byte. */
class VectorsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dense-1dim",
        "dense-f32-label",
        "dense-f32-nolabel",
        "sparse-f32-label",
        "multipart"
      })
  void readsWhatTheFileHolds(String name) throws IOException {
    List<AmazonRecord> records = RecordDecoder.readAll(name, bytes(name + ".pbr"));
    JsonNode rows = json(name).path("rows");

    assertThat(records).hasSize(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      JsonNode row = rows.get(i);
      Tensor features = records.get(i).features().get("values");
      boolean dense = row.has("dense");
      assertThat(features.values()).isEqualTo(doubles(row.path(dense ? "dense" : "values")));
      if (!dense) {
        assertThat(features.keys()).isEqualTo(longs(row.path("indices")));
        assertThat(features.shape()).isEqualTo(new long[] {row.path("size").asLong()});
      }
      Tensor label = records.get(i).label().get("values");
      if (row.path("label").isNull() || !row.has("label")) {
        assertThat(label).isNull();
      } else {
        assertThat(label.values()).containsExactly(row.path("label").asDouble());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dense-1dim", "dense-f32-label", "dense-f32-nolabel", "sparse-f32-label"})
  void writesTheSameBytes(String name) throws IOException {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    RecordEncoder encoder = new RecordEncoder();
    for (JsonNode row : json(name).path("rows")) {
      boolean labelled = row.hasNonNull("label");
      double label = row.path("label").asDouble();
      if (row.has("dense")) {
        double[] values = doubles(row.path("dense"));
        if (labelled) {
          encoder.dense(values, values.length, label);
        } else {
          encoder.dense(values, values.length);
        }
      } else {
        double[] values = doubles(row.path("values"));
        int[] indices =
            java.util.Arrays.stream(longs(row.path("indices")))
                .mapToInt(Math::toIntExact)
                .toArray();
        int size = row.path("size").asInt();
        if (labelled) {
          encoder.sparse(indices, values, values.length, size, label);
        } else {
          encoder.sparse(indices, values, values.length, size);
        }
      }
      encoder.writeTo(written);
    }
    assertThat(written.toByteArray()).isEqualTo(bytes(name + ".pbr"));
  }

  @ParameterizedTest
  @ValueSource(strings = "kmeans-response")
  void readsAnAnswer(String name) throws IOException {
    List<AmazonRecord> records = RecordDecoder.readAll(name, bytes(name + ".pbr"));
    JsonNode rows = json(name).path("rows");
    assertThat(records).hasSize(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      for (String key : List.of("closest_cluster", "distance_to_cluster")) {
        assertThat(records.get(i).label().get(key).values())
            .containsExactly(rows.get(i).path(key).asDouble());
      }
    }
  }

  private static JsonNode json(String name) throws IOException {
    return new ObjectMapper().readTree(bytes(name + ".json"));
  }

  private static byte[] bytes(String resource) throws IOException {
    try (InputStream in = VectorsTest.class.getResourceAsStream("/vectors/" + resource)) {
      return in.readAllBytes();
    }
  }

  private static double[] doubles(JsonNode array) {
    double[] values = new double[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = array.get(i).asDouble();
    }
    return values;
  }

  private static long[] longs(JsonNode array) {
    long[] values = new long[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = array.get(i).asLong();
    }
    return values;
  }
}
