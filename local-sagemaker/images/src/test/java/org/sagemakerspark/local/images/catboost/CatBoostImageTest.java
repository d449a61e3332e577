package org.sagemakerspark.local.images.catboost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagemakerspark.artifacts.ArtifactException;
import org.sagemakerspark.local.images.contract.TestFolder;
import org.sagemakerspark.local.images.contract.UserErrorException;
import org.sagemakerspark.local.images.serving.ClientErrorException;

/** The image of CatBoost learns what no line parts, and answers as JumpStart's scripts do. */
class CatBoostImageTest {

  private static final String CLASSES = "s3://jumpstart/classification/sourcedir.tar.gz";
  private static final String NUMBERS = "s3://jumpstart/regression/sourcedir.tar.gz";
  private static final int ROWS = 500;

  private final CatBoostImage image = new CatBoostImage();
  private final List<double[]> rows = new ArrayList<>();
  private TestFolder folder;

  @BeforeEach
  void makeRows(@TempDir Path base) throws Exception {
    folder = new TestFolder(base).file("model", "model.tar.gz", new byte[] {1});
    Random random = new Random(7);
    for (int i = 0; i < ROWS; i++) {
      rows.add(new double[] {random.nextGaussian(), random.nextGaussian()});
    }
  }

  private TestFolder put(String channel, String name, String lines) throws Exception {
    return folder.file(channel, name, lines.getBytes(StandardCharsets.UTF_8));
  }

  private String lines(int from, int to, ToDoubleFunction<double[]> label) {
    return rows.subList(from, to).stream()
        .map(row -> label.applyAsDouble(row) + "," + row[0] + "," + row[1] + "\n")
        .collect(Collectors.joining());
  }

  private String train(String archive, String... pairs) throws Exception {
    Map<String, String> parameters =
        new HashMap<>(
            Map.of(
                "sagemaker_submit_directory", archive,
                "sagemaker_program", "transfer_learning.py",
                "iterations", "100",
                "learning_rate", "0.2",
                "depth", "3"));
    for (int i = 0; i < pairs.length; i += 2) {
      parameters.put(pairs[i], pairs[i + 1]);
    }
    return folder.train(image, parameters);
  }

  /** Asks for the rows that were not trained on. */
  private JsonArray answers(String member) throws Exception {
    String body =
        rows.subList(400, ROWS).stream()
            .map(row -> row[0] + "," + row[1] + "\n")
            .collect(Collectors.joining());
    return JsonParser.parseString(folder.ask(image, "text/csv", "application/json", body))
        .getAsJsonObject()
        .getAsJsonArray(member);
  }

  private static double bestTest(String log) {
    Matcher best = Pattern.compile("bestTest = ([0-9\\.]+)").matcher(log);
    assertThat(best.find()).isTrue();
    return Double.parseDouble(best.group(1));
  }

  @Test
  void tellsApartWhatNoLineParts() throws Exception {
    ToDoubleFunction<double[]> quarter = row -> row[0] * row[1] > 0 ? 1 : 0;
    put("training", "training/data.csv", lines(0, 300, quarter));
    put("validation", "data.csv", lines(300, 400, quarter));
    String log = train(CLASSES);

    assertThat(bestTest(log)).isBetween(0.95, 1.0);
    int right = 0;
    JsonArray answers = answers("probabilities");
    for (int i = 0; i < answers.size(); i++) {
      List<JsonElement> each = answers.get(i).getAsJsonArray().asList();
      assertThat(each.get(0).getAsDouble() + each.get(1).getAsDouble()).isBetween(0.9999, 1.0001);
      right +=
          (each.get(1).getAsDouble() > 0.5 ? 1 : 0) == quarter.applyAsDouble(rows.get(400 + i))
              ? 1
              : 0;
    }
    // The more frequent class is right for about a half, as every line is.
    assertThat(right).isGreaterThan(90);
    assertThat(train(CLASSES, "eval_metric", "Logloss")).containsPattern("bestTest = 0\\.[0-3]");
    assertThat(train(CLASSES, "eval_metric", "Accuracy")).containsPattern("bestTest = (0\\.9|1)");
    assertThat(train(CLASSES, "eval_metric", "F1")).contains("WARNING] eval_metric F1");
  }

