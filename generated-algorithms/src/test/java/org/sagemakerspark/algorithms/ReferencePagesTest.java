package org.sagemakerspark.algorithms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares the generated reference pages with docs/algorithms, which people read. */
class ReferencePagesTest {
  private static final Path PAGES = Path.of("../docs/algorithms");

  @Test
  void areTheOnesThatWereCheckedIn() throws IOException {
    Map<String, String> generated =
        new TreeMap<>(StageClasses.files("META-INF/sagemaker-spark/docs"));
    if (Boolean.getBoolean("goldens.refresh")) {
      refresh(generated);
    }
    Map<String, String> checkedIn = new TreeMap<>();
    try (Stream<Path> pages = Files.list(PAGES)) {
      for (Path page : pages.toList()) {
        checkedIn.put(page.getFileName().toString(), Files.readString(page));
      }
    }

    assertThat(checkedIn)
        .as("docs/algorithms is stale; refresh it with -Dgoldens.refresh=true")
        .isEqualTo(generated);
  }

  private static void refresh(Map<String, String> generated) throws IOException {
    Files.createDirectories(PAGES);
    try (Stream<Path> pages = Files.list(PAGES)) {
      for (Path page : pages.toList()) {
        Files.delete(page);
      }
    }
    for (Map.Entry<String, String> page : generated.entrySet()) {
      Files.writeString(PAGES.resolve(page.getKey()), page.getValue());
    }
  }
}
