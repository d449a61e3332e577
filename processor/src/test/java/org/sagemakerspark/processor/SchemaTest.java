package org.sagemakerspark.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagemakerspark.processor.spec.model.StageLimits;
import org.sagemakerspark.processor.spec.parse.Registries;
import org.sagemakerspark.processor.spec.parse.ShippedLimits;
import org.sagemakerspark.processor.spec.report.Problem;
import org.sagemakerspark.processor.spec.report.SpecMessage;

/** Holds the JSON Schema, which editors read, against what the processor takes. */
class SchemaTest {
  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(Specs.text("org/sagemakerspark/specs/spec.schema.json"));

  /** What a schema can see. */
  private static final Set<SpecMessage> SHAPES =
      EnumSet.of(
          SpecMessage.UNSUPPORTED_VERSION,
          SpecMessage.UNKNOWN_FIELD,
          SpecMessage.WRONG_KIND,
          SpecMessage.UNKNOWN_WORD,
          SpecMessage.EMPTY,
          SpecMessage.DUPLICATE_ELEMENT,
          SpecMessage.BOTH_BOUNDS,
          SpecMessage.DEFAULT_OF_REQUIRED,
          SpecMessage.UNKNOWN_REGISTRY);

  private static Set<ValidationMessage> check(String json) {
    return SCHEMA.validate(json, InputFormat.JSON);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        Specs.KMEANS,
        Specs.LINEAR_LEARNER,
        Specs.XGBOOST,
        "org/sagemakerspark/specs/blazingtext.json",
        "org/sagemakerspark/specs/autogluon.json",
        "org/sagemakerspark/specs/catboost.json",
        "org/sagemakerspark/specs/deepar.json",
        "org/sagemakerspark/specs/factorization-machines.json",
        "org/sagemakerspark/specs/image-classification.json",
        "org/sagemakerspark/specs/ipinsights.json",
        "org/sagemakerspark/specs/knn.json",
        "org/sagemakerspark/specs/lda.json",
        "org/sagemakerspark/specs/lightgbm.json",
        "org/sagemakerspark/specs/ntm.json",
        "org/sagemakerspark/specs/object-detection.json",
        "org/sagemakerspark/specs/object2vec.json",
        "org/sagemakerspark/specs/pca.json",
        "org/sagemakerspark/specs/randomcutforest.json",
        "org/sagemakerspark/specs/semantic-segmentation.json",
        "org/sagemakerspark/specs/seq2seq.json",
        "org/sagemakerspark/specs/tabtransformer.json",
        Specs.EVERYTHING,
        Specs.MINIMAL,
        Specs.BARE,
        Specs.COLUMNS,
        Specs.REPORT
      })
  void takesSpecsThatTheProcessorTakes(String spec) {
    assertThat(check(Specs.text(spec))).isEmpty();
  }

  @Test
  void takesAnEmptyListOfHyperparametersFromVersion2On() {
    String list = "(?s)\"hyperparameters\": \\[.*?\n  ]";
    String second = Specs.text(Specs.REPORT).replaceAll(list, "\"hyperparameters\": []");
    String first =
        Specs.text(Specs.BARE).replaceAll("\"hyperparameters\": .*]", "\"hyperparameters\": []");

    assertThat(check(second)).isEmpty();
    assertThat(Specs.problems(second)).isEmpty();
    assertThat(check(first)).isNotEmpty();
    assertThat(Specs.problems(first))
        .extracting(Problem::message)
        .containsExactly(SpecMessage.EMPTY);
  }

  static List<BrokenSpecs.Case> wrongShapes() {
    return BrokenSpecs.all().stream().filter(broken -> SHAPES.contains(broken.message())).toList();
  }

  @ParameterizedTest
  @MethodSource("wrongShapes")
  void refusesShapesThatTheProcessorRefuses(BrokenSpecs.Case broken) {
    assertThat(check(new String(broken.json(), StandardCharsets.UTF_8))).isNotEmpty();
  }

  @Test
  void knowsWhatTheParamsOfStagesTake() throws IOException {
    StageLimits limits = ShippedLimits.read();
    int longest = SCHEMA.getSchemaNode().at("/properties/algorithm/maxLength").intValue();
    int most =
        SCHEMA
            .getSchemaNode()
            .at("/properties/inference/properties/request/properties/maxBytes/maximum")
            .intValue();

    assertThat(limits.refusal("namePrefix", "a".repeat(longest))).isEmpty();
    assertThat(limits.refusal("namePrefix", "a".repeat(longest + 1))).isPresent();
    assertThat(limits.refusal("maxBatchSizeInBytes", most)).isEmpty();
    assertThat(limits.refusal("maxBatchSizeInBytes", most + 1)).isPresent();
  }

  @Test
  void listsTheRegistriesThatThereAre() throws IOException {
    List<String> listed = new ArrayList<>();
    SCHEMA
        .getSchemaNode()
        .at("/properties/image/properties/registry/enum")
        .forEach(name -> listed.add(name.textValue()));

    assertThat(listed).containsExactlyInAnyOrderElementsOf(Registries.shipped().names());
  }
}
