package org.sagemakerspark.algorithms.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagemakerspark.estimator.AlgorithmEstimator;
import org.sagemakerspark.hyperparameter.HyperParameterSet;
import org.sagemakerspark.image.AlgorithmImage;
import org.sagemakerspark.processor.Specs;

/** What a field of a spec comes to in the classes that are made of it. */
class EffectsTest {
  private static final String URI =
      "\"uri\": \"123456789012.dkr.ecr.eu-west-1.amazonaws.com/tiny\"";
  private static final String IMAGE =
      "\"registry\": \"first-party-algorithms\",\n    \"repository\": \"tiny\",\n"
          + "    \"versions\": { \"1\": \"1\" },\n    \"defaultVersion\": \"1\"";
  private static final String DIRECTION = "\"direction\": \"minimize\"";
  private static final String WITH_REGEX = DIRECTION + ", \"regex\": \"loss=([0-9.]+)\"";
  private static final String REGISTRY = "\"registry\": \"first-party-algorithms\"";
  private static final String VERSIONS = "\"versions\": { \"1\": \"1\" }";
  private static final String LABEL = "\"label\": \"none\"";
  private static final String REQUEST = "\"request\": { ";

  @TempDir private Path folder;

  @Test
  void ofTheAccountsIsTheImageInTheRegion() throws Exception {
    String accounts = "\"accounts\": { \"eu-west-1\": \"123456789012\" }";

    assertThat(uri(estimator(REGISTRY, accounts, DIRECTION, WITH_REGEX)))
        .isEqualTo("123456789012.dkr.ecr.eu-west-1.amazonaws.com/tiny:1");
  }

  @Test
  void ofVersionsTheChosenOneIsTheImage() throws Exception {
    AlgorithmEstimator<?, ?> estimator =
        estimator(VERSIONS, "\"versions\": { \"0\": \"first\", \"1\": \"second\" }");
    assertThat(uri(estimator)).endsWith("/tiny:second");

    set(estimator, "imageVersion", "0");
    assertThat(uri(estimator)).endsWith("/tiny:first");
  }

  @Test
  void ofInstanceTypesAreTheDefaults() throws Exception {
    AlgorithmEstimator<?, ?> estimator =
        estimator(
            LABEL,
            LABEL + ", \"instanceType\": \"ml.m5.xlarge\"",
            "\"inference\": {",
            "\"inference\": { \"instanceType\": \"ml.c5.large\",");

    assertThat(estimator.getTrainingInstanceType()).contains("ml.m5.xlarge");
    assertThat(estimator.getEndpointInstanceType()).contains("ml.c5.large");
  }

  @Test
  void ofTheLargestNumberOfInstancesIsThatMoreAreRefused() throws Exception {
    AlgorithmEstimator<?, ?> estimator = estimator(LABEL, LABEL + ", \"maxInstances\": 2");

    set(estimator, "trainingInstanceCount", 2);
    assertThat(problems(estimator)).isEmpty();
    set(estimator, "trainingInstanceCount", 3);
    assertThat(problems(estimator))
        .containsExactly("trainingInstanceCount is 3; the image trains on at most 2 instances");
  }

  @Test
  void ofLabelsAreTheNumbersHoweverLarge() throws Exception {
    AlgorithmEstimator<?, ?> estimator =
        estimator(LABEL, "\"label\": \"required\", \"labels\": [0, 9000000000, -1e30]");

    assertThat(estimator.algorithm().training().labels()).containsExactly(0.0, 9e9, -1e30);
  }

  @Test
  void ofTheExpressionOfAMetricIsItsDefinition() throws Exception {
    assertThat(estimator(IMAGE, URI, DIRECTION, WITH_REGEX).getMetricDefinitions())
        .isEqualTo("{\"test:loss\":\"loss=([0-9.]+)\"}");
  }

  @Test
  void ofTheSizeOfRequestsAreTheDefaults() throws Exception {
    AlgorithmEstimator<?, ?> estimator =
        estimator(REQUEST, REQUEST + "\"maxRecords\": 7, \"maxBytes\": 1000, ");

    assertThat(estimator.getMaxBatchSizeInRecords()).isEqualTo(7);
    assertThat(estimator.getMaxBatchSizeInBytes()).isEqualTo(1000);
  }

  private static void set(AlgorithmEstimator<?, ?> estimator, String param, Object value) {
    estimator.set(estimator.getParam(param), value);
  }

  private static List<String> problems(AlgorithmEstimator<?, ?> estimator) throws Exception {
    Method set = AlgorithmEstimator.class.getDeclaredMethod("hyperParameterSet");
    set.setAccessible(true);
    return ((HyperParameterSet) set.invoke(estimator)).problems(Map.of());
  }

  private static String uri(AlgorithmEstimator<?, ?> estimator) {
    return AlgorithmImage.training(Optional.empty(), estimator.algorithm(), "eu-west-1");
  }

  /** Returns the estimator of the small spec, in which each text of a pair stands for the other. */
  private AlgorithmEstimator<?, ?> estimator(String... changes) throws Exception {
    String spec = Specs.text(Specs.MINIMAL);
    for (int i = 0; i < changes.length; i += 2) {
      assertThat(spec).contains(changes[i]);
      spec = spec.replace(changes[i], changes[i + 1]);
    }
    return (AlgorithmEstimator<?, ?>)
        GeneratedClasses.of(Specs.plans("tiny.json", spec), folder)
            .loadClass("org.example.TinyEstimator")
            .getConstructor()
            .newInstance();
  }
}
