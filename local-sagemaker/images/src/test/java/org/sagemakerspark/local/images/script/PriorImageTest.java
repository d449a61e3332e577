package org.sagemakerspark.local.images.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sagemakerspark.local.images.contract.TestFolder;
import org.sagemakerspark.local.images.contract.UserErrorException;
import org.sagemakerspark.local.images.serving.ClientErrorException;

/** Images that do not learn say so, and check what they are given all the same. */
class PriorImageTest {

  private static final String CLASSES = "s3://jumpstart/classification/sourcedir.tar.gz";
  private static final String NUMBERS = "s3://jumpstart/regression/sourcedir.tar.gz";

  private final PriorImage image = new PriorImage("tabtransformer");
  private TestFolder folder;

  @BeforeEach
  void makeFolder(@TempDir Path base) throws Exception {
    folder = new TestFolder(base).file("model", "model.tar.gz", new byte[] {1});
  }

  private static Map<String, String> parameters(String archive, String name, String value) {
    return Map.of(
        "sagemaker_submit_directory", archive, "sagemaker_program", "train.py", name, value);
  }

  private TestFolder lines(String channel, String name, String lines) throws Exception {
    return folder.file(channel, name, lines.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource({
    "autogluon, presets, best_quality",
    "catboost, depth, 3",
    "tabtransformer, n_blocks, 2"
  })
  void answersWithTheSharesOfTheClasses(String algorithm, String name, String value)
      throws Exception {
    PriorImage each = new PriorImage(algorithm);
    lines("training", "training/data.csv", "0,1,2\n1,3,4\n0,5,6\n0,7,8\n");
    lines("validation", "data.csv", "1,1,2\n");

    assertThat(folder.train(each, parameters(CLASSES, name, value)))
        .contains(
            "WARNING] This image does not learn: the embedded SageMaker has no "
                + algorithm
                + ". Its model answers each row with the shares of the classes");
    assertThat(folder.ask(each, "text/csv", "application/json", "9,9\n8,8\n"))
        .isEqualTo("{\"probabilities\": [[0.75, 0.25], [0.75, 0.25]]}");
  }

  @Test
  void answersWithTheMeanOfNumbers() throws Exception {
    // Every fifth row is held back where there is no channel for validation.
    lines("training", "training/data.csv", "1,1,2\n2,3,4\n3,5,6\n4,7,8\n100,9,9\n");

    assertThat(folder.train(image, parameters(NUMBERS, "n_blocks", "2")))
        .contains("answers each row with the mean of the labels");
    assertThat(folder.ask(image, "text/csv", "", "9,9\n")).isEqualTo("{\"prediction\": [2.5]}");
    assertThatThrownBy(() -> folder.ask(image, "text/csv", "", "9\n"))
        .isInstanceOfSatisfying(
            ClientErrorException.class, e -> assertThat(e.status()).isEqualTo(400))
        .hasMessageContaining("has 1 features");
  }

  @Test
  void refusesWhatTheScriptRefuses() throws Exception {
    assertRefused("Neither 'train' and 'training' channel", CLASSES, "n_blocks", "2");
    lines("training", "training/data.csv", "0,1,2\n2,3,4\n");
    assertRefused("The training data has 2 rows, too few", CLASSES, "n_blocks", "2");
    lines("validation", "data.csv", "0,1,2\n");
    assertRefused("'n_blocks' is '17'", CLASSES, "n_blocks", "17");
    assertRefused(
        "The labels of 2 classes must be the whole numbers from 0 to 1", CLASSES, "n_blocks", "2");
    assertRefused("runs no script", "s3://mine/x.tar.gz", "n_blocks", "2");
    lines("training", "training/data.csv", "yes,1,2\n");
    assertRefused("A label in the training data is no number", NUMBERS, "n_blocks", "2");
  }

  private void assertRefused(String text, String archive, String name, String value) {
    assertThatThrownBy(() -> folder.train(image, parameters(archive, name, value)))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining(text);
  }
}
