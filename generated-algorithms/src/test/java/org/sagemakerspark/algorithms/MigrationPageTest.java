package org.sagemakerspark.algorithms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.ml.PipelineStage;
import org.junit.jupiter.api.Test;
import org.sagemakerspark.aws.SessionKeys;

/** Holds docs/migration.md against the names of the former Spark SDK, and against those here. */
class MigrationPageTest {
  private static final Path PAGE = Path.of("../docs/migration.md");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern WORD = Pattern.compile("\\w[\\w.-]*");

  /** A public name of the former SDK, as facts/sagemaker-spark-1.4.5.tsv has it. */
  private record Name(String kind, String owner, String name, String source) {}

  /** A row of a table of the page: the last cell says what is now. */
  private record Line(Set<String> before, String now) {

    static Line of(String row) {
      String[] cells = row.substring(1, row.length() - 1).split("\\|");
      String before = String.join("|", Arrays.copyOf(cells, cells.length - 1));
      return new Line(words(before), cells[cells.length - 1].strip());
    }

    Set<String> namesNow() {
      return words(now);
    }
  }

  private static Set<String> words(String text) {
    return CODE.matcher(text)
        .results()
        .flatMap(code -> WORD.matcher(code.group(1)).results())
        .map(word -> word.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Name> names() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/facts/sagemaker-spark-1.4.5.tsv"))
        .stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\t", -1))
        .map(cells -> new Name(cells[0], cells[1], cells[2], cells[3]))
        .toList();
  }

  private static List<Line> lines() throws IOException {
    return Files.readAllLines(PAGE).stream()
        .filter(line -> line.startsWith("|") && !line.startsWith("|---"))
        .map(Line::of)
        .toList();
  }

  private static Set<String> methods(Class<?> type) {
    return Arrays.stream(type.getMethods()).map(Method::getName).collect(Collectors.toSet());
  }

  @Test
  void hasEveryClassArgumentOptionAndKeyOfTheFormerSdk() throws IOException {
    Set<String> named = new TreeSet<>();
    lines().forEach(line -> named.addAll(line.before()));

    assertThat(names())
        .hasSizeGreaterThan(700)
        .filteredOn(name -> !name.kind().equals("setter"))
        .filteredOn(name -> !named.contains(name.name()))
        .isEmpty();
  }

  @Test
  void saysWhatBecameOfEverySetterThatIsNotThereAnyMore() throws Exception {
    List<Line> lines = lines();
    for (Name setter : names()) {
      if (setter.kind().equals("setter")) {
        Class<?> owner = Class.forName("org.sagemakerspark.algorithms." + setter.owner());
        List<Line> said =
            lines.stream()
                .filter(line -> line.before().containsAll(Set.of(setter.owner(), setter.name())))
                .toList();
        if (methods(owner).contains(setter.name())) {
          assertThat(said).as("%s is there", setter).isEmpty();
        } else {
          assertThat(said).as("%s", setter).hasSize(1);
          if (!said.get(0).now().startsWith("none")) {
            assertThat(methods(owner)).containsAll(said.get(0).namesNow());
          }
        }
      }
    }
  }

  @Test
  void namesMethodsAndKeysThatThereAre() throws Exception {
    Set<String> known = new TreeSet<>();
    for (Class<? extends PipelineStage> stage : StageClasses.registered()) {
      known.addAll(methods(stage));
    }
    for (Field key : SessionKeys.class.getFields()) {
      known.add((String) key.get(null));
    }

    Set<String> said = new TreeSet<>();
    lines().forEach(line -> said.addAll(line.namesNow()));
    said.removeIf(name -> !name.matches("(set|get)[A-Z]\\w+|spark\\.sagemaker\\..+"));
    assertThat(said).hasSizeGreaterThan(50);
    assertThat(known).containsAll(said);
  }

  @Test
  void saysWhichModuleOfPythonEachEstimatorIsIn() throws Exception {
    Set<String> estimators = new TreeSet<>();
    for (Name setter : names()) {
      if (setter.kind().equals("setter")) {
        estimators.add(setter.owner());
      }
    }
    assertThat(estimators).hasSize(9);
    Set<String> found = new TreeSet<>();
    for (Line line : lines()) {
      for (String name : line.namesNow()) {
        if (name.startsWith("sagemakerspark.algorithms.")) {
          String module = wrapper(name);
          line.before().stream()
              .filter(before -> module.contains("class " + before + "("))
              .forEach(found::add);
        }
      }
    }
    assertThat(found).isEqualTo(estimators);
  }

  private static String wrapper(String module) throws IOException {
    String path = "/" + module.replace('.', '/') + ".py";
    try (InputStream wrapper = MigrationPageTest.class.getResourceAsStream(path)) {
      assertThat(wrapper).as(module).isNotNull();
      return new String(wrapper.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void namesClassesThatThereAre() throws Exception {
    Set<String> said = new TreeSet<>();
    lines().forEach(line -> said.addAll(line.namesNow()));
    said.removeIf(name -> !name.matches("org\\.sagemakerspark\\.[a-z]+\\.[A-Z]\\w+"));
    assertThat(said).hasSizeGreaterThan(3);
    for (String name : said) {
      assertThat(Class.forName(name)).isPublic();
    }
  }
}
