package org.sagemakerspark.estimator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sagemakerspark.hosting.EndpointCreationPolicy;
import org.sagemakerspark.local.LocalSageMaker;
import org.sagemakerspark.local.LocalSageMakerExtension;
import org.sagemakerspark.model.SageMakerModel;
import org.sagemakerspark.testing.DenyingProxy;
import org.sagemakerspark.testing.LightAlgorithm;
import org.sagemakerspark.testing.SageMakerFixture;
import org.sagemakerspark.testing.SparkExtension;
import org.sagemakerspark.training.TrainingJobException;

@ExtendWith(SparkExtension.class)
class StagingCleanUpTest {

  @RegisterExtension
  static final LocalSageMakerExtension SERVER =
      new LocalSageMakerExtension(LightAlgorithm.builder());

  @Test
  void doesNotHideTheResultOfTheJobWhenTheDataMayNotBeDeleted(
      SparkSession spark, LocalSageMaker server) {
    try (SageMakerFixture fixture = new SageMakerFixture(spark, server);
        DenyingProxy proxy = new DenyingProxy(server.s3Endpoint())) {
      SageMakerModel model = estimator().setS3Endpoint(proxy.endpoint()).fit(fixture.rows(4));

      assertThat(model.getModelDataS3Uri()).isPresent();
      assertThat(proxy.denials()).isPositive();
      assertThat(fixture.stagedObjects()).isNotEmpty();

      Throwable failure =
          catchThrowable(
              () ->
                  estimator()
                      .setS3Endpoint(proxy.endpoint())
                      .setHyperParameters(Map.of("mode", "fail"))
                      .fit(fixture.rows(4)));

      assertThat(failure)
          .isInstanceOf(TrainingJobException.class)
          .hasMessageContaining("there is nothing to learn");
      assertThat(failure.getSuppressed())
          .singleElement()
          .satisfies(
              suppressed ->
                  assertThat(suppressed)
                      .hasMessageContaining("The staged training data in s3a://")
                      .hasMessageContaining("AccessDenied"));
    }
  }

  private static SageMakerEstimator estimator() {
    return LightAlgorithm.estimator()
        .setEndpointCreationPolicy(EndpointCreationPolicy.DO_NOT_CREATE);
  }
}
