package org.sagemakerspark.algorithms.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sagemakerspark.processor.Specs;
import org.sagemakerspark.processor.plan.AlgorithmPlan;
import org.sagemakerspark.processor.spec.report.SpecMessage;

/** The largest specs that are taken make classes that compile and can be created. */
class LargeSpecTest {
  private static final String MINIMAL = Specs.text(Specs.MINIMAL);
  private static final String LIST = "\"hyperparameters\": [";
  private static final String WORDS = " Some words that tell a little more of it.".repeat(12);

  static Stream<String> largest() {
    return Stream.of(
        // Each hyperparameter has five values and is one itself.
        MINIMAL.replace(
            LIST,
            LIST
                + many(
                    490,
                    i ->
                        "{ \"name\": \"number_"
                            + i
                            + "\", \"type\": \"double\", \"above\": 0.5, \"default\": 1.5,"
                            + " \"doc\": \"Number.\" },")),
        MINIMAL.replace(
            LIST,
            LIST
                + many(
                    730,
                    i ->
                        "{ \"name\": \"n"
                            + i
                            + "\", \"type\": \"string\", \"doc\": \"x"
                            + WORDS
                            + "\" },")),
        MINIMAL.replace(
            "[\"fast\", \"exact\"]",
            "[\"fast\""
                + many(2_900, i -> ", \"a text that is one of very many, number " + i + "\"")
                + "]"),
        MINIMAL
            .replace("\"name\": \"test:loss\"", "\"name\": \"loss\", \"regex\": \"l=(.*)\"")
            .replace(
                "\"registry\": \"first-party-algorithms\"",
                "\"accounts\": { \"us-east-1\": \"123456789012\""
                    + many(99, i -> ", \"r" + letters(i) + "-1\": \"123456789012\"")
                    + " }"),
        MINIMAL.replace(
            "\"inference\": {",
            "\"rules\": [{ \"doc\": \"Rule.\", \"then\": [{ \"hyperparameter\": \"size\", \"given\": true }"
                + many(960, i -> ", { \"hyperparameter\": \"size\", \"given\": true }")
                + "] }], \"inference\": {"),
        MINIMAL.replace(
            "\"columns\": [",
            "\"columns\": ["
                + many(
                    190,
                    i -> "{ \"key\": \"key" + i + "\", \"type\": \"double\", \"doc\": \"x.\" },")),
        MINIMAL
            .replace("\"specVersion\": 1", "\"specVersion\": 2")
            .replace("\"deserializer\": \"recordio-protobuf\"", "\"deserializer\": \"json\"")
            .replace(
                "\"type\": \"double\", \"doc\": \"The score.\"",
                "\"type\": \"struct\", \"fields\": [{ \"name\": \"f\", \"type\": \"int\" }"
                    + many(
                        720,
                        i -> ", { \"name\": \"f" + i + "\", \"type\": \"map\", \"of\": \"int\" }")
                    + "]"));
  }

  @ParameterizedTest
  @MethodSource("largest")
  void compiles(String json, @TempDir Path folder) throws Exception {
    List<AlgorithmPlan> plans = Specs.plans("spec.json", json);
    ClassLoader loader = GeneratedClasses.of(plans, folder);

    assertThat(loader.loadClass("org.example.TinyEstimator").getConstructor().newInstance())
        .isNotNull();
    assertThat(loader.loadClass("org.example.TinyModel").getConstructor().newInstance())
        .isNotNull();
  }

  @Test
  void refusesTwoThousandHyperparametersWithTheLimit() {
    String json =
        MINIMAL.replace(
            LIST,
            LIST
                + many(
                    2_000,
                    i -> "{ \"name\": \"n" + i + "\", \"type\": \"int\", \"doc\": \"x\" },"));

    assertThat(Specs.problems(json))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.message()).isEqualTo(SpecMessage.LIMIT_EXCEEDED);
              assertThat(problem.text()).contains("too many values", "At most 3000 values");
            });
  }

  @Test
  void refusesVeryManyColumns() {
    String json =
        MINIMAL.replace(
            "\"columns\": [",
            "\"columns\": ["
                + many(
                    200,
                    i -> "{ \"key\": \"key" + i + "\", \"type\": \"double\", \"doc\": \"x.\" },"));

    assertThat(Specs.problems(json))
        .singleElement()
        .satisfies(problem -> assertThat(problem.text()).contains("At most 200 of them together"));
  }

  @Test
  void refusesAnObjectOfManyEntries() {
    String json =
        MINIMAL.replace(
            "{ \"1\": \"1\" }",
            "{ \"1\": \"1\"" + many(100, i -> ", \"v" + i + "\": \"v\"") + " }");

    assertThat(Specs.problems(json))
        .singleElement()
        .satisfies(problem -> assertThat(problem.text()).contains("has 101 entries. At most 100"));
  }

  @Test
  void refusesToNameTheVersionsOfAnImageTooOften() {
    String json =
        MINIMAL
            .replace(
                "{ \"1\": \"1\" }",
                "{ \"1\": \"1\"" + many(99, i -> ", \"v" + i + "\": \"v\"") + " }")
            .replace(
                LIST,
                LIST
                    + many(
                        31,
                        i ->
                            "{ \"name\": \"n"
                                + i
                                + "\", \"since\": \"v0\", \"type\": \"int\", \"doc\": \"x\" },"));

    assertThat(Specs.problems(json))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.message()).isEqualTo(SpecMessage.LIMIT_EXCEEDED);
              assertThat(problem.at().pointer()).isEqualTo("/image/versions");
            });
  }

  private static String many(int count, IntFunction<String> one) {
    return IntStream.range(0, count).mapToObj(one).collect(Collectors.joining());
  }

  /** Returns a part of a region's name. */
  private static String letters(int number) {
    return Integer.toString(number + 1000)
        .chars()
        .mapToObj(c -> String.valueOf((char) ('a' + c - '0')))
        .collect(Collectors.joining("", "a-", ""));
  }
}
