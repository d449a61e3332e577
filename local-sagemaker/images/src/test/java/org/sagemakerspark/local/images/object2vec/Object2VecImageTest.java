package org.sagemakerspark.local.images.object2vec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sagemakerspark.local.images.contract.TestFolder;
import org.sagemakerspark.local.images.contract.UserErrorException;
import org.sagemakerspark.local.images.serving.ClientErrorException;

/**
 * The rows of training and of requests are those of
 * awsdocs/amazon-sagemaker-developer-guide@a869fa5 doc_source/object2vec-training-formats.md and
 * object2vec-inference-formats.md.
 */
class Object2VecImageTest {
  private static final String TRAIN =
      """
      {"label": 0, "in0": [6, 17, 606, 19, 53, 67, 52, 12, 5, 10, 15, 10178, 7, 33, 652, 80, 15, 69, 821, 4], "in1": [16, 21, 13, 45, 14, 9, 80, 59, 164, 4]}
      {"label": 1, "in0": [22, 1016, 32, 13, 25, 11, 5, 64, 573, 45, 5, 80, 15, 67, 21, 7, 9, 107, 4], "in1": [22, 32, 13, 25, 1016, 573, 3252, 4]}
      {"label": 1, "in0": [774, 14, 21, 206], "in1": [21, 366, 125]}
      """;

  private static final String PAIRS =
      """
      {"in0": [774, 14, 21, 206], "in1": [21, 366, 125]}
      {"in0": [22, 1016, 32], "in1": [22, 32, 13]}
      """;

  private final Object2VecImage image = new Object2VecImage();
  private final TestFolder folder;

  Object2VecImageTest(@TempDir Path base) {
    folder = new TestFolder(base);
  }

  private static Map<String, String> parameters(String... more) {
    Map<String, String> parameters =
        new HashMap<>(
            Map.of(
                "enc0_max_seq_len", "20",
                "enc0_vocab_size", "12000",
                "enc0_token_embedding_dim", "16",
                "learning_rate", "0.01",
                "epochs", "10"));
    for (int i = 0; i < more.length; i += 2) {
      parameters.put(more[i], more[i + 1]);
    }
    return parameters;
  }

  private String train(String lines, Map<String, String> parameters)
      throws IOException, UserErrorException {
    return folder
        .channel("train", "application/jsonlines", lines.getBytes(UTF_8))
        .train(image, parameters);
  }

  private JsonArray predictions(String contentType, String accept, String body)
      throws IOException, ClientErrorException {
    JsonObject answer =
        JsonParser.parseString(folder.ask(image, contentType, accept, body)).getAsJsonObject();
    assertThat(answer.keySet()).containsExactly("predictions");
    return answer.getAsJsonArray("predictions");
  }

  @Test
  void answersPairsWithAScoreForEachClass() throws Exception {
    train(TRAIN, parameters("num_classes", "3"));

    JsonArray ofLines = predictions("application/jsonlines", "application/json", PAIRS);
    JsonArray ofJson =
        predictions(
            "application/json",
            "",
            "{\"instances\": [" + String.join(",", PAIRS.lines().toList()) + "]}");

    assertThat(ofLines).hasSize(2).isEqualTo(ofJson);
    for (JsonElement each : ofLines) {
      assertThat(each.getAsJsonObject().keySet()).containsExactly("scores");
      List<Double> scores = numbers(each, "scores");
      assertThat(scores).hasSize(3);
      assertThat(Math.abs(scores.stream().mapToDouble(score -> score).sum() - 1)).isLessThan(1e-6);
    }
    assertThat(folder.ask(image, "application/jsonlines", "application/jsonlines", PAIRS).lines())
        .hasSize(2)
        .allMatch(line -> line.startsWith("{\"scores\":["));
  }

  @Test
  void answersOneSequenceWithTheVectorOfItsEncoder() throws Exception {
    train(TRAIN, parameters());
    String one = "{\"in0\": [774, 14]}\n";

    List<Double> vector =
        numbers(predictions("application/jsonlines", "", one).get(0), "embeddings");
    String longer = "{\"in0\": [774, 14, 21, 206]}\n";
    String cut = "application/jsonlines; infer_max_seqlens=2,5000";

    assertThat(vector).hasSize(16);
    assertThat(numbers(predictions(cut, "", longer).get(0), "embeddings")).isEqualTo(vector);
    assertThat(numbers(predictions("application/jsonlines", "", longer).get(0), "embeddings"))
        .isNotEqualTo(vector);
    assertThat(
            numbers(
                predictions("application/jsonlines", "", one.replace("in0", "in1")).get(0),
                "embeddings"))
        .isNotEqualTo(vector);
  }

  @Test
  void predictsANumberByOneScore() throws Exception {
    folder.channel("test", "application/jsonlines", TRAIN.getBytes(UTF_8));
    String log =
        train(
            TRAIN.replace("\"label\": 0", "\"label\": -2.5"),
            parameters("output_layer", "mean_squared_error", "epochs", "100"));

    assertThat(log).contains("test mean_squared_error <loss>=");
    List<Double> score = numbers(predictions("application/jsonlines", "", PAIRS).get(0), "scores");
    assertThat(score).hasSize(1);
    assertThat(score.get(0)).isBetween(0.7, 1.3);
  }

  @Test
  void sharesTheVectorsOfTokensWhereItIsTold() throws Exception {
    train(TRAIN, parameters("tied_token_embedding_weight", "True"));

    assertThat(predictions("application/jsonlines", "", "{\"in0\": [21, 366]}\n"))
        .isEqualTo(predictions("application/jsonlines", "", "{\"in1\": [21, 366]}\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"label\": 2, \"in0\": [1], \"in1\": [1]}|has a label that is no whole number from 0 to",
        "{\"label\": 0, \"in0\": [1], \"in1\": [12000]}|has a token in in1 that is not below",
        "{\"label\": 0, \"in0\": [1.5], \"in1\": [1]}|has a token in in0 that is no whole number",
        "{\"label\": 0, \"in0\": [], \"in1\": [1]}|has a member in0 that is no list with tokens",
        "{\"label\": 0, \"in0\": [1]}|has no member in1"
      })
  void refusesWhatIsNoPair(String line, String text) {
    assertThatThrownBy(() -> train(TRAIN + line + "\n", parameters()))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("Pair 4 of channel 'train'")
        .hasMessageContaining(text);
  }

  @Test
  void refusesRequestsThatItCannotAnswer() throws Exception {
    train(TRAIN, parameters());

    assertThatThrownBy(() -> predictions("text/csv", "", "1,2"))
        .isInstanceOf(ClientErrorException.class)
        .hasMessageContaining("use application/json or application/jsonlines");
    assertThatThrownBy(() -> predictions("application/jsonlines", "", "{\"in0\": [12000]}"))
        .hasMessageContaining("Row 1 has a token in in0 that is not below");
    assertThatThrownBy(() -> predictions("application/jsonlines", "", "{}"))
        .hasMessageContaining("Row 1 has neither in0 nor in1");
    assertThatThrownBy(() -> predictions("application/json", "", "{}"))
        .hasMessageContaining("The request holds no rows");
    assertThatThrownBy(() -> train(TRAIN, parameters("enc1_network", "hcnn")))
        .hasMessageContaining("is required where 'enc1_network' is not enc0");
  }

  private static List<Double> numbers(JsonElement object, String name) {
    return object.getAsJsonObject().getAsJsonArray(name).asList().stream()
        .map(JsonElement::getAsDouble)
        .toList();
  }
}
