package org.sagemakerspark.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.s3.model.S3ObjectSummary;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sagemakerspark.local.LocalClients;
import org.sagemakerspark.local.LocalSageMaker;

/** Runs every example, on some of the digits where it takes digits. */
class ExamplesTest {

  @TempDir static Path folder;

  /** The algorithms whose images in the embedded SageMaker say in their logs that they do not. */
  private static final Set<String> LEARN_NOTHING =
      Set.of(
          "autogluon",
          "image-classification",
          "object-detection",
          "semantic-segmentation",
          "seq2seq",
          "tabtransformer");

  private static final Path ROOT = Path.of("..");
  private static final String SPECS = "algorithm-specs/src/main/resources/org/sagemakerspark/specs";
  private static final String IN_THE_REPOSITORY =
      "https://github.com/sagemakerspark/sagemaker-spark-java/blob/main/";

  private static LocalSageMaker sageMaker;
  private static SparkSession spark;
  private static Digits digits;

  @BeforeAll
  static void start() throws IOException {
    some("mnist-train.libsvm.gz", 500);
    some("mnist-test.libsvm.gz", 100);
    digits = new Digits(folder);
    sageMaker = LocalSageMaker.start();
    spark = Examples.session(sageMaker);
  }

  @AfterAll
  static void stop() {
    spark.stop();
    sageMaker.close();
  }

  static List<Examples.Named> all() {
    return Examples.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void isAsGoodAsItsImagesAreAndLeavesNothing(Examples.Named named) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int createdBefore = sageMaker.requests("CreateEndpoint").size();
    int deletedBefore = sageMaker.requests("DeleteEndpoint").size();

    named.example().run(spark, digits, new PrintStream(bytes, true, StandardCharsets.UTF_8));

    // Of each algorithm; an example of one algorithm leaves its name out.
    Map<String, Set<Double>> qualities = figures(bytes, "purity|accuracy");
    Map<String, Set<Double>> forms = figures(bytes, "form");
    assertThat(qualities.size() + forms.size()).isPositive();
    assertThat(qualities.keySet()).doesNotContainAnyElementsOf(LEARN_NOTHING);
    assertThat(LEARN_NOTHING).containsAll(forms.keySet());
    qualities.forEach(
        (algorithm, shares) ->
            assertThat(shares)
                .as("%s: one model", algorithm)
                .singleElement()
                .satisfies(share -> assertThat(share).isBetween(0.4, 1.0)));
    assertThat(forms.values()).allSatisfy(shares -> assertThat(shares).containsExactly(1.0));
    int created = sageMaker.requests("CreateEndpoint").size() - createdBefore;
    int deleted = sageMaker.requests("DeleteEndpoint").size() - deletedBefore;
    assertThat(created).isPositive().isEqualTo(deleted);
    assertThat(keys(Uploads.NAME)).isEmpty();
  }

  /** A reader of an algorithm's page finds a program that trains it, and that runs here. */
  @ParameterizedTest
  @MethodSource("specs")
  void areThoseThatThePagesNameAndUseTheEstimators(Path spec) throws IOException {
    JsonNode json = new ObjectMapper().readTree(spec.toFile());
    String example = json.path("example").asText();
    List<String> estimators = json.findValuesAsText("estimator");

    assertThat(example).startsWith(IN_THE_REPOSITORY).endsWith(".java");
    Path program = ROOT.resolve(example.substring(IN_THE_REPOSITORY.length()));
    assertThat(program).isRegularFile();
    String name = program.getFileName().toString().replace(".java", "");
    assertThat(all()).extracting(each -> each.example().getClass().getSimpleName()).contains(name);
    assertThat(Files.readString(program))
        .containsPattern("new (" + String.join("|", estimators) + ")\\(");
  }

  static List<Path> specs() throws IOException {
    try (Stream<Path> files = Files.list(ROOT.resolve(SPECS))) {
      return files.filter(file -> isSpec(file.getFileName().toString())).sorted().toList();
    }
  }

  private static boolean isSpec(String name) {
    return name.endsWith(".json")
        && !List.of("instance-types.json", "registries.json", "spec.schema.json").contains(name);
  }

  private static Map<String, Set<Double>> figures(ByteArrayOutputStream out, String names) {
    Pattern figure = Pattern.compile("(?:" + names + ") ([0-9.]+)(?: of ([a-z0-9-]+))?.*");
    return out.toString(StandardCharsets.UTF_8)
        .lines()
        .map(figure::matcher)
        .filter(Matcher::matches)
        .collect(
            Collectors.groupingBy(
                line -> Objects.toString(line.group(2), ""),
                Collectors.mapping(line -> Double.valueOf(line.group(1)), Collectors.toSet())));
  }

  private static List<String> keys(String prefix) {
    try (LocalClients clients = new LocalClients(sageMaker)) {
      return clients.s3().listObjectsV2(Examples.BUCKET, prefix).getObjectSummaries().stream()
          .map(S3ObjectSummary::getKey)
          .toList();
    }
  }

  private static void some(String name, int rows) throws IOException {
    Path all = Path.of(System.getProperty("project.data"), "mnist", name);
    try (BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    new GZIPInputStream(Files.newInputStream(all)), StandardCharsets.UTF_8));
        Writer out =
            new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(folder.resolve(name))),
                StandardCharsets.UTF_8)) {
      for (int i = 0; i < rows; i++) {
        out.write(lines.readLine() + "\n");
      }
    }
  }
}
