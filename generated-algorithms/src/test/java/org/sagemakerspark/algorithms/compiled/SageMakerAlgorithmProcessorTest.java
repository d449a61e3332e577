package org.sagemakerspark.algorithms.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sagemakerspark.processor.Specs.EVERYTHING;
import static org.sagemakerspark.processor.Specs.KMEANS;
import static org.sagemakerspark.processor.Specs.MINIMAL;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagemakerspark.processor.Specs;
import org.sagemakerspark.processor.apt.BrokenCompilations;
import org.sagemakerspark.processor.apt.Compilation;
import org.sagemakerspark.processor.apt.Compilation.Result;
import org.sagemakerspark.processor.apt.SageMakerAlgorithmProcessor;

class SageMakerAlgorithmProcessorTest {
  private static final String PACKAGE = "org.example";
  private static final String ESTIMATORS = "META-INF/services/org.apache.spark.ml.Estimator";
  private static final String TRANSFORMERS = "META-INF/services/org.apache.spark.ml.Transformer";

  @TempDir private Path classes;

  private static String asking(String spec) {
    return String.format(BrokenCompilations.ANNOTATION, spec.replace("\\", "\\\\"));
  }

  @ParameterizedTest
  @ValueSource(strings = {KMEANS, EVERYTHING, MINIMAL})
  void generatesClassesThatCompileWithoutAnyWarning(String spec) {
    Result result =
        Compilation.into(classes).annotated(PACKAGE, asking(spec)).option("-Werror").run();

    assertThat(result.diagnostics()).isEmpty();
    assertThat(result.isGood()).isTrue();
  }

  @Test
  void generatesDocumentationThatJavadocAccepts() {
    Result result =
        Compilation.into(classes)
            .annotated(PACKAGE, asking(EVERYTHING))
            .option("-Werror")
            .option("-Xdoclint:all,-missing")
            .run();

    assertThat(result.diagnostics()).isEmpty();
  }

  @Test
  void registersAllStagesOfACompilationInOrder() {
    Result result =
        Compilation.into(classes)
            .annotated("org.other", asking(MINIMAL))
            .annotated(PACKAGE, asking(EVERYTHING))
            .run();

    assertThat(result.errors()).isEmpty();
    assertThat(result.text(ESTIMATORS))
        .isEqualTo("org.example.EveryThingEstimator\norg.other.TinyEstimator\n");
    assertThat(result.text(TRANSFORMERS))
        .isEqualTo("org.example.EveryThingModel\norg.other.TinyModel\n");
  }

  @Test
  void keepsRegistrationsWhoseClassExistsAndDropsOthers() {
    Result result =
        Compilation.into(classes)
            .annotated(PACKAGE, asking(MINIMAL))
            .resource(TRANSFORMERS, "# by hand\norg.example.Mine # good\norg.example.Gone\n")
            .source("org/example/Mine.java", "package org.example; public class Mine {}")
            .run();

    assertThat(result.errors()).isEmpty();
    assertThat(result.text(TRANSFORMERS)).isEqualTo("org.example.Mine\norg.example.TinyModel\n");
  }

  @Test
  void takesAnnotationsOnTypesAndSeveralOfThem() {
    Result result =
        Compilation.into(classes)
            .source(
                "org/example/Stages.java",
                "package org.example;\n"
                    + asking(MINIMAL)
                    + asking(EVERYTHING)
                    + "interface Stages {}")
            .run();

    assertThat(result.errors()).isEmpty();
    assertThat(classes.resolve("org/example/TinyEstimator.class")).exists();
    assertThat(classes.resolve("org/example/EveryThingEstimator.class")).exists();
  }

  @Test
  void takesAClassOfTheSameCompilationAsSerializerAndOneThatItDoesNotSee() {
    for (String name : List.of("org.example.Own", "org.example.Elsewhere")) {
      Result result =
          Compilation.into(classes)
              .annotated(PACKAGE, asking("own/codec.json"))
              .resource("own/codec.json", BrokenCompilations.withSerializer(name))
              .source("org/example/Own.java", "package org.example; " + BrokenCompilations.OWN)
              .run();

      assertThat(result.errors()).isEmpty();
      assertThat(classes.resolve("org/example/TinyModel.class")).exists();
    }
  }

  @Test
  void findsASpecAmongTheResourcesOfTheProjectItself() {
    Result result =
        Compilation.into(classes)
            .annotated(PACKAGE, asking("own/mine.json"))
            .resource("own/mine.json", Specs.text(MINIMAL))
            .run();

    assertThat(result.errors()).isEmpty();
    assertThat(classes.resolve("org/example/TinyModel.class")).exists();
  }

