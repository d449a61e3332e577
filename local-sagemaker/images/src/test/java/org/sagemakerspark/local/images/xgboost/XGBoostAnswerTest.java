package org.sagemakerspark.local.images.xgboost;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sagemakerspark.local.images.data.Example;
import org.sagemakerspark.local.images.serving.ClientErrorException;
import org.sagemakerspark.local.images.serving.RequestFormat;
import org.sagemakerspark.local.images.serving.ResponseFormat;
import org.sagemakerspark.local.record.RecordIO;
import org.sagemakerspark.local.record.RecordProtos.Record;

/** What serve.py and serve_utils.py of the container's tags answer with the same scores. */
class XGBoostAnswerTest {

  private static final float[][] NUMBERS = {{0.25f}, {Float.NaN}, {-2}};
  private static final float[][] LISTS = {{0.25f, 0.75f}, {0.5f, 0.5f}};

  private static String plain(String tag, ResponseFormat format, float[][] scores) {
    return new XGBoostAnswer(ImageTag.of(tag), false).write(format, scores);
  }

  @ParameterizedTest
  @CsvSource({"1", "0.90-2-cpu-py3", "1.0-1-cpu-py3", "1.2-1"})
  void answersOnOneLineOfCsvWhateverIsAskedFor(String tag) throws ClientErrorException {
    assertThat(plain(tag, ResponseFormat.CSV, NUMBERS)).isEqualTo("0.25,nan,-2.0");
    assertThat(plain(tag, ResponseFormat.CSV, LISTS)).isEqualTo("[0.25, 0.75],[0.5, 0.5]");
    assertThat(new XGBoostAnswer(ImageTag.of(tag), false).format("application/json"))
        .isEqualTo(ResponseFormat.CSV);
  }

  @ParameterizedTest
  @CsvSource({"1.2-2", "1.3-1", "3.0-5", "3.2-0"})
  void answersALineARowSinceThenOrInJson(String tag) throws ClientErrorException {
    assertThat(plain(tag, ResponseFormat.CSV, NUMBERS)).isEqualTo("0.25\nnan\n-2.0\n");
    assertThat(plain(tag, ResponseFormat.CSV, LISTS)).isEqualTo("0.25,0.75\n0.5,0.5\n");
    assertThat(plain(tag, ResponseFormat.JSON, NUMBERS))
        .isEqualTo("{\"predictions\": [{\"score\": 0.25}, {\"score\": NaN}, {\"score\": -2.0}]}");
    assertThat(plain(tag, ResponseFormat.JSON, LISTS))
        .isEqualTo("{\"predictions\": [{\"score\": [0.25, 0.75]}, {\"score\": [0.5, 0.5]}]}");
    XGBoostAnswer answer = new XGBoostAnswer(ImageTag.of(tag), false);
    assertThat(answer.format("")).isEqualTo(ResponseFormat.CSV);
    assertThatThrownBy(() -> answer.format("text/html")).isInstanceOf(ClientErrorException.class);
    assertThatThrownBy(() -> answer.write(ResponseFormat.JSON_LINES, NUMBERS))
        .hasMessageContaining("application/jsonlines is not supported");
  }

  @ParameterizedTest
  @CsvSource({"1.0-1", "3.2-0"})
  void answersATransformJobInLinesOfPython(String tag) {
    XGBoostAnswer answer = new XGBoostAnswer(ImageTag.of(tag), true);

    assertThat(answer.write(ResponseFormat.CSV, NUMBERS)).isEqualTo("0.25\nnan\n-2.0\n");
    assertThat(answer.write(ResponseFormat.CSV, LISTS)).isEqualTo("[0.25, 0.75]\n[0.5, 0.5]\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "binary:logistic  | predicted_label,labels,probability,probabilities,raw_score,raw_scores"
            + " | 0,\"[0, 1]\",0.25,\"[0.75, 0.25]\",0.25,\"[0.75, 0.25]\"",
        "binary:logitraw  | predicted_label,probability,raw_score | 1,nan,0.25",
        "binary:hinge     | predicted_label,raw_scores | 0.25,\"[0.75, 0.25]\"",
        "multi:softmax    | predicted_label,labels | 0.25,\"[0, 1, 2]\"",
        "reg:squarederror | predicted_score,predicted_label | 0.25,nan",
        "reg:logistic     | PREDICTED_SCORE, wrong | 0.25,nan"
      })
  void answersWhatIsSelected(String objective, String selected, String answer) throws IOException {
    assertThat(selected(objective, selected, ResponseFormat.CSV, new float[][] {{0.25f}}))
        .asString(UTF_8)
        .isEqualTo(answer);
  }

