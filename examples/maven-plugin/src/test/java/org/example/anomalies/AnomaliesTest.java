package org.example.anomalies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class AnomaliesTest {

  @Test
  void hasTheDefaultOfTheSpec() {
    assertThat(new AnomaliesEstimator().getThreshold())
        .isEqualTo(Double.valueOf(System.getProperty("expected.threshold")));
  }

  @Test
  void refusesWhatTheSpecDoesNotAllow() {
    assertThatThrownBy(() -> new AnomaliesEstimator().setThreshold(0))
        .hasMessageContaining("threshold = 0.0 is not allowed");
  }

  @Test
  void isRegisteredForSparkConnectAndBringsItsPythonWrapper() throws Exception {
    Class<?> service = Class.forName("org.apache.spark.ml.Estimator");
    assertThat(ServiceLoader.load(service).stream().map(each -> each.type().getName()))
        .contains(AnomaliesEstimator.class.getName());
    assertThat(getClass().getResource("/sagemakerspark/algorithms/anomalies.py")).isNotNull();
    assertThat(getClass().getResource("/META-INF/sagemaker-spark/docs/anomalies.md")).isNotNull();
  }
}
