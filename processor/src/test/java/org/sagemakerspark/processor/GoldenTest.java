package org.sagemakerspark.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagemakerspark.processor.emit.GeneratedFile;
import org.sagemakerspark.processor.plan.AlgorithmPlan;
import org.sagemakerspark.processor.plan.PlanJson;

/** Compares what is generated with what was checked in; -Dgoldens.refresh=true rewrites that. */
class GoldenTest {
  private static final Path GOLDENS = Path.of("src/test/resources/goldens");

  @ParameterizedTest
  @ValueSource(
      strings = {
        Specs.KMEANS,
        Specs.LINEAR_LEARNER,
        Specs.XGBOOST,
        Specs.BLAZINGTEXT,
        Specs.SEMANTIC_SEGMENTATION,
        Specs.EVERYTHING,
        Specs.BARE,
        Specs.COLUMNS,
        Specs.REPORT
      })
  void generatesWhatWasCheckedIn(String spec) throws IOException {
    for (AlgorithmPlan plan : Specs.plans(spec)) {
      check(plan);
    }
  }

  private static void check(AlgorithmPlan plan) throws IOException {
    List<GeneratedFile> files = new ArrayList<>(SpecCompiler.emit(plan));
    files.add(new GeneratedFile.Resource("plan.json", PlanJson.write(plan)));

    for (GeneratedFile file : files) {
      Path golden = GOLDENS.resolve(plan.page()).resolve(fileName(file));
      if (Boolean.getBoolean("goldens.refresh")) {
        Files.createDirectories(golden.getParent());
        Files.writeString(golden, file.content());
      }
      assertThat(file.content())
          .as("%s; refresh it with -Dgoldens.refresh=true", golden)
          .isEqualTo(Files.readString(golden));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        Specs.KMEANS,
        Specs.LINEAR_LEARNER,
        Specs.XGBOOST,
        Specs.EVERYTHING,
        Specs.BARE,
        Specs.COLUMNS,
        Specs.REPORT
      })
  void generatesTheSameTwice(String spec) {
    assertThat(files(spec)).isEqualTo(files(spec));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        Specs.KMEANS,
        Specs.LINEAR_LEARNER,
        Specs.XGBOOST,
        Specs.EVERYTHING,
        Specs.BARE,
        Specs.COLUMNS,
        Specs.REPORT
      })
  void endsEveryFileWithALineBreakAndHasNoTrailingSpaces(String spec) {
    for (GeneratedFile file : files(spec)) {
      assertThat(file.content()).endsWith("\n").doesNotContain("\r").doesNotContain(" \n");
    }
  }

  private static List<GeneratedFile> files(String spec) {
    return Specs.plans(spec).stream().flatMap(plan -> SpecCompiler.emit(plan).stream()).toList();
  }

  /** Java files get an ending of their own, so that no tool takes them for sources. */
  private static String fileName(GeneratedFile file) {
    String name = file.name();
    return file instanceof GeneratedFile.JavaSource
        ? name.substring(name.lastIndexOf('.') + 1) + ".java.txt"
        : name.substring(name.lastIndexOf('/') + 1);
  }
}
