package org.sagemakerspark.local.images.randomcutforest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
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
 * The image of random cut forests keeps to the Developer Guide: rcf-in-formats.md for answers,
 * cdf-inference.md for requests, randomcutforest.md for channels, random-cut-forest-tuning.md for
 * what counts as an anomaly.
 */
class RandomCutForestImageTest {

  /** Ordinary rows are around two places, and 10 of 510 are not. */
  private static final int ORDINARY = 500;

  private static final int ODD = 10;

  private final RandomCutForestImage image = new RandomCutForestImage();
  private final List<float[]> rows = new ArrayList<>();
  private TestFolder folder;

  @BeforeEach
  void makeRows(@TempDir Path base) {
    folder = new TestFolder(base);
    Random random = new Random(4);
    for (int i = 0; i < ORDINARY + ODD; i++) {
      float middle = i < ORDINARY ? (i % 2 == 0 ? -5 : 5) : 0;
      float[] row = new float[3];
      for (int j = 0; j < row.length; j++) {
        row[j] = middle + (float) random.nextGaussian() * 0.5f;
      }
      rows.add(row);
    }
  }

  private static Map<String, String> parameters(String... pairs) {
    return TestFolder.changed(Map.of("feature_dim", "3", "num_trees", "50"), pairs);
  }

  private TestFolder trainChannel(String lines) throws Exception {
    return folder.channel(
        "train", "text/csv;label_size=0", "ShardedByS3Key", lines.getBytes(StandardCharsets.UTF_8));
  }

