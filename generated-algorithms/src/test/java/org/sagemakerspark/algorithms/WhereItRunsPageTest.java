package org.sagemakerspark.algorithms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds docs/where-it-runs.md against the projects that are built as it says. */
class WhereItRunsPageTest {
  private static final Path PAGE = Path.of("../docs/where-it-runs.md");
  private static final Pattern XML = Pattern.compile("```xml\n(.*?)```", Pattern.DOTALL);

  private static String withoutSpaces(String text) {
    return text.replaceAll("\\s+", "");
  }

  @Test
  void showsWhatAProjectWithTheOlderSparkNeeds() throws IOException {
    List<String> blocks =
        XML.matcher(Files.readString(PAGE)).results().map(block -> block.group(1)).toList();

    assertThat(blocks).hasSize(1);
    for (String example : List.of("junit-extension", "migration")) {
      String pom = Files.readString(Path.of("../examples", example, "pom.xml"));
      assertThat(withoutSpaces(pom)).contains(withoutSpaces(blocks.get(0)));
    }
  }
}
