package org.sagemakerspark.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sagemakerspark.estimator.AlgorithmEstimator;
import org.sagemakerspark.image.ImageRegistry;
import org.sagemakerspark.spec.Image;

/** Holds image URIs against the facts: every algorithm, version and region. */
class ImagesTest {
  private static final JsonNode FACTS = Facts.read("images.json");
  private static final ImageRegistry REGISTRY = ImageRegistry.load();

  /** An image that the facts name. */
  record Known(String algorithm, String version, String registry, String repository, String tag) {}

  static List<Known> images() {
    List<Known> images = new ArrayList<>();
    for (Map.Entry<String, JsonNode> algorithm : FACTS.get("algorithms").properties()) {
      for (Map.Entry<String, JsonNode> version :
          algorithm.getValue().path("versions").properties()) {
        JsonNode image = version.getValue();
        if (image.has("by_scope")) {
          image
              .get("by_scope")
              .forEach(each -> images.add(known(algorithm.getKey(), version.getKey(), each)));
        } else {
          images.add(known(algorithm.getKey(), version.getKey(), image));
        }
      }
    }
    return images;
  }

  private static Known known(String algorithm, String version, JsonNode image) {
    // The rule for images that name a processor and a Python version.
    String tag =
        image.has("tag")
            ? image.get("tag").asText()
            : version + "-cpu-" + image.path("py_versions").path(0).asText("py3");
    return new Known(
        algorithm,
        version,
        image.get("registry_set").asText(),
        image.get("repository").asText(),
        tag);
  }

  private static String uri(Known image, String region, String account) {
    String suffix = "";
    for (JsonNode partition : FACTS.at("/dns/partitions")) {
      if (Pattern.matches(partition.get("region_regex").asText(), region)) {
        suffix = partition.get("dns_suffix").asText();
      }
    }
    return account
        + ".dkr.ecr."
        + region
        + "."
        + suffix
        + "/"
        + image.repository()
        + ":"
        + image.tag();
  }

  @ParameterizedTest
  @MethodSource("images")
  void hasTheRightUriInEveryRegion(Known image) {
    JsonNode accounts = FACTS.get("registry_sets").get(image.registry());
    assertThat(accounts).isNotEmpty();
    for (Map.Entry<String, JsonNode> account : accounts.properties()) {
      assertThat(REGISTRY.uri(image.registry(), image.repository(), image.tag(), account.getKey()))
          .isEqualTo(uri(image, account.getKey(), account.getValue().asText()));
    }
    assertThatThrownBy(
            () -> REGISTRY.uri(image.registry(), image.repository(), image.tag(), "us-east-9"))
        .hasMessageContaining("us-east-1")
        .hasMessageContaining("'us-east-9'");
  }

  @Test
  void everyEstimatorChoosesTheImageOfEachOfItsVersions() throws Exception {
    int checked = 0;
    for (AlgorithmEstimator<?, ?> estimator : Estimators.all()) {
      String algorithm = estimator.algorithm().name();
      List<Known> versions =
          images().stream().filter(image -> image.algorithm().equals(algorithm)).toList();
      if (FACTS.at("/algorithms/" + algorithm + "/versions").isNull()) {
        assertThat(estimator.algorithm().images())
            .as(algorithm)
            .hasSize(1)
            .allSatisfy(image -> assertThat(image.source().isOfUser()).isTrue());
        continue;
      }
      assertThat(versions).as(algorithm).isNotEmpty();
      for (Known image : versions) {
        boolean isServing = image.repository().endsWith("-inference");
        if (versions.size() > 1) {
          estimator
              .getClass()
              .getMethod("setImageVersion", String.class)
              .invoke(estimator, image.version());
        }
        Image own = estimator.algorithm().images().get(0);
        Image chosen = isServing ? own.forServing() : own;
        for (Map.Entry<String, JsonNode> account :
            FACTS.get("registry_sets").get(image.registry()).properties()) {
          assertThat(
                  REGISTRY.uri(
                      chosen.source(), chosen.repository(), chosen.tag(), account.getKey()))
              .isEqualTo(uri(image, account.getKey(), account.getValue().asText()));
          checked++;
        }
      }
    }
    assertThat(checked).isGreaterThan(700);
  }

  @Test
  void usesOneVersionWithoutBeingTold() {
    assertThat(new XGBoostSageMakerEstimator().algorithm().imageTag()).isEqualTo("1.7-1");
  }
}
