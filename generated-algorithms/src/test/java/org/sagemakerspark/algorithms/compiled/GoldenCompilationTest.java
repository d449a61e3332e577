package org.sagemakerspark.algorithms.compiled;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.apache.spark.ml.param.Params;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagemakerspark.estimator.AlgorithmEstimator;
import org.sagemakerspark.processor.Specs;
import org.sagemakerspark.processor.apt.BrokenCompilations;
import org.sagemakerspark.processor.apt.SageMakerAlgorithmProcessor;

/** Compiles the checked-in classes, compares them with what a compilation makes, and uses them. */
class GoldenCompilationTest {
  private static final Path GOLDENS = Path.of("../processor/src/test/resources/goldens");
  private static final Compiler STRICT =
      Compiler.javac()
          .withOptions("--release", "17", "-Xlint:all,-processing,-classfile", "-Werror");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kmeans",
        "linear-learner-binary-classifier",
        "linear-learner-multiclass-classifier",
        "linear-learner-regressor",
        "xgboost",
        "every-thing",
        "bare-one",
        "profile-report"
      })
  void compilesWithoutAnyWarning(String page) throws IOException {
    assertThat(STRICT.compile(sources(page))).succeededWithoutWarnings();
  }

  @Test
  void aCompilationMakesThem() throws IOException {
    Compilation compilation =
        STRICT
            .withProcessors(new SageMakerAlgorithmProcessor())
            .compile(
                JavaFileObjects.forSourceString(
                    "org.example.package-info",
                    Stream.of(Specs.KMEANS, Specs.LINEAR_LEARNER, Specs.XGBOOST)
                            .map(spec -> String.format(BrokenCompilations.ANNOTATION, spec))
                            .reduce("", (left, right) -> left + right + "\n")
                        + "package org.example;"));

    assertThat(compilation).succeeded();
    for (String page : List.of("kmeans", "linear-learner-regressor", "xgboost")) {
      for (Path golden : goldens(page)) {
        String name = golden.getFileName().toString().replace(".java.txt", "");
        assertThat(compilation)
            .generatedSourceFile("org.example." + name)
            .contentsAsUtf8String()
            .isEqualTo(Files.readString(golden));
      }
    }
  }

  @Test
  void canBeUsed() throws Exception {
    Object estimator = create(STRICT.compile(sources("xgboost")), "XGBoostSageMakerEstimator");
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

  private static Object create(Compilation compilation, String name)
      throws ReflectiveOperationException {
    ClassLoader loader =
        new ClassLoader(GoldenCompilationTest.class.getClassLoader()) {
          @Override
          protected Class<?> findClass(String wanted) throws ClassNotFoundException {
            String path = "/CLASS_OUTPUT/" + wanted.replace('.', '/') + ".class";
            for (JavaFileObject file : compilation.generatedFiles()) {
              if (file.toUri().getPath().equals(path)) {
                try (InputStream stream = file.openInputStream()) {
                  byte[] bytes = stream.readAllBytes();
                  return defineClass(wanted, bytes, 0, bytes.length);
                } catch (IOException e) {
                  throw new ClassNotFoundException(wanted, e);
                }
              }
            }
            throw new ClassNotFoundException(wanted);
          }
        };
    return loader.loadClass("org.example." + name).getConstructor().newInstance();
  }

  private static List<JavaFileObject> sources(String page) throws IOException {
    List<JavaFileObject> sources = new ArrayList<>();
    for (Path golden : goldens(page)) {
      String name = golden.getFileName().toString().replace(".java.txt", "");
      sources.add(
          JavaFileObjects.forSourceString(
              "org.example." + name, Files.readString(golden, StandardCharsets.UTF_8)));
    }
    return sources;
  }

  private static List<Path> goldens(String page) throws IOException {
    try (Stream<Path> files = Files.list(GOLDENS.resolve(page))) {
      return files.filter(file -> file.toString().endsWith(".java.txt")).sorted().toList();
    }
  }
}