  @Test
  void findsASpecInTheFolderOfTheOptionBeforeAnOldCopyOfIt(@TempDir Path folder)
      throws IOException {
    Files.createDirectories(folder.resolve("own"));
    Files.writeString(folder.resolve("own/mine.json"), Specs.text(MINIMAL));

    Result result =
        Compilation.into(classes)
            .annotated(PACKAGE, asking("own/mine.json"))
            .resource("own/mine.json", "an old copy")
            .option("-Asagemakerspark.specs=" + folder)
            .run();

    assertThat(result.errors()).isEmpty();
    assertThat(classes.resolve("org/example/TinyModel.class")).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"kmeans", "xgboost", "linear-learner-regressor", "knn-classifier"})
  void refusesTheNameOfAnAlgorithmOfTheLibrary(String name) {
    Result result =
        Compilation.into(classes)
            .annotated(PACKAGE, asking("own/mine.json"))
            .resource("own/mine.json", Specs.text(MINIMAL).replace("\"tiny\",", '"' + name + "\","))
            .run();

    assertThat(result.errors())
        .singleElement()
        .asString()
        .contains("The library has an algorithm \"" + name + "\" itself.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"linear-learner", "kmeans-2", "registries", "spec"})
  void takesNamesThatTheLibraryHasNoModuleOf(String name) {
    Result result =
        Compilation.into(classes)
            .annotated(PACKAGE, asking("own/mine.json"))
            .resource("own/mine.json", Specs.text(MINIMAL).replace("\"tiny\",", '"' + name + "\","))
            .run();

    assertThat(result.errors()).isEmpty();
  }

  @Test
  void pointsAtTheAnnotationAndIntoTheSpec() {
    Result result =
        Compilation.into(classes)
            .annotated(PACKAGE, asking("own/mine.json"))
            .resource("own/mine.json", Specs.text(MINIMAL).replace("\"int\"", "\"itn\""))
            .run();

    assertThat(result.errors())
        .containsExactly(
            "mine.json:24:31 /hyperparameters/0/type: \"itn\" is not known here. Allowed: int,"
                + " long, double, boolean, string, enum, list, map. Did you mean \"int\"? Use one"
                + " of these. [unknown-word]");
    Diagnostic<?> error = result.diagnostics().get(0);
    assertThat(error.getLineNumber()).isEqualTo(1);
    assertThat(error.getColumnNumber()).isEqualTo(asking("").indexOf('"') + 1);
  }

  @Test
  void pointsAtTheRightOneOfSeveralAnnotations() {
    Result result =
        Compilation.into(classes)
            .annotated(PACKAGE, asking(MINIMAL), asking("none.json"), asking(EVERYTHING))
            .run();

    assertThat(result.errors()).singleElement().asString().contains("none.json");
    Diagnostic<?> error = result.diagnostics().get(0);
    assertThat(error.getLineNumber()).isEqualTo(2);
    assertThat(error.getColumnNumber()).isEqualTo(asking("").indexOf('"') + 1);
  }

  @Test
  void tellsAllProblemsOfASpecAtOnce() {
    String broken =
        Specs.text(MINIMAL).replace("\"int\"", "\"itn\"").replace("\"none\"", "\"nune\"");

    Result result =
        Compilation.into(classes)
            .annotated(PACKAGE, asking("own/mine.json"))
            .resource("own/mine.json", broken)
            .run();

    assertThat(result.errors())
        .hasSize(2)
        .anySatisfy(error -> assertThat(error).contains("itn"))
        .anySatisfy(error -> assertThat(error).contains("nune"));
  }

  @Test
  void generatesTheOtherSpecsWhenOneIsBroken() {
    Result result =
        Compilation.into(classes)
            .option("-proc:only")
            .annotated(PACKAGE, asking("own/mine.json"))
            .annotated("org.other", asking(MINIMAL))
            .resource("own/mine.json", "{ \"specVersion\": 1, }")
            .run();

    assertThat(result.errors()).singleElement().asString().startsWith("mine.json:1:21: ");
    assertThat(classes.resolve("org/other/TinyEstimator.java")).exists();
  }

  static List<BrokenCompilations.Case> brokenCompilations() {
    return BrokenCompilations.all();
  }

  @ParameterizedTest
  @MethodSource("brokenCompilations")
  void tellsWhatIsWrongAroundASpec(BrokenCompilations.Case broken) {
    Result result =
        broken
            .around()
            .apply(Compilation.into(classes))
            .annotated(PACKAGE, asking(broken.path()))
            .run();

    Diagnostic<?> first =
        result.diagnostics().stream()
            .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
            .findFirst()
            .orElseThrow();
    assertThat(first.getMessage(null))
        .contains(broken.says())
        .endsWith(". [" + broken.message().id() + "]");
    assertThat(first.getColumnNumber()).isEqualTo(asking("").indexOf('"') + 1);
    assertThat(result.errors())
        .as("problems of the processor")
        .filteredOn(error -> error.endsWith("]"))
        .hasSize(1);
  }

  @Test
  void refusesToMakeAPageTwice() {
    Result result =
        Compilation.into(classes)
            .annotated(PACKAGE, asking("own/mine.json"))
            .annotated("org.other", asking(MINIMAL))
            .resource("own/mine.json", Specs.text(MINIMAL))
            .run();

    assertThat(result.errors())
        .hasSize(2)
        .allSatisfy(
            error -> assertThat(error).contains("tiny").contains("it is made from own/mine.json"));
  }

  @Test
  void writesThePlanWhenAskedTo() {
    Result result =
        Compilation.into(classes)
            .annotated(PACKAGE, asking(MINIMAL))
            .option("-Asagemakerspark.plan=true")
            .run();

    assertThat(result.errors()).isEmpty();
    assertThat(result.text("META-INF/sagemaker-spark/plan/tiny.json"))
        .contains("\"estimatorClass\": \"TinyEstimator\"");
  }

  @Test
  void writesTheSameBytesEveryTime(@TempDir Path again) throws IOException {
    String[] annotations = {asking(EVERYTHING), asking(MINIMAL)};
    Compilation.into(classes).annotated(PACKAGE, annotations).run();
    Compilation.into(again).annotated(PACKAGE, annotations).run();

    try (Stream<Path> files = Files.walk(classes)) {
      List<Path> written = files.filter(Files::isRegularFile).toList();
      assertThat(written).hasSizeGreaterThan(10);
      for (Path file : written) {
        assertThat(again.resolve(classes.relativize(file))).hasSameBinaryContentAs(file);
      }
    }
  }

  @Test
  void isFoundByCompilers() {
    assertThat(ServiceLoader.load(Processor.class))
        .hasAtLeastOneElementOfType(SageMakerAlgorithmProcessor.class);
  }
}
