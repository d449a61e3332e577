package org.sagemakerspark.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagemakerspark.estimator.SageMakerEstimator;

class InstanceTypesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ml.c5.large",
        "ml.t2.medium",
        "ml.inf2.48xlarge",
        "ml.m6g.xlarge",
        "ml.c7g.large"
      })
  void refusesToTrainOnWhatIsForEndpointsOnly(String type) {
    SageMakerEstimator estimator = new SageMakerEstimator();

    assertThatThrownBy(() -> estimator.setTrainingInstanceType(type))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("trainingInstanceType = " + type + " is not allowed")
        .hasMessageContaining("not one that is for endpoints only");
    assertThat(estimator.setEndpointInstanceType(type).getEndpointInstanceType()).isEqualTo(type);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ml.c5n.xlarge", "ml.p3dn.24xlarge", "ml.t3.large", "ml.m8i.96xlarge"})
  void refusesToServeOnWhatIsForTrainingOnly(String type) {
    SageMakerEstimator estimator = new SageMakerEstimator();

    assertThatThrownBy(() -> estimator.setEndpointInstanceType(type))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not one that is for training only");
    assertThat(estimator.setTrainingInstanceType(type).getTrainingInstanceType()).isEqualTo(type);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ml.m5.xlarge",
        "ml.c5.xlarge",
        "ml.p5.48xlarge",
        "ml.m99.large",
        "ml.c5d.99xlarge"
      })
  void takesWhatIsForBothAndWhatIsNew(String type) {
    SageMakerEstimator estimator =
        new SageMakerEstimator().setTrainingInstanceType(type).setEndpointInstanceType(type);

    assertThat(estimator.getTrainingInstanceType()).isEqualTo(type);
  }
}
