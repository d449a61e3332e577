package org.sagemakerspark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The list of defects in docs/decisions.md names tests that there are. */
class DefectsTest {

  private static final Path PROJECT =
      Path.of(System.getProperty("project.data")).getParent().getParent();
  private static final Pattern ROW = Pattern.compile("^\\| (.+?) \\| (`.+`) \\|$");
  private static final Pattern TEST = Pattern.compile("`(\\w+)#(\\w+)`");

  @Test
  void namesAtLeastOneTestForEachDefectAndAllOfThemExist() throws IOException {
    String page = read(PROJECT.resolve("docs/decisions.md"));
    List<String> rows =
        page.substring(page.indexOf("## Defects"))
            .lines()
            .filter(line -> line.startsWith("| ") && !line.startsWith("| defect"))
            .toList();

    assertThat(rows).hasSizeGreaterThan(40).allMatch(row -> ROW.matcher(row).matches());
    for (String row : rows) {
      List<MatchResult> tests = TEST.matcher(row).results().toList();
      assertThat(tests).as(row).isNotEmpty();
      for (MatchResult test : tests) {
        assertThat(source(test.group(1)))
            .as(row)
            .containsPattern("\\bvoid " + test.group(2) + "\\(");
      }
    }
  }

  private static String source(String test) throws IOException {
    for (String module : List.of("runtime", "generated-algorithms", "processor")) {
      try (Stream<Path> files = Files.walk(PROJECT.resolve(module).resolve("src/test/java"))) {
        List<Path> found = files.filter(file -> file.endsWith(test + ".java")).toList();
        if (!found.isEmpty()) {
          return read(found.get(0));
        }
      }
    }
    throw new AssertionError("There is no test class " + test);
  }

  private static String read(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
