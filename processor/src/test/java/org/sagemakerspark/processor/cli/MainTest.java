package org.sagemakerspark.processor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sagemakerspark.processor.Specs;

class MainTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path folder;

  private int run(String... arguments) {
    return runWith("", arguments);
  }

  private int runWith(String input, String... arguments) {
    return new Main(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8))
        .run(List.of(arguments));
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Test
  void findsAGoodSpecGood() throws IOException {
    assertThat(run("spec", "check", file("good.json", Specs.text(Specs.MINIMAL)))).isZero();
    assertThat(out()).endsWith("good.json: good\n");
  }

  @Test
  void tellsAllProblemsOfAllSpecs() throws IOException {
    String bad = Specs.text(Specs.MINIMAL).replace("\"int\"", "\"itn\"").replace("none", "nune");

    int status =
        run("spec", "check", file("bad.json", bad), file("good.json", Specs.text(Specs.MINIMAL)));

    assertThat(status).isEqualTo(1);
    assertThat(out().lines())
        .hasSize(3)
        .anySatisfy(line -> assertThat(line).contains("bad.json:24:31 /hyperparameters/0/type: "))
        .anySatisfy(line -> assertThat(line).contains("Did you mean \"none\"?"))
        .anySatisfy(line -> assertThat(line).endsWith("good.json: good"));
  }

  @Test
  void warnsWithoutFailing() throws IOException {
    String odd = Specs.text(Specs.MINIMAL).replace("[\"fast\", \"exact\"]", "[\"fast\"]");

    assertThat(run("spec", "check", file("odd.json", odd))).isZero();
    assertThat(out()).contains("[one-value]");
  }

  @Test
  void namesAFileThatIsNotThere() {
    assertThat(run("spec", "check", folder.resolve("none.json").toString())).isEqualTo(1);
    assertThat(out()).contains("There is no file").contains("none.json");
  }

  @Test
  void showsTheHyperparametersOfEveryVariant() {
    assertThat(run("spec", "show", "linear-learner")).isZero();
    assertThat(out())
        .contains("LinearLearnerBinaryClassifier", "LinearLearnerRegressor")
        .contains("always sent: predictor_type = regressor")
        .containsPattern("numClasses +num_classes +int +required +from 3 to 1000000");
  }

  @Test
  void refusesAnAlgorithmThatThereIsNot() {
    assertThat(run("spec", "show", "../kmeans")).isEqualTo(1);
    assertThat(err()).contains("There is no algorithm '../kmeans'");
  }

  @Test
  void makesImageUris() {
    assertThat(run("image", "xgboost", "cn-north-1", "1.0-1")).isZero();
    assertThat(run("image", "xgboost", "us-east-1", "1")).isZero();
    assertThat(run("image", "kmeans", "eu-west-1")).isZero();
    assertThat(out())
        .isEqualTo(
            """
            450853457545.dkr.ecr.cn-north-1.amazonaws.com.cn/sagemaker-xgboost:1.0-1-cpu-py3
            811284229777.dkr.ecr.us-east-1.amazonaws.com/xgboost:1
            438346466558.dkr.ecr.eu-west-1.amazonaws.com/kmeans:1
            """);
  }

  @Test
  void namesTheNearestRegionsAndTheVersions() {
    assertThat(run("image", "lda", "eu-west-9")).isEqualTo(1);
    assertThat(err()).contains("eu-west-1, eu-west-2");
    assertThat(run("image", "xgboost", "us-east-1", "9")).isEqualTo(1);
    assertThat(err()).contains("There is no version '9'").contains("3.2-0");
  }

  @Test
  void startsASpecThatIsGood() {
    String file = folder.resolve("new.json").toString();

    assertThat(run("spec", "new", "--algorithm", "my-thing", "--out", file)).isZero();
    assertThat(run("spec", "check", file)).isZero();
    assertThat(run("spec", "new", "--algorithm", "my-thing", "--out", file)).isEqualTo(1);
    assertThat(err()).contains("is there already");
  }

  @Test
  void makesTheFoldersOfANewSpec() {
    String file = folder.resolve("src/main/resources/org/example/new.json").toString();

    assertThat(run("spec", "new", "--algorithm", "my-thing", "--out", file)).isZero();
    assertThat(run("spec", "check", file)).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "--algorithm, My Thing, lower-case letters",
        "--algorithm, a-name-of-more-than-thirty-letters, at most 30 characters",
        "--algorithm, kmeans, The library has an algorithm",
        "--estimator, my-estimator, upper-case letter",
        "--model, True, no reserved word of Python",
        "--image, my image, without spaces"
      })
  void refusesNamesThatNoSpecCanHave(String flag, String name, String says) {
    Path file = folder.resolve("never/new.json");

    assertThat(run("spec", "new", flag, name, "--out", file.toString())).isEqualTo(1);
    assertThat(err()).contains(says);
    assertThat(file.getParent()).doesNotExist();
  }

  @Test
  void saysThatAFolderIsOne() {
    assertThat(run("spec", "check", folder.toString())).isEqualTo(1);
    assertThat(out()).contains("is a folder; name the specs in it");
    assertThat(run("spec", "new", "--algorithm", "my-thing", "--out", folder.toString()))
        .isEqualTo(1);
    assertThat(err()).contains("is a folder; give --out the name of a file in it");
  }

  @Test
  void asksForWhatIsNotGiven() {
    assertThat(runWith("fancy-trees\nFancy \"Trees\"\n\n\n\n", "spec", "new")).isZero();

    assertThat(err()).contains("Name of the algorithm [my-algorithm]: ");
    assertThat(Specs.problems(out())).isEmpty();
    assertThat(out()).contains("\"FancyTreesEstimator\"").contains("Fancy \\\"Trees\\\"");
  }

  @Test
  void printsHowItIsUsed() {
    assertThat(run()).isEqualTo(2);
    assertThat(run("spec", "chek")).isEqualTo(2);
    assertThat(run("spec", "check")).isEqualTo(2);
    assertThat(run("spec", "new", "--colour", "red")).isEqualTo(2);
    assertThat(run("image", "kmeans")).isEqualTo(2);
    assertThat(err()).contains("there is no command 'spec chek'").contains("usage: ");
  }

  @Test
  void saysThatTheListNeedsTheEmbeddedSageMaker() {
    assertThat(run("spec", "list")).isEqualTo(1);
    assertThat(err()).contains("The embedded SageMaker is not on the class path");
  }

  @Test
  void listsNothingElse() {
    assertThat(run("spec", "list", "kmeans")).isEqualTo(2);
    assertThat(err()).contains("spec list takes no arguments");
  }
}
