package org.sagemakerspark.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sagemakerspark.processor.emit.GeneratedFile;
import org.sagemakerspark.processor.spec.parse.ParamTableReader;
import org.sagemakerspark.processor.spec.report.Problems;

/**
 * Compares what the table of the Params of stages gives with what was checked in;
 * -Dgoldens.refresh=true rewrites that.
 */
class StageParamsTest {
  private static final Path ROOT = Path.of("..");
  private static final Path INTERFACES =
      ROOT.resolve("runtime/src/main/java/org/sagemakerspark/param");

  @Test
  void areGeneratedAsTheyWereCheckedIn() throws IOException {
    for (Map.Entry<Path, String> file : files(table()).entrySet()) {
      if (Boolean.getBoolean("goldens.refresh")) {
        Files.createDirectories(file.getKey().getParent());
        Files.writeString(file.getKey(), file.getValue());
      }
      assertThat(file.getValue())
          .as("%s; refresh it with -Dgoldens.refresh=true", file.getKey())
          .isEqualTo(Files.readString(file.getKey()));
    }
  }

  @Test
  void leavesNoInterfaceOfAGroupThatIsGone() throws IOException {
    Set<Path> generated = files(table()).keySet();
    try (Stream<Path> files = Files.list(INTERFACES)) {
      List<Path> left =
          files
              .filter(StageParamsTest::saysThatItIsGenerated)
              .filter(file -> !generated.contains(file))
              .toList();

      assertThat(left).isEmpty();
    }
  }

  private static boolean saysThatItIsGenerated(Path file) {
    try {
      return Files.readString(file).contains("@Generated(");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void giveJavaPythonAndThePageWhatOneMoreRowSays() throws IOException {
    String row =
        """
        {
          "name": "poolWarmth", "type": "int", "doc": "How warm the pool is",
          "member": "Pool.Warmth", "min": 1, "max": 7, "default": 3, "since": "0.2.0"
        },
        {
          "name": "poolKey", "type": "kms-key", "doc": "What locks the pool", "unset": "nothing",
          "conf": "spark.sagemaker.pool.key", "since": "0.2.0"
        },
        """;
    String firstRow = "{\n          \"name\": \"trainingImage\"";
    assertThat(table()).contains(firstRow);

    Map<Path, String> before = files(table());
    Map<Path, String> after = files(table().replace(firstRow, row + firstRow));
    after.entrySet().removeAll(before.entrySet());
    Map<String, String> changed =
        after.entrySet().stream()
            .collect(
                Collectors.toMap(
                    file -> file.getKey().getFileName().toString(), Map.Entry::getValue));

    assertThat(changed).containsOnlyKeys("HasTraining.java", "_params.py", "params.md");
    assertThat(changed.get("HasTraining.java"))
        .contains("How warm the pool is (Pool.Warmth). Range: from 1 to 7. Default: 3.")
        .contains("Bounds.between(1L, 7L)")
        .contains("set.defaultOf(\"poolWarmth\", 3)")
        .contains("default IntParam poolWarmth()")
        .contains("default int getPoolWarmth()")
        .contains("default S setPoolWarmth(int value)")
        .contains("ServiceRules.KMS_KEY")
        .contains("set.replaces(\"poolKey\", \"spark.sagemaker.pool.key\")")
        .contains("default Param<String> poolKey()")
        .contains("default Optional<String> getPoolKey()")
        .contains("default S setPoolKey(String value)");
    assertThat(changed.get("_params.py"))
        .contains("    poolWarmth = Param(\n")
        .contains("    def getPoolWarmth(self) -> int:")
        .contains("    def setPoolWarmth(self: S, value: int) -> S:")
        .contains("    poolWarmth: int\n")
        .contains("    def setPoolKey(self: S, value: str) -> S:");
    assertThat(changed.get("params.md"))
        .contains(
            "| `poolWarmth` | int | `3` | How warm the pool is. Range: from 1 to 7. |"
                + " `Pool.Warmth` |  | 0.2.0 |",
            "| `poolKey` | kms-key |  | What locks the pool. A key id, alias or ARN, such as"
                + " alias/training. When unset: the Spark setting, then nothing. |  |"
                + " `spark.sagemaker.pool.key` | 0.2.0 |");
  }

  private static String table() throws IOException {
    return new String(ParamTableReader.shipped(), StandardCharsets.UTF_8);
  }

  private static Map<Path, String> files(String table) {
    Problems problems = new Problems();
    List<GeneratedFile> files =
        ParamTableCompiler.compile(table.getBytes(StandardCharsets.UTF_8), problems);
    assertThat(problems.sorted()).isEmpty();
    Map<Path, String> contents = new TreeMap<>();
    files.forEach(file -> contents.put(path(file), content(file)));
    return contents;
  }

  private static Path path(GeneratedFile file) {
    if (file instanceof GeneratedFile.JavaSource) {
      return INTERFACES.resolve(file.name().substring(file.name().lastIndexOf('.') + 1) + ".java");
    }
    return ROOT.resolve(file.name().endsWith(".py") ? "python/" + file.name() : file.name());
  }

  /** Java stands among what is written by hand, and is formatted alike. */
  private static String content(GeneratedFile file) {
    try {
      return file instanceof GeneratedFile.JavaSource
          ? new Formatter().formatSource(file.content())
          : file.content();
    } catch (FormatterException e) {
      throw new AssertionError(file.content(), e);
    }
  }
}
