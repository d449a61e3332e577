package org.sagemakerspark.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sagemakerspark.processor.spec.report.Problem;
import org.sagemakerspark.processor.spec.report.SpecMessage;

/** Mistakes that people make in a spec that was good before. */
class MutationTest {

  /**
   * One mistake in the spec of K-Means.
   *
   * @param says a part of what the only message must say
   */
  record Mutation(String find, String replacement, SpecMessage message, String says) {}

  static List<Mutation> mutations() {
    String init = "\"name\": \"init_method\",\n      \"type\": \"enum\",";
    String both = "\"values\": [\"random\", \"kmeans++\"]";
    String k = "\"name\": \"k\",\n      \"type\": \"int\",";
    return List.of(
        new Mutation(k, k.replace("int", "integer"), SpecMessage.UNKNOWN_WORD, "integer"),
        new Mutation("\"min\": 2,", "\"mim\": 2,", SpecMessage.UNKNOWN_FIELD, "\"min\"?"),
        new Mutation("\"default\": 5000", "\"default\": 0", SpecMessage.BAD_DEFAULT, "at least 1"),
        new Mutation("\"name\": \"epochs\"", "\"name\": \"k\"", SpecMessage.NAME_TAKEN, "\"k\""),
        new Mutation(
            "\"name\": \"epochs\"", "\"name\": \"for\"", SpecMessage.RESERVED_NAME, "Java"),
        new Mutation(
            "\"name\": \"epochs\"", "\"name\": \"lambda\"", SpecMessage.RESERVED_NAME, "Python"),
        new Mutation(
            "\"name\": \"epochs\",\n      \"type\": \"int\",\n      \"min\": 1,\n      \"default\": 1,",
            "\"name\": \"epochs\", \"type\": \"int\", \"requiredWhen\":"
                + " [{ \"hyperparameter\": \"epochs\", \"given\": true }],",
            SpecMessage.CYCLIC_CONDITION,
            "epochs"),
        new Mutation(
            "\"serializer\": \"recordio-protobuf\"",
            "\"serializer\": \"protobuf\"",
            SpecMessage.UNKNOWN_WORD,
            "recordio-protobuf"),
        new Mutation(
            init + "\n      " + both, init + "\n      \"values\": []", SpecMessage.EMPTY, "array"),
        new Mutation("\"min\": 3000", "\"min\": 30000", SpecMessage.EMPTY_RANGE, "30000"),
        new Mutation(
            "\"default\": [\"msd\"]", "\"default\": \"msd\"", SpecMessage.BAD_DEFAULT, "any"),
        new Mutation("\"label\": \"none\"", "\"label\": false", SpecMessage.WRONG_KIND, "boolean"),
        new Mutation(
            "\"kmeans\",\n  \"title\"",
            "\"k means\",\n  \"title\"",
            SpecMessage.BAD_NAME,
            "k means"),
        new Mutation(
            "\"registry\": \"first-party-algorithms\"",
            "\"registry\": \"first-party\"",
            SpecMessage.UNKNOWN_REGISTRY,
            "first-party-algorithms"),
        new Mutation(
            "\"defaultVersion\": \"1\"",
            "\"defaultVersion\": \"9\"",
            SpecMessage.UNKNOWN_VERSION,
            "9"),
        new Mutation(
            "\"specVersion\": 1,", "\"specVersion\": 1", SpecMessage.SYNTAX_ERROR, "comma"),
        new Mutation(
            "\"name\": \"k\",",
            "\"name\": \"k\", \"default\": 5,",
            SpecMessage.DEFAULT_OF_REQUIRED,
            "\"k\""),
        new Mutation(
            "\"direction\": \"minimize\",",
            "\"direction\": \"smaller\",",
            SpecMessage.UNKNOWN_WORD,
            "maximize"),
        new Mutation(
            "\"key\": \"closest_cluster\"",
            "\"key\": \"distance_to_cluster\"",
            SpecMessage.NAME_TAKEN,
            "key"),
        new Mutation(
            "\"name\": \"k\",",
            "\"name\": \"k\", \"name\": \"k\",",
            SpecMessage.DUPLICATE_KEY,
            "line"),
        new Mutation(
            "\"max\": 1,\n      \"default\": 0.0001",
            "\"max\": 1, \"below\": 1,\n      \"default\": 0.0001",
            SpecMessage.BOTH_BOUNDS,
            "\"below\""));
  }

  @ParameterizedTest
  @MethodSource("mutations")
  void givesExactlyOneClearMessage(Mutation mutation) {
    String good = Specs.text(Specs.KMEANS);
    assertThat(good).contains(mutation.find());
    int at = good.indexOf(mutation.find());
    String bad =
        good.substring(0, at)
            + mutation.replacement()
            + good.substring(at + mutation.find().length());

    List<Problem> problems = Specs.problems(bad);

    assertThat(problems).extracting(Problem::message).containsExactly(mutation.message());
    assertThat(problems.get(0).text()).contains(mutation.says());
    assertThat(problems.get(0).at().line()).isPositive();
  }
}
