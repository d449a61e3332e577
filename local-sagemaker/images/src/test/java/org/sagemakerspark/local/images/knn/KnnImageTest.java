package org.sagemakerspark.local.images.knn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sagemakerspark.artifacts.ArtifactException;
import org.sagemakerspark.local.images.contract.TestFolder;
import org.sagemakerspark.local.images.contract.UserErrorException;
import org.sagemakerspark.local.images.serving.ClientErrorException;
import org.sagemakerspark.local.record.RecordIO;
import org.sagemakerspark.local.record.RecordProtos.Record;

/**
 * The image of K-nearest neighbors keeps to the Developer Guide: kNN-inference-formats.md for
 * requests and answers, kNN_how-it-works.md for the files of the model, kNN-in-formats.md for what
 * it trains on.
 */
class KnnImageTest {

  /** The guide's request of two rows. */
  private static final String REQUEST =
      """
      {
        "instances": [
          {"data": {"features": {"values": [-3, -1, -4, 2]}}},
          {"features": [3.0, 0.1, 0.04, 0.002]}]
      }
      """;

  /** The guide's verbose answer to it. */
  private static final String VERBOSE_ANSWER =
      """
      {
        "predictions": [
          {
              "predicted_label": 0.0,
              "distances": [3.11792408, 3.89746071, 6.32548437],
              "labels": [0.0, 1.0, 0.0]
          },
          {
              "predicted_label": 2.0,
              "distances": [1.08470316, 3.04917915, 5.25393973],
              "labels": [2.0, 2.0, 0.0]
          }
        ]
      }
      """;

  /** FAISS 1.15.1's own file of an IndexFlat by L2 of the rows (1, 2), (3, -4) and (0.5, 0). */
  private static final String OF_FAISS =
      "SXhGMgIAAAADAAAAAAAAAAAAEAAAAAAAAAAQAAAAAAABAQAAAAYAAAAAAAAAAACAPwAAAEAAAEBAAACAwAAAAD8AAAAA";

  private final KnnImage image = new KnnImage();
  private TestFolder folder;

  @TempDir private Path base;

  private TestFolder folder() {
    folder = folder == null ? new TestFolder(base) : folder;
    return folder;
  }

  private static Map<String, String> parameters(String... pairs) {
    return TestFolder.changed(
        Map.of("k", "3", "feature_dim", "4", "sample_size", "100", "predictor_type", "classifier"),
        pairs);
  }