  @Test
  void predictsNumbersAndTakesMissingValues() throws Exception {
    ToDoubleFunction<double[]> product = row -> row[0] * row[1];
    put("training", "training/data.csv", lines(0, 400, product) + "5,,\n5,,\n".repeat(10));
    String log = train(NUMBERS, "depth", "5", "early_stopping_rounds", "20");

    assertThat(log).contains("each row of 5 is held back");
    double squares = 0;
    double squaresOfMean = 0;
    JsonArray answers = answers("prediction");
    double mean = rows.stream().mapToDouble(product).average().orElseThrow();
    for (int i = 0; i < answers.size(); i++) {
      double actual = product.applyAsDouble(rows.get(400 + i));
      squares += Math.pow(actual - answers.get(i).getAsDouble(), 2);
      squaresOfMean += Math.pow(actual - mean, 2);
    }
    assertThat(squares).isLessThan(0.4 * squaresOfMean);
    String answer = folder.ask(image, "text/csv", "", ",\n");
    assertThat(Double.parseDouble(answer.replaceAll("[^0-9.]", ""))).isBetween(3.0, 6.0);
  }

  @Test
  void tellsThreeClassesApartAndStopsWhenItGetsNoBetter() throws Exception {
    ToDoubleFunction<double[]> third = row -> row[0] > 0.5 ? 2 : row[1] > 0 ? 1 : 0;
    Random random = new Random(2);
    ToDoubleFunction<double[]> noisy =
        row -> random.nextDouble() < 0.2 ? random.nextInt(3) : third.applyAsDouble(row);
    put("training", "training/data.csv", lines(0, 300, noisy));
    put("validation", "data.csv", lines(300, 400, noisy));
    String log = train(CLASSES, "iterations", "1000");

    assertThat(log).contains("Stopped by overfitting detector  (5 iterations wait)");
    int best = Integer.parseInt(log.replaceAll("(?s).*bestIteration = (\\d+).*", "$1"));
    assertThat(log.lines().filter(line -> line.matches("\\d+:\ttest: .*")).count())
        .isEqualTo(best + 6);
    assertThat(folder.model().resolve("trees.json"))
        .content()
        .satisfies(
            json ->
                assertThat(
                        JsonParser.parseString(json)
                            .getAsJsonObject()
                            .getAsJsonArray("trees")
                            .size())
                    .isEqualTo(best + 1));
    int right = 0;
    JsonArray answers = answers("probabilities");
    for (int i = 0; i < answers.size(); i++) {
      JsonArray each = answers.get(i).getAsJsonArray();
      int label = (int) third.applyAsDouble(rows.get(400 + i));
      right += each.get(label).getAsDouble() > 0.5 ? 1 : 0;
    }
    assertThat(right).isGreaterThan(90);
  }

  @Test
  void refusesWhatItCannotTrainOnOrAnswer() throws Exception {
    put("training", "training/data.csv", "0,1,2\n1,3\n0,1,1\n1,1,1\n0,1,1\n");
    assertThatThrownBy(() -> train(CLASSES))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("Row 2 of the training data has 1 features; the first row has 2");
    put("training", "training/data.csv", "0,1,2\n1,3,4\n");
    put("validation", "data.csv", "2,1,2\n");
    assertThatThrownBy(() -> train(CLASSES))
        .hasMessageContaining("Row 1 of the validation data has a label that is none of");
    put("validation", "data.csv", "1,red,2\n");
    assertThatThrownBy(() -> train(CLASSES))
        .hasMessageContaining("Cannot read the validation data: Line 1, column 2 is no number");
    put("validation", "data.csv", "1,1,2\n");
    train(CLASSES);
    assertThatThrownBy(() -> folder.ask(image, "text/csv", "", "1,2,3\n"))
        .isInstanceOfSatisfying(
            ClientErrorException.class, e -> assertThat(e.status()).isEqualTo(400))
        .hasMessageContaining("has 3 features, but the model was trained on 2");
    Files.writeString(folder.model().resolve("trees.json"), "[");
    assertThatThrownBy(() -> image.load(folder.model())).isInstanceOf(ArtifactException.class);
  }
}
