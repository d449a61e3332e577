package org.sagemakerspark.algorithms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagemakerspark.processor.SpecCompiler;
import org.sagemakerspark.processor.emit.GeneratedFile;
import org.sagemakerspark.processor.plan.AlgorithmPlan;
import org.sagemakerspark.processor.spec.parse.Registries;
import org.sagemakerspark.processor.spec.parse.ShippedLimits;
import org.sagemakerspark.processor.spec.report.Problems;
import org.sagemakerspark.processor.spec.validate.CodecClasses;
import org.sagemakerspark.processor.spec.validate.Surroundings;

/**
 * Compares what was generated when this module was compiled with what the specs give now: Maven
 * does not see each change of a spec or of the processor that asks for another compilation.
 */
class GeneratedFilesTest {
  private static final Path SOURCES = Path.of("target/generated-sources/annotations");
  private static final Path RESOURCES = Path.of("target/classes");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "autogluon",
        "catboost",
        "deepar",
        "factorization-machines",
        "ipinsights",
        "kmeans",
        "knn",
        "lda",
        "lightgbm",
        "linear-learner",
        "ntm",
        "object2vec",
        "pca",
        "randomcutforest",
        "tabtransformer",
        "xgboost"
      })
  void areWhatTheSpecsGive(String algorithm) throws IOException {
    Map<String, String> given = new TreeMap<>();
    Map<String, String> found = new TreeMap<>();
    for (AlgorithmPlan plan : plans("org/sagemakerspark/specs/" + algorithm + ".json")) {
      for (GeneratedFile file : SpecCompiler.emit(plan)) {
        given.put(file.name(), file.content());
        found.put(file.name(), Files.readString(path(file)));
      }
    }

    assertThat(found).as("stale output; build this module with clean").isEqualTo(given);
  }

  private static List<AlgorithmPlan> plans(String spec) throws IOException {
    try (InputStream json = SpecCompiler.class.getClassLoader().getResourceAsStream(spec)) {
      Surroundings surroundings =
          new Surroundings(
              Registries.shipped().names(),
              Set.of(),
              ShippedLimits.read(),
              page -> false,
              CodecClasses.UNSEEN);
      return new SpecCompiler(surroundings)
          .plan(
              spec,
              json.readAllBytes(),
              KMeansSageMakerEstimator.class.getPackageName(),
              new Problems());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path path(GeneratedFile file) {
    return file instanceof GeneratedFile.JavaSource
        ? SOURCES.resolve(file.name().replace('.', '/') + ".java")
        : RESOURCES.resolve(file.name());
  }
}
