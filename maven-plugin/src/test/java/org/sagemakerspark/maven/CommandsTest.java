package org.sagemakerspark.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagemakerspark.processor.cli.Main;
import org.sagemakerspark.processor.spec.parse.Delivered;
import org.sagemakerspark.processor.spec.parse.Registries;

/** What commands know with the class path that the script {@code sagemaker-spark} gives them. */
class CommandsTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private int run(String... arguments) {
    PrintStream said = new PrintStream(out, true, StandardCharsets.UTF_8);
    return Main.run(InputStream.nullInputStream(), said, said, List.of(arguments));
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void knowsWhatStagesInherit(@TempDir Path folder) throws IOException {
    Path spec = folder.resolve("bad.json");
    assertThat(run("spec", "new", "--out", spec.toString())).isZero();
    Files.writeString(spec, Files.readString(spec).replace("\"epochs\"", "\"role_arn\""));

    assertThat(run("spec", "check", spec.toString())).isEqualTo(1);
    assertThat(out()).contains("[inherited-name]");
  }

  @Test
  void listsAllAlgorithmsWithWhatTrainsHere() throws IOException {
    assertThat(run("spec", "list")).isZero();

    List<String> lines = out().lines().toList();
    List<String> rows = lines.subList(1, lines.size() - 2);
    SortedSet<String> algorithms = Delivered.algorithms();
    assertThat(algorithms).contains("kmeans", "xgboost").doesNotContain("registries");
    assertThat(rows.stream().map(row -> row.substring(0, row.indexOf(' '))).distinct())
        .containsExactlyElementsOf(algorithms);
    assertThat(rows)
        .anySatisfy(
            row ->
                assertThat(List.of(row.split(" {2,}", -1)))
                    .containsExactly(
                        "kmeans",
                        "KMeansSageMakerEstimator",
                        "KMeansSageMakerModel",
                        "application/x-recordio-protobuf",
                        "recordio-protobuf",
                        "recordio-protobuf",
                        Integer.toString(
                            Registries.shipped().regions("first-party-algorithms").size()),
                        "trains"));
    long trained =
        algorithms.stream()
            .filter(
                name ->
                    rows.stream()
                        .anyMatch(row -> row.startsWith(name + " ") && row.endsWith(" trains")))
            .count();
    assertThat(lines.get(lines.size() - 1))
        .isEqualTo(
            "{\"algorithms\":"
                + algorithms.size()
                + ",\"stages\":"
                + 2 * rows.size()
                + ",\"hyperparameters\":"
                + hyperParameters(algorithms)
                + ",\"images_that_train\":"
                + trained
                + "}");
  }

  /** Counts the names below {@code hyperparameters} of each spec, each once. */
  private static int hyperParameters(SortedSet<String> algorithms) throws IOException {
    int count = 0;
    for (String algorithm : algorithms) {
      try (InputStream json =
          CommandsTest.class.getResourceAsStream(
              "/org/sagemakerspark/specs/" + algorithm + ".json")) {
        Set<String> names = new HashSet<>();
        new ObjectMapper()
            .readTree(json)
            .get("hyperparameters")
            .forEach(each -> names.add(each.get("name").asText()));
        count += names.size();
      }
    }
    return count;
  }
}