  @Test
  void answersOfAllClassesWhatIsSelected() throws IOException {
    String selected = "predicted_label,probability,probabilities";

    assertThat(selected("multi:softprob", selected, ResponseFormat.JSON_LINES, LISTS))
        .asString(UTF_8)
        .isEqualTo(
            """
            {"predicted_label": 1, "probability": 0.75, "probabilities": [0.25, 0.75]}
            {"predicted_label": 0, "probability": 0.5, "probabilities": [0.5, 0.5]}
            """);
    byte[] records = selected("multi:softprob", selected, ResponseFormat.RECORDIO_PROTOBUF, LISTS);
    Record first =
        Record.parseFrom(RecordIO.reader(new ByteArrayInputStream(records)).next().orElseThrow());
    assertThat(first.getLabelMap().get("probabilities").getFloat32Tensor().getValuesList())
        .containsExactly(0.25f, 0.75f);
    assertThatThrownBy(() -> selected("rank:ndcg", selected, ResponseFormat.CSV, NUMBERS))
        .hasMessageContaining("Objective `rank:ndcg` unsupported");
  }

  private static void train(Path folder, int features) throws XGBoostError {
    float[] matrix = new float[4 * features];
    for (int i = 0; i < 4; i++) {
      matrix[i * features] = i;
    }
    DMatrix rows = new DMatrix(matrix, 4, features, Float.NaN);
    rows.setLabel(new float[] {0, 0, 1, 1});
    XGBoost.train(
            rows,
            Map.of("objective", "binary:logistic", "min_child_weight", 0),
            1,
            Map.of(),
            null,
            null)
        .saveModel(folder.resolve(XGBoostImage.FILE).toString());
  }

  /** serve_utils.py, predict: only pickles are looked at, and one feature may be missing. */
  @ParameterizedTest
  @CsvSource({
    "1.0-1, '1,0,0,0', 400",
    "1.2-2, '1,0', 0",
    "1.2-2, '1,0,0', 0",
    "1.2-2, '1', 400",
    "1.3-1, '1', 0",
    "1.2-2, '1,0\n1', 415",
    "3.2-0, 'x,0,0', 415"
  })
  void looksAtTheNumberOfFeaturesAsItsVersionDoes(
      String tag, String request, int status, @TempDir Path folder) throws Exception {
    train(folder, 3);
    XGBoostModel model = XGBoostModel.read(ImageTag.of(tag), folder, Map.of());
    byte[] body = request.getBytes(UTF_8);

    if (status == 0) {
      assertThat(model.read(RequestFormat.CSV, body)).hasSize(1);
    } else {
      assertThatThrownBy(() -> model.read(RequestFormat.CSV, body))
          .isInstanceOfSatisfying(
              ClientErrorException.class, e -> assertThat(e.status()).isEqualTo(status));
    }
  }

  @Test
  void takesTheObjectiveFromTheModel(@TempDir Path folder) throws Exception {
    train(folder, 1);
    XGBoostModel model =
        XGBoostModel.read(
            ImageTag.of("1.7-1"),
            folder,
            Map.of(SelectedAnswer.VARIABLE, "predicted_label,labels"));

    byte[] answer =
        model.answer(
            ResponseFormat.CSV,
            List.of(Example.dense(new float[] {3}), Example.dense(new float[] {0})));

    assertThat(answer).asString(UTF_8).isEqualTo("1,\"[0, 1]\"\n0,\"[0, 1]\"");
  }

  @Test
  void selectsNothingBeforeTheVersionThatCan() {
    Map<String, String> environment = Map.of(SelectedAnswer.VARIABLE, "labels");

    assertThat(SelectedAnswer.keys(ImageTag.of("0.90-2"), environment)).isEmpty();
    assertThat(SelectedAnswer.keys(ImageTag.of("1.0-1-cpu-py3"), environment))
        .contains(List.of("labels"));
    assertThat(SelectedAnswer.keys(ImageTag.of("3.2-0"), Map.of())).isEmpty();
  }

  private static byte[] selected(
      String objective, String names, ResponseFormat format, float[][] scores) throws IOException {
    List<String> keys =
        SelectedAnswer.keys(ImageTag.of("1.7-1"), Map.of(SelectedAnswer.VARIABLE, names))
            .orElseThrow();
    return SelectedAnswer.of(keys, objective, 3, false).write(format, scores);
  }
}
