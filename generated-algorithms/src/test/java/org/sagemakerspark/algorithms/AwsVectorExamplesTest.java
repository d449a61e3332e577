package org.sagemakerspark.algorithms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sagemakerspark.codec.CSVResponseRowDeserializer;
import org.sagemakerspark.codec.ColumnType;
import org.sagemakerspark.codec.ResponseColumn;
import org.sagemakerspark.local.record.RecordIO;
import org.sagemakerspark.local.record.RecordProtos.Float32Tensor;
import org.sagemakerspark.local.record.RecordProtos.Record;
import org.sagemakerspark.local.record.RecordProtos.Value;
import org.sagemakerspark.model.AlgorithmModel;
import org.sagemakerspark.recordio.AmazonRecord;
import org.sagemakerspark.recordio.RecordDecoder;
import org.sagemakerspark.testing.SparkExtension;

/**
 * Requests and answers of the algorithms that read vectors, equal to the examples in the developer
 * guide: awsdocs/amazon-sagemaker-developer-guide@a869fa5 doc_source/, in the page that each test
 * names.
 */
@ExtendWith(SparkExtension.class)
class AwsVectorExamplesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double[] FOUR = {1.5, 16.0, 14.0, 23.0};
  private static final double[] OTHER_FOUR = {-2.0, 100.2, 15.2, 9.2};

  private final SparkSession spark;

  AwsVectorExamplesTest(SparkSession spark) {
    this.spark = spark;
  }

  private Dataset<Row> rows(Vector... features) {
    return spark.createDataFrame(
        Stream.of(features).map(RowFactory::create).toList(),
        new StructType().add("features", SQLDataTypes.VectorType()));
  }

  /** Says that JSON is the same; 16.0 and 16 are the same number. */
  private static void assertSame(String actual, String expected) throws IOException {
    assertThat(
            JSON.readTree(actual).equals(AwsVectorExamplesTest::compare, JSON.readTree(expected)))
        .as("%s is %s", actual, expected)
        .isTrue();
  }

  private static int compare(JsonNode one, JsonNode other) {
    return one.isNumber() && other.isNumber()
        ? Double.compare(one.doubleValue(), other.doubleValue())
        : one.equals(other) ? 0 : 1;
  }

  private static List<Object[]> read(AlgorithmModel<?> model, String format, byte[] body)
      throws IOException {
    model.set(model.responseRowDeserializer(), format);
    return model.deserializer().decode(body);
  }

  private static List<Object[]> read(AlgorithmModel<?> model, String format, String body)
      throws IOException {
    return read(model, format, body.getBytes(UTF_8));
  }

  /** Makes an answer of records with the labels that an example prints. */
  @SafeVarargs
  private static byte[] records(Map<String, List<Float>>... rows) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Map<String, List<Float>> row : rows) {
      Record.Builder record = Record.newBuilder();
      row.forEach(
          (name, values) ->
              record.putLabel(
                  name,
                  Value.newBuilder()
                      .setFloat32Tensor(Float32Tensor.newBuilder().addAllValues(values))
                      .build()));
      RecordIO.write(out, record.build().toByteArray());
    }
    return out.toByteArray();
  }

  private static List<Float> floats(double... values) {
    return Arrays.stream(values).mapToObj(value -> (float) value).toList();
  }

  private static Vector float32(double... values) {
    return Vectors.dense(Arrays.stream(values).map(value -> (float) value).toArray());
  }

  /** Returns the models that read all common formats. */
  static Stream<AlgorithmModel<?>> modelsOfCsv() {
    return Stream.of(
        new KMeansSageMakerModel(),
        new KNNClassifierModel(),
        new KNNRegressorModel(),
        new LDASageMakerModel(),
        new LinearLearnerBinaryClassifierModel(),
        new LinearLearnerMultiClassClassifierModel(),
        new LinearLearnerRegressorModel(),
        new NTMSageMakerModel(),
        new PCASageMakerModel(),
        new RandomCutForestSageMakerModel());
  }

  /** Returns the models that read all of them but CSV. */
  static Stream<AlgorithmModel<?>> models() {
    return Stream.concat(
        modelsOfCsv(),
        Stream.of(
            new FactorizationMachinesBinaryClassifierModel(),
            new FactorizationMachinesRegressorModel()));
  }

  /** cdf-inference.md, "Common Request Formats for All Algorithms". */
  @ParameterizedTest
  @MethodSource("models")
  void asksInTheCommonFormats(AlgorithmModel<?> model) throws IOException {
    Dataset<Row> dense = rows(Vectors.dense(FOUR), Vectors.dense(OTHER_FOUR));
    Vector[] sparse = {
      Vectors.sparse(2000, new int[] {26, 182, 232, 243, 431}, new double[] {1, 1, 1, 4, 1}),
      Vectors.sparse(2000, new int[] {0, 182, 232, 243, 431}, new double[] {13, 1, 1, 4, 1})
    };

    model.set(model.requestRowSerializer(), "json");
    assertThat(model.serializer().contentType()).isEqualTo("application/json");
    assertSame(
        Requests.text(model, dense),
        """
        {"instances": [{"features": [1.5, 16.0, 14.0, 23.0]},
                       {"features": [-2.0, 100.2, 15.2, 9.2]}]}
        """);
    model.set(model.requestRowSerializer(), format("json"));
    assertSame(
        Requests.text(model, rows(sparse)),
        """
        {"instances": [
          {"data": {"features":
            {"keys": [26, 182, 232, 243, 431], "shape": [2000], "values": [1, 1, 1, 4, 1]}}},
          {"data": {"features":
            {"keys": [0, 182, 232, 243, 431], "shape": [2000], "values": [13, 1, 1, 4, 1]}}}
        ]}
        """);
    model.set(model.requestRowSerializer(), "jsonlines");
    assertThat(model.serializer().contentType()).isEqualTo("application/jsonlines");
    assertThat(Requests.text(model, rows(Vectors.dense(FOUR))))
        .isEqualTo("{\"features\":[1.5,16,14,23]}\n");
    model.set(model.requestRowSerializer(), format("jsonlines"));
    assertThat(
            Requests.text(
                model,
                rows(
                    Vectors.sparse(4, new int[] {0, 1, 3}, new double[] {1, 4, 1}),
                    Vectors.dense(FOUR))))
        .isEqualTo(
            """
            {"data":{"features":{"keys":[0,1,3],"shape":[4],"values":[1,4,1]}}}
            {"data":{"features":{"values":[1.5,16,14,23]}}}
            """);
    model.set(model.requestRowSerializer(), "recordio-protobuf");
    assertThat(model.serializer().contentType()).isEqualTo("application/x-recordio-protobuf");
    List<AmazonRecord> records = RecordDecoder.readAll("the body", Requests.bytes(model, dense));
    assertThat(records).hasSize(2);
    assertThat(records.get(0).features()).containsOnlyKeys("values");
    assertThat(records.get(0).features().get("values").values()).containsExactly(FOUR);
    assertThat(records.get(0).label()).isEmpty();
  }

  private static String format(String name) {
    return "{\"class\": \"" + name + "\", \"options\": {\"row\": \"data\"}}";
  }

  /** "1.5,16.0,14,23.0" in cdf-inference.md; the image takes a label_size of 0 by itself. */
  @ParameterizedTest
  @MethodSource("modelsOfCsv")
  void asksInCsv(AlgorithmModel<?> model) {
    model.set(model.requestRowSerializer(), "csv");
    assertThat(model.serializer().contentType()).isEqualTo("text/csv");
    assertThat(Requests.text(model, rows(Vectors.dense(FOUR)))).isEqualTo("1.5,16,14,23\n");
  }

  /** km-in-formats.md and cdf-inference.md. */
  @Test
  void kMeans() throws IOException {
    KMeansSageMakerModel model = new KMeansSageMakerModel();
    String lines =
        """
        {"closest_cluster": 1.0, "distance_to_cluster": 3.0}
        {"closest_cluster": 2.0, "distance_to_cluster": 5.0}
        """;
    assertThat(read(model, "jsonlines", lines))
        .containsExactly(new Object[] {3.0, 1.0}, new Object[] {5.0, 2.0});
    assertThat(
            read(
                model,
                "json",
                "{\"predictions\": [{\"closest_cluster\": 5, \"distance_to_cluster\": 36.5},"
                    + " {\"closest_cluster\": 2, \"distance_to_cluster\": 90.3}]}"))
        .containsExactly(new Object[] {36.5, 5.0}, new Object[] {90.3, 2.0});
    assertThat(
            read(
                model,
                "recordio-protobuf",
                records(Map.of("closest_cluster", floats(5), "distance_to_cluster", floats(36.5)))))
        .containsExactly(new Object[] {36.5, 5.0});
    model.setResponseRowDeserializer(
        new CSVResponseRowDeserializer(
            new ResponseColumn("1", ColumnType.DOUBLE, "distance_to_cluster"),
            new ResponseColumn("0", ColumnType.DOUBLE, "closest_cluster")));
    assertThat(model.deserializer().decode("1.0,3.0\n2.0,5.0\n".getBytes(UTF_8)))
        .containsExactly(new Object[] {3.0, 1.0}, new Object[] {5.0, 2.0});
  }

  /** PCA-in-formats.md. */
  @Test
  void pca() throws IOException {
    PCASageMakerModel model = new PCASageMakerModel();
    Vector[] projections = {Vectors.dense(1, 2, 3, 4, 5), Vectors.dense(6, 7, 8, 9, 0)};
    assertThat(
            read(
                model,
                "json",
                "{\"projections\": [{\"projection\": [1.0, 2.0, 3.0, 4.0, 5.0]},"
                    + " {\"projection\": [6.0, 7.0, 8.0, 9.0, 0.0]}]}"))
        .containsExactly(new Object[] {projections[0]}, new Object[] {projections[1]});
    assertThat(
            read(
                model,
                "jsonlines",
                """
                { "projection": [1.0, 2.0, 3.0, 4.0, 5.0] }
                { "projection": [6.0, 7.0, 8.0, 9.0, 0.0] }
                """))
        .containsExactly(new Object[] {projections[0]}, new Object[] {projections[1]});
    assertThat(
            read(model, "recordio-protobuf", records(Map.of("projection", floats(1, 2, 3, 4, 5)))))
        .containsExactly(new Object[] {projections[0]});
  }

  /** LL-in-formats.md and fm-in-formats.md, which have the same numbers. */
  @Test
  void scoresAndLabels() throws IOException {
    for (AlgorithmModel<?> model :
        List.of(
            new LinearLearnerBinaryClassifierModel(),
            new FactorizationMachinesBinaryClassifierModel())) {
      String row = "{\"score\": 0.4, \"predicted_label\": 0}";
      assertThat(read(model, "json", "{\"predictions\": [" + row + "]}").get(0))
          .as("%s", model)
          .startsWith(0.4, 0.0);
      assertThat(read(model, "jsonlines", row).get(0)).startsWith(0.4, 0.0);
      assertThat(
              read(
                      model,
                      "recordio-protobuf",
                      records(Map.of("score", floats(0.4), "predicted_label", floats(0))))
                  .get(0))
          .startsWith((double) 0.4f, 0.0);
    }
    for (AlgorithmModel<?> model :
        List.of(new LinearLearnerRegressorModel(), new FactorizationMachinesRegressorModel())) {
      assertThat(read(model, "json", "{\"predictions\": [{\"score\": 0.4}]}").get(0))
          .startsWith(0.4);
      assertThat(read(model, "jsonlines", "{\"score\": 0.4}").get(0)).startsWith(0.4);
      assertThat(read(model, "recordio-protobuf", records(Map.of("score", floats(0.4)))).get(0))
          .startsWith((double) 0.4f);
    }
    LinearLearnerMultiClassClassifierModel classes = new LinearLearnerMultiClassClassifierModel();
    String row = "{\"score\": [0.1, 0.2, 0.4, 0.3], \"predicted_label\": 2}";
    assertThat(read(classes, "json", "{\"predictions\": [" + row + "]}").get(0))
        .startsWith(Vectors.dense(0.1, 0.2, 0.4, 0.3), 2.0);
    assertThat(read(classes, "jsonlines", row).get(0))
        .startsWith(Vectors.dense(0.1, 0.2, 0.4, 0.3), 2.0);
    assertThat(
            read(
                    classes,
                    "recordio-protobuf",
                    records(
                        Map.of("score", floats(0.1, 0.2, 0.3, 0.4), "predicted_label", floats(3))))
                .get(0))
        .startsWith(float32(0.1, 0.2, 0.3, 0.4), 3.0);
  }

  /** ntm-in-formats.md, and topic_mixture of lda.md in the same form. */
  @Test
  void topics() throws IOException {
    for (Map.Entry<AlgorithmModel<?>, String> each :
        Map.<AlgorithmModel<?>, String>of(
                new NTMSageMakerModel(), "topic_weights", new LDASageMakerModel(), "topic_mixture")
            .entrySet()) {
      AlgorithmModel<?> model = each.getKey();
      String key = each.getValue();
      String row = "{\"" + key + "\": [0.25, 0.067, 0]}";
      assertThat(read(model, "json", "{\"predictions\": [" + row + "]}"))
          .containsExactly(new Object[] {Vectors.dense(0.25, 0.067, 0)});
      assertThat(read(model, "recordio-protobuf", records(Map.of(key, floats(0.25, 0.067, 0)))))
          .containsExactly(new Object[] {float32(0.25, 0.067, 0)});
    }
    assertThat(
            read(
                new NTMSageMakerModel(),
                "jsonlines",
                "{\"topic_weights\": [0.02, 0.1, 0]}\n{\"topic_weights\": [0.25, 0.067, 0]}\n"))
        .containsExactly(
            new Object[] {Vectors.dense(0.02, 0.1, 0)},
            new Object[] {Vectors.dense(0.25, 0.067, 0)});
  }

  /** rcf-in-formats.md; its lines have no comma at their end on the endpoint of a notebook. */
  @Test
  void randomCutForest() throws IOException {
    RandomCutForestSageMakerModel model = new RandomCutForestSageMakerModel();
    assertThat(read(model, "json", "{\"scores\": [{\"score\": 0.02}, {\"score\": 0.25}]}"))
        .containsExactly(new Object[] {0.02}, new Object[] {0.25});
    assertThat(read(model, "jsonlines", "{\"score\": 0.02}\n{\"score\": 0.25}"))
        .containsExactly(new Object[] {0.02}, new Object[] {0.25});
    assertThat(
            read(
                model,
                "recordio-protobuf",
                records(Map.of("score", floats(0.25)), Map.of("score", floats(0.23)))))
        .containsExactly(new Object[] {0.25}, new Object[] {(double) 0.23f});
  }

  /** kNN-inference-formats.md, without and with the neighbors. */
  @Test
  void kNearestNeighbors() throws IOException {
    KNNClassifierModel model = new KNNClassifierModel();
    assertThat(
            read(
                model,
                "json",
                "{\"predictions\": [{\"predicted_label\": 0.0}, {\"predicted_label\": 2.0}]}"))
        .containsExactly(new Object[] {0.0, 0.0}, new Object[] {2.0, 2.0});
    assertThat(read(model, "jsonlines", "{\"predicted_label\": 0.0}\n{\"predicted_label\": 2.0}\n"))
        .containsExactly(new Object[] {0.0, 0.0}, new Object[] {2.0, 2.0});
    KNNRegressorModel regressor = new KNNRegressorModel().setVerbose(true);
    assertThat(
            read(
                    regressor,
                    "json",
                    """
                {"predictions": [
                  {"predicted_label": 0.0,
                   "distances": [3.11792408, 3.89746071, 6.32548437],
                   "labels": [0.0, 1.0, 0.0]},
                  {"predicted_label": 2.0,
                   "distances": [1.08470316, 3.04917915, 5.25393973],
                   "labels": [2.0, 2.0, 0.0]}
                ]}
                """)
                .get(1))
        .containsExactly(
            2.0, Vectors.dense(1.08470316, 3.04917915, 5.25393973), Vectors.dense(2, 2, 0));
    assertThat(regressor.deserializer().accept()).isEqualTo("application/json; verbose=true");
    assertThat(
            read(
                    regressor,
                    "recordio-protobuf",
                    records(
                        Map.of(
                            "predicted_label",
                            floats(0),
                            "distances",
                            floats(3.11792408, 3.89746071, 6.32548437),
                            "labels",
                            floats(0, 1, 0))))
                .get(0))
        .containsExactly(0.0, float32(3.11792408, 3.89746071, 6.32548437), Vectors.dense(0, 1, 0));
    assertThat(regressor.deserializer().accept())
        .isEqualTo("application/x-recordio-protobuf; verbose=true");
  }

  /** xgboost.md: values alone, and zero-based pairs behind a label, which means nothing here. */
  @Test
  void xgBoost() {
    XGBoostSageMakerModel model = new XGBoostSageMakerModel();
    Dataset<Row> row = rows(Vectors.dense(FOUR));
    model.set(model.requestRowSerializer(), "csv");
    assertThat(Requests.text(model, row)).isEqualTo("1.5,16,14,23\n");
    model.set(model.requestRowSerializer(), "libsvm");
    assertThat(Requests.text(model, row)).isEqualTo("0 0:1.5 1:16 2:14 3:23\n");
    assertThat(model.serializer().contentType()).isEqualTo("text/libsvm");
  }
}
