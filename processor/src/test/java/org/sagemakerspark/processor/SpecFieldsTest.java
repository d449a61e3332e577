package org.sagemakerspark.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Holds that each field of the language is in the table of the page, beside tests of its effect.
 * Those are named in {@code spec-fields.txt}; {@code -Dgoldens.refresh=true} rewrites the table.
 */
class SpecFieldsTest {
  private static final Path ROOT = Path.of("..");
  private static final Path PAGE = ROOT.resolve("docs/spec.md");
  private static final Pattern TABLE =
      Pattern.compile("(?s)(<!-- fields: [^\n]*-->\n).*?(<!-- /fields -->)");

  /** As many words of a field as the table lists. */
  private static final int MOST_WORDS = 12;

  /**
   * A line of the file.
   *
   * @param since the version of the language that has the field first
   */
  private record Proof(String field, int since, List<String> tests) {
    static Proof of(String line) {
      String[] parts = line.split(" \\| ", -1);
      return new Proof(parts[0], Integer.parseInt(parts[1]), List.of(parts[2].split(", ", -1)));
    }
  }

  private final JsonNode schema = json("org/sagemakerspark/specs/spec.schema.json");
  private final List<Proof> proofs = Specs.text("spec-fields.txt").lines().map(Proof::of).toList();

  @Test
  void eachFieldIsProvenByATest() {
    assertThat(proofs).extracting(Proof::field).containsExactlyElementsOf(fields().keySet());
  }

  @Test
  void theTestsAreThere() throws IOException {
    Map<String, String> sources = testSources();

    assertThat(proofs.stream().flatMap(proof -> proof.tests().stream()).distinct())
        .allSatisfy(
            test -> {
              String[] names = test.split("\\.", -1);
              assertThat(sources.getOrDefault(names[0], ""))
                  .as(test)
                  .contains("void " + names[1] + "(");
            });
  }

  @Test
  void specsOfVersionOneHaveNothingOfVersionTwo() {
    Set<String> used = new HashSet<>();
    for (String spec : List.of(Specs.EVERYTHING, Specs.KMEANS, Specs.LINEAR_LEARNER)) {
      assertThat(json(spec).path("specVersion").intValue()).isEqualTo(1);
      collect(json(spec), "", used);
    }

    assertThat(proofs)
        .filteredOn(proof -> proof.since() > 1)
        .isNotEmpty()
        .extracting(Proof::field)
        .doesNotContainAnyElementsOf(used);
  }

  @Test
  void thePageListsEachField() throws IOException {
    String page = Files.readString(PAGE);
    Matcher table = TABLE.matcher(page);
    assertThat(table.find()).isTrue();
    String fresh =
        table.replaceFirst(Matcher.quoteReplacement(table.group(1) + table() + table.group(2)));
    if (Boolean.getBoolean("goldens.refresh")) {
      Files.writeString(PAGE, fresh);
    }

    assertThat(fresh)
        .as("%s; refresh it with -Dgoldens.refresh=true", PAGE)
        .isEqualTo(Files.readString(PAGE));
  }

  private String table() {
    Map<String, JsonNode> fields = fields();
    StringBuilder table =
        new StringBuilder(
            "| Field | Type | Meaning | Since | Tested by |\n|---|---|---|---|---|\n");
    for (Proof proof : proofs) {
      JsonNode field = fields.get(proof.field());
      String tests =
          proof.tests().stream().map(test -> "`" + test + "`").collect(Collectors.joining(", "));
      table
          .append("| `" + proof.field() + "` | " + type(field) + " | ")
          .append(meaning(field) + " | ")
          .append(proof.since() + " | " + tests + " |\n");
    }
    return table.toString();
  }

  private String meaning(JsonNode field) {
    JsonNode own = field.path("description");
    return (own.isTextual() ? own : resolved(field).path("description")).textValue();
  }

  private String type(JsonNode field) {
    JsonNode resolved = resolved(field);
    // Those of an object say what it must have.
    if (resolved.has("anyOf") && !resolved.has("type")) {
      List<String> kinds = new ArrayList<>();
      resolved.path("anyOf").forEach(kind -> kinds.add(type(kind)));
      return String.join(", or ", kinds);
    }
    List<String> words = new ArrayList<>();
    resolved.path("enum").forEach(word -> words.add("`" + word.asText() + "`"));
    if (resolved.has("const")) {
      return "`" + resolved.path("const").asText() + "`";
    }
    if (!words.isEmpty()) {
      return words.size() > MOST_WORDS ? "word" : String.join(", ", words);
    }
    JsonNode type = resolved.path("type");
    if (type.isArray()) {
      List<String> types = new ArrayList<>();
      type.forEach(each -> types.add(named(each.textValue())));
      return String.join(", ", types);
    }
    return type.asText().equals("array")
        ? "array of " + type(resolved.path("items"))
        : named(type.asText());
  }

  private static String named(String type) {
    return type.equals("string") ? "text" : type;
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? schema.at(node.path("$ref").textValue().substring(1)) : node;
  }

  /** Returns the schema of each field by its path; what several places share is listed once. */
  private Map<String, JsonNode> fields() {
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    collect(schema, "", new HashSet<>(), fields::put);
    return fields;
  }

  private void collect(
      JsonNode node, String path, Set<String> shared, BiConsumer<String, JsonNode> found) {
    if (node.has("$ref") && !shared.add(node.path("$ref").textValue())) {
      return;
    }
    JsonNode object = resolved(node);
    for (Map.Entry<String, JsonNode> field : object.path("properties").properties()) {
      String name = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
      found.accept(name, field.getValue());
      collect(field.getValue(), name, shared, found);
    }
    if (object.path("items").isObject()) {
      collect(object.path("items"), path + "[]", shared, found);
    }
    JsonNode entry = object.path("additionalProperties");
    if (!entry.isObject()) {
      return;
    }
    (entry.has("oneOf") ? entry.path("oneOf") : List.of(entry))
        .forEach(each -> collect(each, path + ".*", shared, found));
  }

  /** Collects the paths of what a spec has. */
  private static void collect(JsonNode spec, String path, Set<String> used) {
    if (spec.isArray()) {
      spec.forEach(element -> collect(element, path + "[]", used));
    }
    for (Map.Entry<String, JsonNode> field : spec.properties()) {
      String name = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
      used.add(name);
      collect(field.getValue(), name, used);
    }
  }

  /** Returns the source texts of all tests by the simple names of their classes. */
  private static Map<String, String> testSources() throws IOException {
    Map<String, String> sources = new HashMap<>();
    Files.walkFileTree(
        ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = folder.getFileName().toString();
            // What is built comes and goes while this runs.
            return name.equals("target") || (name.startsWith(".") && !folder.equals(ROOT))
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            String name = file.getFileName().toString();
            if (name.endsWith("Test.java")) {
              sources.merge(
                  name.substring(0, name.length() - ".java".length()),
                  Files.readString(file),
                  String::concat);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return sources;
  }

  private static JsonNode json(String resource) {
    try {
      return new ObjectMapper().readTree(Specs.text(resource));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