  /** Trains on rows whose distances from those of the guide's request are those of its answer. */
  private void trainOnTheGuidesRows() throws Exception {
    float[][] asked = {{-3, -1, -4, 2}, {3, 0.1f, 0.04f, 0.002f}};
    JsonArray answers =
        JsonParser.parseString(VERBOSE_ANSWER).getAsJsonObject().getAsJsonArray("predictions");
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < asked.length; i++) {
      JsonObject answer = answers.get(i).getAsJsonObject();
      for (int j = 0; j < 3; j++) {
        double away = Math.sqrt(answer.getAsJsonArray("distances").get(j).getAsDouble());
        double[] row = new double[4];
        for (int feature = 0; feature < 4; feature++) {
          // The rows of the one are far from those of the other.
          row[feature] = asked[i][feature] + (feature == j + 1 ? (i == 0 ? -away : away) : 0);
        }
        lines.append(
            String.format(
                Locale.ROOT,
                "%s,%s,%s,%s,%s%n",
                answer.getAsJsonArray("labels").get(j),
                row[0],
                row[1],
                row[2],
                row[3]));
      }
    }
    folder().csv("train", "1", lines.toString()).train(image, parameters());
  }

  private String ask(String contentType, String accept, String body) throws Exception {
    return folder().ask(image, contentType, accept, body);
  }

  @Test
  void answersTheGuidesRequestAsTheGuideDoes() throws Exception {
    trainOnTheGuidesRows();

    assertThat(ask("application/json", "application/json", REQUEST))
        .isEqualTo("{\"predictions\": [{\"predicted_label\": 0.0}, {\"predicted_label\": 2.0}]}");
    assertThat(ask("application/json", "application/jsonlines", REQUEST))
        .isEqualTo("{\"predicted_label\": 0.0}\n{\"predicted_label\": 2.0}\n");
    assertThat(ask("text/csv", "", "-3,-1,-4,2\n3.0,0.1,0.04,0.002"))
        .isEqualTo("{\"predictions\": [{\"predicted_label\": 0.0}, {\"predicted_label\": 2.0}]}");
    String verbose = ask("application/json", "application/json; verbose=true", REQUEST);
    assertLike(JsonParser.parseString(VERBOSE_ANSWER), JsonParser.parseString(verbose));
    assertThat(ask("application/json", "application/jsonlines;verbose=True", REQUEST).lines())
        .hasSize(2)
        .allMatch(
            line -> line.matches("\\{\"predicted_label\": .*, \"distances\": .*, \"labels.*"));
  }

  /** Holds the same members in the same order, and numbers that are nearly the same. */
  private static void assertLike(JsonElement expected, JsonElement actual) {
    if (expected instanceof JsonObject object) {
      assertThat(actual.getAsJsonObject().keySet()).containsExactlyElementsOf(object.keySet());
      object
          .keySet()
          .forEach(key -> assertLike(object.get(key), actual.getAsJsonObject().get(key)));
    } else if (expected instanceof JsonArray array) {
      assertThat(actual.getAsJsonArray()).hasSize(array.size());
      for (int i = 0; i < array.size(); i++) {
        assertLike(array.get(i), actual.getAsJsonArray().get(i));
      }
    } else {
      assertThat(actual.getAsDouble()).isCloseTo(expected.getAsDouble(), within(1e-5));
    }
  }

  @Test
  void answersRecordsWithTheNeighborsToo() throws Exception {
    trainOnTheGuidesRows();

    byte[] answer =
        image
            .load(folder().model())
            .respond(
                "text/csv",
                "application/x-recordio-protobuf; verbose=true",
                "-3,-1,-4,2".getBytes(StandardCharsets.UTF_8))
            .body();
    try (RecordIO.Reader reader = RecordIO.reader(new ByteArrayInputStream(answer))) {
      Record record = Record.parseFrom(reader.next().orElseThrow());
      assertThat(record.getLabelMap()).containsOnlyKeys("predicted_label", "distances", "labels");
      assertThat(record.getLabelOrThrow("labels").getFloat32Tensor().getValuesList())
          .isEqualTo(List.of(0f, 1f, 0f));
      assertThat(reader.next()).isEmpty();
    }
  }

  @Test
  void keepsTheThreeFilesOfTheGuideAndMindsWhatIsChangedInThem() throws Exception {
    folder()
        .csv("train", "1", "1,1,2\n5,3,-4\n5,0.5,0\n")
        .train(image, parameters("feature_dim", "2", "predictor_type", "regressor"));

    assertThat(Files.readAllBytes(folder().model().resolve("model_algo-1")))
        .isEqualTo(Base64.getDecoder().decode(OF_FAISS));
    assertThat(folder().model().resolve("model_algo-1.labels")).hasSize(12);
    Path metadata = folder().model().resolve("model_algo-1.json");
    assertThat(JsonParser.parseString(Files.readString(metadata)))
        .isEqualTo(
            JsonParser.parseString(
                "{'k':3,'predictor_type':'regressor','normalize':false,'version':'1.0'}"));
    assertThat(ask("text/csv", "application/jsonlines", "1,2"))
        .isEqualTo("{\"predicted_label\": 3.6666667}\n");
    Files.writeString(metadata, Files.readString(metadata).replace("\"k\":3", "\"k\":1"));
    assertThat(ask("text/csv", "application/jsonlines", "1,2"))
        .isEqualTo("{\"predicted_label\": 1.0}\n");
    Files.writeString(
        metadata,
        Files.readString(metadata).replace("1,", "3,").replace("regressor", "classifier"));
    assertThat(ask("text/csv", "application/jsonlines", "1,2"))
        .isEqualTo("{\"predicted_label\": 5.0}\n");
  }

  @Test
  void refusesFilesThatItCannotServe() throws Exception {
    folder()
        .csv("train", "1", "1,1,2\n5,3,-4\n5,0.5,0\n")
        .train(image, parameters("feature_dim", "2"));
    Path index = folder().model().resolve("model_algo-1");
    byte[] whole = Files.readAllBytes(index);
    Path metadata = folder().model().resolve("model_algo-1.json");
    String settings = Files.readString(metadata);

    Files.writeString(
        metadata,
        settings.replace(
            "\"normalize\"",
            "\"dimension_reduction\":{\"type\":\"sign\",\"seed\":3,\"target_dim\":2,\"input_dim\":4},"
                + "\"normalize\""));
    assertThatThrownBy(() -> image.load(folder().model()))
        .isInstanceOf(ArtifactException.class)
        .hasMessageContaining("how AWS draws a projection from its seed is not known");
    Files.writeString(metadata, settings);
    Files.write(index, java.util.Arrays.copyOf(whole, whole.length - 4));
    assertThatThrownBy(() -> image.load(folder().model())).hasMessageContaining("flat index");
    whole[2] = 'w';
    Files.write(index, whole);
    assertThatThrownBy(() -> image.load(folder().model())).hasMessageContaining("'Ixw2'");
    Files.write(index, java.util.Arrays.copyOf(whole, 9));
    assertThatThrownBy(() -> image.load(folder().model())).hasMessageContaining("ends too early");
  }

  @Test
  void logsTheScoreOfTheTestChannelAsTheGuideShowsIt() throws Exception {
    String train = "0,0,0\n0,0,1\n0,1,0\n1,9,9\n1,9,8\n1,8,9\n";
    folder().csv("train", "1", train).csv("test", "1", "0,0,0.4\n1,9,8.8\n1,8,8\n1,0.2,0\n");

    assertThat(folder().train(image, parameters("feature_dim", "2")))
        .contains("INFO] #test_score (algo-1) : ('accuracy', 0.75)")
        .contains("#quality_metric: host=algo-1, test accuracy <score>=0.75");
    assertThat(folder().train(image, parameters("feature_dim", "2", "predictor_type", "regressor")))
        .contains("INFO] #test_score (algo-1) : ('mse', 0.25)")
        .contains("#quality_metric: host=algo-1, test mse <loss>=0.25");
  }

  @ParameterizedTest
  @CsvSource({"sign, 60", "fjlt, 60"})
  void predictsAfterReducingTheFeatures(String type, String target) throws Exception {
    Random random = new Random(3);
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      lines.append(i % 2);
      for (int j = 0; j < 100; j++) {
        lines.append(',').append(random.nextGaussian() + (i % 2) * 2);
      }
      lines.append('\n');
    }
    folder().csv("train", "1", lines.toString()).csv("test", "1", lines.toString());
    String log =
        folder()
            .train(
                image,
                parameters(
                    "feature_dim", "100",
                    "dimension_reduction_type", type,
                    "dimension_reduction_target", target));

    assertThat(log).contains("test accuracy <score>=1.0");
    assertThat(folder().model().resolve("model_algo-1")).hasSize(45 + 60L * 60 * 4);
    String row = lines.toString().lines().findFirst().orElseThrow().substring(2);
    double length = 0;
    for (String feature : row.split(",", -1)) {
      length += Math.pow(Double.parseDouble(feature), 2);
    }
    String answer = ask("text/csv", "application/jsonlines;verbose=true", row);
    assertThat(answer).startsWith("{\"predicted_label\": 0.0, \"distances\": [0.0,");
    String origin = "0" + ",0".repeat(99);
    double nearest =
        JsonParser.parseString(ask("text/csv", "application/jsonlines;verbose=true", origin))
            .getAsJsonObject()
            .getAsJsonArray("distances")
            .get(0)
            .getAsDouble();
    // Lengths are kept, up to what a projection to sixty features errs.
    assertThat(nearest).isBetween(0.3 * length, 1.2 * length);
  }

  @Test
  void keepsASampleAndMeasuresAsAsked() throws Exception {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      lines.append(i).append(',').append(i).append(",0\n");
    }
    folder().csv("train", "1", lines.toString());
    folder().train(image, parameters("feature_dim", "2", "sample_size", "200"));
    byte[] labels = Files.readAllBytes(folder().model().resolve("model_algo-1.labels"));
    assertThat(labels).hasSize(800);
    FlatIndex index =
        FlatIndex.of("it", Files.readAllBytes(folder().model().resolve("model_algo-1")));
    assertThat(index.rows().stream().mapToDouble(row -> row[0]).average().orElseThrow())
        .isBetween(400.0, 600.0);
    assertThat(index.rows().stream().map(row -> row[0]).distinct()).hasSize(200);

    folder().csv("train", "1", "1,1,0\n2,3,4\n3,-1,0\n");
    folder().train(image, parameters("feature_dim", "2", "index_metric", "COSINE"));
    assertThat(ask("text/csv", "application/jsonlines; verbose=true", "10,0"))
        .isEqualTo(
            "{\"predicted_label\": 1.0, \"distances\": [-1.0,0.6,1.0], \"labels\":"
                + " [3.0,2.0,1.0]}\n");
    String log =
        folder()
            .train(
                image,
                parameters(
                    "feature_dim", "2",
                    "index_metric", "INNER_PRODUCT",
                    "index_type", "faiss.IVFFlat"));
    assertThat(log).contains("WARNING] index_type");
    assertThat(ask("text/csv", "application/jsonlines; verbose=true", "10,0"))
        .contains("\"distances\": [-10.0,10.0,30.0], \"labels\": [3.0,1.0,2.0]");
  }

  @Test
  void failsTrainingThatTheImageRefuses() throws Exception {
    folder().csv("train", "1", "1,1,2,3,4\n2,3,4,5,6\n1,0,0,0,0\n");
    assertRefused("'sample_size' is a required property", "sample_size", null);
    assertRefused("'predictor_type' is 'ranker'", "predictor_type", "ranker");
    assertRefused("the hyperparameter feature_dim is 5", "feature_dim", "5");
    assertRefused("the model has only 2 rows", "sample_size", "2");
    assertRefused(
        "'dimension_reduction_target' is a required property", "dimension_reduction_type", "sign");
    assertRefused(
        "it must be less than feature_dim, which is 4",
        "dimension_reduction_type",
        "fjlt",
        "dimension_reduction_target",
        "4");
    assertRefused("no index_metric but L2", "index_type", "faiss.IVFPQ", "index_metric", "COSINE");
    folder().csv("train", "0", "1,2,3,4\n");
    assertRefused("Content type 'text/csv;label_size=0' of channel 'train'");
    folder().csv("train", "1", ",1,2,3,4\n");
    assertRefused("Row 1 of channel 'train' has no label");
  }

  private void assertRefused(String text, String... pairs) {
    Map<String, String> parameters = parameters(pairs);
    parameters.values().removeIf(java.util.Objects::isNull);
    assertThatThrownBy(() -> folder().train(image, parameters))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/csv         | application/json | 1,2,3     | 400 | has 3 features",
        "text/csv         | application/json | 1,,3,4    | 400 | a feature without a value",
        "text/csv         | application/json | a,1,1,1   | 400 | Cannot read the request",
        "text/csv         | text/csv         | 1,2,3,4   | 406 | Accept 'text/csv'",
        "text/plain       | application/json | 1,2,3,4   | 415 | Content type 'text/plain'",
        "application/json | application/json | {\"a\": 1} | 400 | 'instances' is missing",
        "application/json | application/json | nothing   | 400 | Cannot read the request"
      })
  void refusesRequestsThatItCannotAnswer(
      String contentType, String accept, String body, int status, String text) throws Exception {
    trainOnTheGuidesRows();

    assertThatThrownBy(() -> ask(contentType, accept, body))
        .isInstanceOfSatisfying(
            ClientErrorException.class, e -> assertThat(e.status()).isEqualTo(status))
        .hasMessageContaining(text);
  }
}