  private String csv(boolean isLabeled) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      float[] row = rows.get(i);
      lines
          .append(isLabeled ? (i < ORDINARY ? "0," : "1,") : "")
          .append(row[0])
          .append(',')
          .append(row[1])
          .append(',')
          .append(row[2])
          .append('\n');
    }
    return lines.toString();
  }

  private double[] scores() throws Exception {
    String answer = folder.ask(image, "text/csv", "application/json", csv(false));
    return JsonParser.parseString(answer)
        .getAsJsonObject()
        .getAsJsonArray("scores")
        .asList()
        .stream()
        .map(JsonElement::getAsJsonObject)
        .mapToDouble(each -> each.get("score").getAsDouble())
        .toArray();
  }

  @Test
  void answersInTheShapesOfTheGuide() throws Exception {
    trainChannel(csv(false)).train(image, parameters());
    String request =
        "{\"instances\": [{\"features\": [5, 5, 5]}, {\"data\": {\"features\":"
            + " {\"values\": [0, 0, 0]}}}]}";

    String number = "[0-9]+\\.[0-9]+";
    assertThat(folder.ask(image, "application/json", "application/json", request))
        .matches(
            "\\{\"scores\": \\[\\{\"score\": "
                + number
                + "\\}, \\{\"score\": "
                + number
                + "\\}\\]\\}");
    assertThat(folder.ask(image, "application/json", "application/jsonlines", request))
        .matches("(\\{\"score\": " + number + "\\}\n){2}");
    String sparse =
        "{\"instances\": [{\"data\": {\"features\": {\"keys\": [2], \"shape\": [3],"
            + " \"values\": [1]}}}]}";
    assertThat(folder.ask(image, "application/json", "application/json", sparse))
        .isEqualTo(folder.ask(image, "text/csv", "", "0,0,1"));
    byte[] records =
        image
            .load(folder.model())
            .respond(
                "text/csv",
                "application/x-recordio-protobuf",
                "5,5,5".getBytes(StandardCharsets.UTF_8))
            .body();
    try (RecordIO.Reader reader = RecordIO.reader(new ByteArrayInputStream(records))) {
      Record record = Record.parseFrom(reader.next().orElseThrow());
      assertThat(record.getFeaturesMap()).isEmpty();
      assertThat(record.getLabelMap()).containsOnlyKeys("score");
      assertThat(record.getLabelOrThrow("score").getFloat32Tensor().getValuesList()).hasSize(1);
    }
  }

  @Test
  void findsTheOddOnesThatAreNearestToTheMean() throws Exception {
    trainChannel(csv(false))
        .channel("test", "text/csv;label_size=1", csv(true).getBytes(StandardCharsets.UTF_8));
    String log = folder.train(image, parameters("num_trees", "100"));

    double[] byForest = scores();
    double[] byDistance =
        rows.stream().mapToDouble(row -> Math.abs(row[0] + row[1] + row[2])).toArray();
    assertThat(areaUnderCurve(byForest)).isGreaterThan(0.99);
    assertThat(areaUnderCurve(byDistance)).isLessThan(0.1);
    // What scores beyond three standard deviations above the mean counts as found.
    double mean = Arrays.stream(byForest).average().orElseThrow();
    double deviation =
        Math.sqrt(
            Arrays.stream(byForest).map(s -> (s - mean) * (s - mean)).average().orElseThrow());
    int found = 0;
    int right = 0;
    for (int i = 0; i < byForest.length; i++) {
      boolean isFound = byForest[i] > mean + 3 * deviation;
      found += isFound ? 1 : 0;
      right += isFound && i >= ORDINARY ? 1 : 0;
    }
    assertThat(right).isGreaterThan(5);
    assertMetric(log, "f1", 2.0 * right / (found + ODD));
    assertMetric(log, "precision", (double) right / found);
    assertMetric(log, "recall", (double) right / ODD);
    assertMetric(log, "accuracy", 1 - (found + ODD - 2.0 * right) / (ORDINARY + ODD));
    assertThat(folder.train(image, parameters("eval_metrics", "[\"accuracy\"]")))
        .contains("test accuracy <score>")
        .doesNotContain("test f1");
  }

  private static void assertMetric(String log, String name, double expected) {
    String start = "#quality_metric: host=algo-1, test " + name + " <score>=";
    String line = log.lines().filter(each -> each.startsWith(start)).findFirst().orElseThrow();
    assertThat(Double.parseDouble(line.substring(start.length())))
        .isCloseTo(expected, within(1e-9));
  }

  /**
   * Gives the share of pairs of an odd row and an ordinary one where the odd one has the higher.
   */
  private static double areaUnderCurve(double[] scores) {
    long higher = 0;
    for (int i = ORDINARY; i < scores.length; i++) {
      for (int j = 0; j < ORDINARY; j++) {
        higher += scores[i] > scores[j] ? 1 : 0;
      }
    }
    return (double) higher / ORDINARY / ODD;
  }

  @Test
  void isTheSameForestAfterItWasWritten() throws Exception {
    float[][] all = rows.toArray(float[][]::new);
    int[][] samples = {{0, 1, 2, 500}, {3, 4, 5, 6}};
    CutForest forest = new CutForest(all, samples);
    Files.createDirectories(folder.model());
    forest.write(folder.model());
    CutForest read = CutForest.read(folder.model());

    assertThat(rows).allSatisfy(row -> assertThat(read.score(row)).isEqualTo(forest.score(row)));
    Path file = folder.model().resolve("model_algo-1");
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - 1));
    assertThatThrownBy(() -> image.load(folder.model()))
        .isInstanceOf(ArtifactException.class)
        .hasMessageContaining("expected as many rows and samples");
    for (int count = 1; count <= 4; count++) {
      byte[] more = whole.clone();
      more[Integer.BYTES * count] = Byte.MAX_VALUE;
      Files.write(file, more);
      assertThatThrownBy(() -> image.load(folder.model()))
          .hasMessageContaining("expected as many rows and samples");
    }
    whole[0] = 'x';
    Files.write(file, whole);
    assertThatThrownBy(() -> image.load(folder.model()))
        .hasMessageContaining("expected a forest of the embedded SageMaker");
  }

  @Test
  void treatsRowsThatAreEqualAsOne() throws Exception {
    trainChannel("1,1,1\n".repeat(20) + "1,1,2\n")
        .train(image, parameters("num_samples_per_tree", "2048"));

    List<Double> scores =
        folder
            .ask(image, "text/csv", "application/jsonlines", "1,1,1\n1,1,2\n9,1,1\n")
            .lines()
            .map(line -> JsonParser.parseString(line).getAsJsonObject().get("score").getAsDouble())
            .toList();
    assertThat(scores.get(0)).isLessThan(scores.get(1));
    assertThat(scores.get(1)).isLessThan(scores.get(2));
  }

  @Test
  void failsTrainingThatTheImageRefuses() throws Exception {
    trainChannel("1,2,3\n4,5,6\n");
    assertRefused("'feature_dim' is a required property", "feature_dim", null);
    assertRefused("'num_trees' is '49'", "num_trees", "49");
    assertRefused("'num_samples_per_tree' is '2049'", "num_samples_per_tree", "2049");
    assertRefused("'eval_metrics' is '[\"auc\"]'", "eval_metrics", "[\"auc\"]");
    assertRefused("('shingle' was unexpected)", "shingle", "3");
    assertRefused("the hyperparameter feature_dim is 2", "feature_dim", "2");
    folder.csv("test", "0", "1,2,3\n");
    assertRefused("Content type 'text/csv;label_size=0' of channel 'test'");
    folder.csv("test", "1", "2,1,2,3\n");
    assertRefused("the label 2.0; it must be a whole number from 0 to 1");
    folder.channel("test", "text/csv;label_size=1", "ShardedByS3Key", new byte[0]);
    assertRefused("Channel 'test': S3DistributionType 'ShardedByS3Key' is not one of");
    folder.csv("train", "0", "1,2,3\n");
    assertRefused(
        "Channel 'train': S3DistributionType 'FullyReplicated' is not one of ['ShardedByS3Key']");
    trainChannel("");
    folder.csv("test", "1", "1,1,2,3\n");
    assertRefused("Channel 'train' has no rows");
  }

  private void assertRefused(String text, String... pairs) {
    assertThatThrownBy(() -> folder.train(image, parameters(pairs)))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining(text);
  }

  @ParameterizedTest
  @CsvSource({
    "text/csv, application/json, '1,2', 400, has 2 features",
    "text/csv, text/csv, '1,2,3', 406, Accept 'text/csv'",
    "text/libsvm, application/json, '1:2', 415, Content type 'text/libsvm'"
  })
  void refusesRequestsThatItCannotAnswer(
      String contentType, String accept, String body, int status, String text) throws Exception {
    trainChannel("1,2,3\n4,5,6\n").train(image, parameters());

    assertThatThrownBy(() -> folder.ask(image, contentType, accept, body))
        .isInstanceOfSatisfying(
            ClientErrorException.class, e -> assertThat(e.status()).isEqualTo(status))
        .hasMessageContaining(text);
  }
}
