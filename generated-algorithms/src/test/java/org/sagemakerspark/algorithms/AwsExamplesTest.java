package org.sagemakerspark.algorithms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sagemakerspark.spec.Algorithm;
import org.sagemakerspark.testing.SparkExtension;

/**
 * Requests and answers equal to the examples in the developer guide:
 * awsdocs/amazon-sagemaker-developer-guide@a869fa5 doc_source/, in the page that each test names.
 */
@ExtendWith(SparkExtension.class)
class AwsExamplesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FORECAST =
      "{\"quantiles\": {\"0.9\": [3.0, 4.0], \"0.5\": [1.0, 2.0]},"
          + " \"samples\": [[1.0, 2.0], [3.0, 4.0]], \"mean\": [2.0, 3.0]}";

  private final SparkSession spark;

  AwsExamplesTest(SparkSession spark) {
    this.spark = spark;
  }

  private static JsonNode json(String text) throws IOException {
    return JSON.readTree(text);
  }

  /** ip-insights-inference-data-formats.md. */
  @Test
  void ipInsights() throws IOException {
    IPInsightsSageMakerModel model = new IPInsightsSageMakerModel();
    Dataset<Row> rows =
        spark.sql(
            "SELECT * FROM VALUES ('entity_id_1', '192.168.1.2'), ('entity_id_2', '10.10.1.2')"
                + " AS rows(entity, ip)");

    assertThat(json(Requests.text(model, rows)))
        .isEqualTo(
            json(
                "{\"instances\": [{\"features\": [\"entity_id_1\", \"192.168.1.2\"]},"
                    + " {\"features\": [\"entity_id_2\", \"10.10.1.2\"]}]}"));
    assertThat(Requests.text(model.setRequestRowSerializer("csv"), rows))
        .isEqualTo("entity_id_1,192.168.1.2\nentity_id_2,10.10.1.2\n");
    model.setResponseRowDeserializer("jsonlines").setVerbose(true);
    assertThat(model.deserializer().accept()).isEqualTo("application/jsonlines; verbose=True");
    String answer =
        """
        {"dot_product": 0.0, "entity_embedding": [1.0, 0.0, 0.0], "ip_embedding": [0.0, 1.0, 0.0]}
        {"dot_product": 2.0, "entity_embedding": [1.0, 0.0, 1.0], "ip_embedding": [1.0, 0.0, 1.0]}
        """;
    assertThat(model.deserializer().decode(answer.getBytes(UTF_8)).get(1))
        .containsExactly(2.0, Vectors.dense(1, 0, 1), Vectors.dense(1, 0, 1));
  }

  /** deepar-in-formats.md, without the values that it leaves out. */
  @Test
  void deepAr() throws IOException {
    DeepARSageMakerModel model =
        new DeepARSageMakerModel()
            .setNumSamples(50)
            .setOutputTypes("mean", "quantiles", "samples")
            .setQuantiles("0.5", "0.9");
    Dataset<Row> rows =
        spark.sql(
            "SELECT * FROM VALUES"
                + " ('2009-11-01 00:00:00', array(4D, 10D, null, 100D, 113D), array(0, 1),"
                + "  array(array(1.0D, 1.1D))),"
                + " ('2012-01-30', array(1D), array(2, 1), array(array(2.0D, 3.1D)))"
                + " AS rows(start, target, cat, dynamic_feat)");

    assertThat(json(Requests.text(model, rows)))
        .isEqualTo(
            json(
                """
                {
                  "instances": [
                    {
                      "start": "2009-11-01 00:00:00",
                      "target": [4, 10, "NaN", 100, 113],
                      "cat": [0, 1],
                      "dynamic_feat": [[1, 1.1]]
                    },
                    {
                      "start": "2012-01-30",
                      "target": [1],
                      "cat": [2, 1],
                      "dynamic_feat": [[2, 3.1]]
                    }
                  ],
                  "configuration": {
                    "num_samples": 50,
                    "output_types": ["mean", "quantiles", "samples"],
                    "quantiles": ["0.5", "0.9"]
                  }
                }
                """));
    Object[] read =
        model
            .deserializer()
            .decode(("{\"predictions\": [" + FORECAST + "]}").getBytes(UTF_8))
            .get(0);
    assertThat((double[]) read[0]).containsExactly(2, 3);
    Map<?, ?> quantiles = RowFactory.create(read[1]).getJavaMap(0);
    assertThat(quantiles).hasSize(2);
    assertThat((double[]) quantiles.get("0.9")).containsExactly(3, 4);
    assertThat((double[][]) read[2]).isDeepEqualTo(new double[][] {{1, 2}, {3, 4}});
  }

  /**
   * What a container is told that is told nothing, which deepar-in-formats.md gives for batches.
   */
  @Test
  void deepArByDefault() throws IOException {
    DeepARSageMakerModel model = new DeepARSageMakerModel();
    Dataset<Row> rows =
        spark.sql("SELECT timestamp'2024-05-31 23:59:00' AS start, array(1D, 2D) AS target");

    JsonNode request = json(Requests.text(model, rows));

    assertThat(request.get("instances"))
        .isEqualTo(json("[{\"start\": \"2024-05-31 23:59:00\", \"target\": [1, 2]}]"));
    assertThat(request.get("configuration"))
        .isEqualTo(
            json(
                "{\"num_samples\": 100, \"output_types\": [\"mean\", \"quantiles\"], \"quantiles\":"
                    + " [\"0.1\", \"0.2\", \"0.3\", \"0.4\", \"0.5\", \"0.6\", \"0.7\", \"0.8\", \"0.9\"]}"));
    assertThat(model.transformSchema(rows.schema()).fieldNames())
        .containsExactly("start", "target", "mean", "quantiles");
    assertThatThrownBy(() -> model.setCatCol("kind").transformSchema(rows.schema()))
        .hasMessageContaining("there is no 'cat' column 'kind'");
    assertThatThrownBy(
            () ->
                Requests.text(
                    new DeepARSageMakerModel(),
                    spark.sql("SELECT '31.5.2024' AS start, array(1D) AS target")))
        .hasMessageContaining("The column 'start' holds no time of a whole second");
    assertThatThrownBy(
            () -> model.setRequestRowSerializer("jsonlines").transformSchema(rows.schema()))
        .hasMessageContaining("does not read requests in 'application/jsonlines'");
  }

  /** object2vec-inference-formats.md and object2vec-encoder-embeddings.md, their last rows. */
  @Test
  void object2Vec() throws IOException {
    Object2VecSageMakerModel model = new Object2VecSageMakerModel();
    Dataset<Row> rows =
        spark.sql("SELECT array(774, 14, 21, 206) AS in0, array(21, 366, 125) AS in1");

    assertThat(json(Requests.text(model, rows)))
        .isEqualTo(
            json("{\"instances\": [{\"in0\": [774, 14, 21, 206], \"in1\": [21, 366, 125]}]}"));
    String scores =
        "{\"predictions\": [{\"scores\": [0.026291321963071823, 0.6577019095420837,"
            + " 0.31600672006607056]}]}";
    assertThat(model.deserializer().decode(scores.getBytes(UTF_8)).get(0))
        .containsExactly(
            1.0, Vectors.dense(0.026291321963071823, 0.6577019095420837, 0.31600672006607056));

    model.setOutput("in0").setInferMaxSeqlens(20, 10).setRequestRowSerializer("jsonlines");
    assertThat(model.serializer().contentType())
        .isEqualTo("application/jsonlines; infer_max_seqlens=20,10");
    assertThat(Requests.text(model, rows)).isEqualTo("{\"in0\":[774,14,21,206]}\n");
    assertThat(
            model
                .deserializer()
                .decode("{\"predictions\": [{\"embeddings\":[0.057,0.0]}]}".getBytes(UTF_8))
                .get(0))
        .containsExactly(Vectors.dense(0.057, 0));
    assertThat(model.transformSchema(rows.drop("in1").schema()).fieldNames())
        .containsExactly("in0", "embeddings");
  }

  /** The variable that object2vec-inference-formats.md has. */
  @Test
  void object2VecTellsTheContainerWhatAGpuIsFor() {
    Object2VecSageMakerModel model =
        new Object2VecSageMakerModel().setInferencePreferredMode("embedding");

    assertThat(model.environment()).isEqualTo(Map.of("INFERENCE_PREFERRED_MODE", "embedding"));
    model.setModelEnvironment("{\"INFERENCE_PREFERRED_MODE\": \"classification\"}");
    assertThatThrownBy(model::environment)
        .hasMessageContaining("modelEnvironment gives INFERENCE_PREFERRED_MODE = classification");
    assertThat(model.setOutputLayer("mean_squared_error").algorithm().columns())
        .extracting(Algorithm.Column::param)
        .containsExactly("predictionCol");
  }
}
