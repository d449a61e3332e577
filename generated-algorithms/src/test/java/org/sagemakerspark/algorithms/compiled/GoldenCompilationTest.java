package org.sagemakerspark.algorithms.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.ml.param.Params;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagemakerspark.estimator.AlgorithmEstimator;
import org.sagemakerspark.processor.Specs;
import org.sagemakerspark.processor.apt.BrokenCompilations;
import org.sagemakerspark.processor.apt.Compilation;
import org.sagemakerspark.processor.apt.Compilation.Result;

/** Compiles the checked-in classes, compares them with what a compilation makes, and uses them. */
class GoldenCompilationTest {
  private static final Path GOLDENS = Path.of("../processor/src/test/resources/goldens");
  private static final String ENDING = ".java.txt";

  @TempDir private Path classes;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kmeans",
        "linear-learner-binary-classifier",
        "linear-learner-multiclass-classifier",
        "linear-learner-regressor",
        "xgboost",
        "every-thing",
        "bare-one"
      })
  void compilesWithoutAnyWarning(String page) throws IOException {
    assertThat(compiled(page).diagnostics()).isEmpty();
  }

  @Test
  void aCompilationMakesThem() throws IOException {
    String[] annotations =
        Stream.of(Specs.KMEANS, Specs.LINEAR_LEARNER, Specs.XGBOOST)
            .map(spec -> String.format(Locale.ROOT, BrokenCompilations.ANNOTATION, spec))
            .toArray(String[]::new);

    Result result =
        Compilation.into(classes).annotated("org.example", annotations).option("-Werror").run();

    assertThat(result.diagnostics()).isEmpty();
    for (String page : List.of("kmeans", "linear-learner-regressor", "xgboost")) {
      for (Path golden : goldens(page)) {
        assertThat(result.text(source(golden))).isEqualTo(Files.readString(golden));
      }
    }
  }

  @Test
  void canBeUsed() throws Exception {
    Object estimator =
        compiled("xgboost")
            .loader()
            .loadClass("org.example.XGBoostSageMakerEstimator")
            .getConstructor()
            .newInstance();
    call(estimator, "setNumRound", int.class, 10);
    call(estimator, "setEvalMetric", String[].class, new String[] {"error@0.7", "ndcg@5-"});
    call(estimator, "setOneDrop", boolean.class, true);
    call(estimator, "setMonotoneConstraints", int[].class, new int[] {1, 0, -1});
    call(estimator, "setInteractionConstraints", int[][].class, new int[][] {{1, 2}, {3}});

    assertThat(((AlgorithmEstimator<?, ?>) estimator).trainingHyperParameters())
        .isEqualTo(
            Map.of(
                "num_round", "10",
                "eval_metric", "error@0.7,ndcg@5-",
                "one_drop", "1",
                "monotone_constraints", "(1,0,-1)",
                "interaction_constraints", "[[1,2],[3]]"));
    assertThat(((Params) estimator).explainParams())
        .contains("numClass: Number of classes.")
        .contains("Required when objective is multi:softmax or multi:softprob.");
  }

  private static void call(Object object, String method, Class<?> type, Object value)
      throws ReflectiveOperationException {
    object.getClass().getMethod(method, type).invoke(object, value);
  }

  private Result compiled(String page) throws IOException {
    Compilation compilation = Compilation.into(classes).withoutProcessor().option("-Werror");
    for (Path golden : goldens(page)) {
      compilation.source(source(golden), Files.readString(golden));
    }
    return compilation.run();
  }

  /** Returns the path of a source among sources. */
  private static String source(Path golden) {
    return "org/example/" + golden.getFileName().toString().replace(ENDING, ".java");
  }

  private static List<Path> goldens(String page) throws IOException {
    try (Stream<Path> files = Files.list(GOLDENS.resolve(page))) {
      return files.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
    }
  }
}
