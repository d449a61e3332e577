package org.sagemakerspark.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.sagemaker.model.AmazonSageMakerException;
import com.amazonaws.services.sagemaker.model.ContainerDefinition;
import com.amazonaws.services.sagemaker.model.CreateEndpointConfigRequest;
import com.amazonaws.services.sagemaker.model.CreateEndpointRequest;
import com.amazonaws.services.sagemaker.model.CreateModelRequest;
import com.amazonaws.services.sagemaker.model.DeleteEndpointRequest;
import com.amazonaws.services.sagemaker.model.DescribeEndpointRequest;
import com.amazonaws.services.sagemaker.model.DescribeEndpointResult;
import com.amazonaws.services.sagemaker.model.DesiredWeightAndCapacity;
import com.amazonaws.services.sagemaker.model.ListEndpointsRequest;
import com.amazonaws.services.sagemaker.model.ProductionVariant;
import com.amazonaws.services.sagemaker.model.ProductionVariantSummary;
import com.amazonaws.services.sagemaker.model.UpdateEndpointRequest;
import com.amazonaws.services.sagemaker.model.UpdateEndpointWeightsAndCapacitiesRequest;
import com.amazonaws.services.sagemaker.model.VariantProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What an endpoint says of itself, and what may be done with it, on its way to another state. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndpointStatesTest {

  private static final String IMAGE = "registry.example.com/own/program:2";

  @RegisterExtension
  static final LocalSageMakerExtension SAGEMAKER =
      new LocalSageMakerExtension(LocalSageMaker.builder().image(IMAGE, OwnProgram.class));

  @TempDir Path folder;

  private TestJobs jobs;

  @BeforeAll
  void start(LocalSageMaker local) {
    jobs = new TestJobs(local, "states");
  }

  @Test
  void saysWhatIsPendingAndRefusesOtherChangesMeanwhile() throws IOException {
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    configure("first", first);
    configure("second", second);
    jobs.sageMaker.createEndpoint(
        new CreateEndpointRequest().withEndpointName("moving").withEndpointConfigName("first"));

    DescribeEndpointResult creating = describe();
    assertThat(creating.getEndpointStatus()).isEqualTo("Creating");
    assertThat(creating.getEndpointConfigName()).isEqualTo("first");
    assertThat(creating.getProductionVariants()).isNull();
    assertPending(creating, "first");
    refusesEveryChange();

    Files.createFile(first);
    DescribeEndpointResult created = await("InService");
    assertThat(created.getPendingDeploymentSummary()).isNull();
    assertThat(created.getProductionVariants()).hasSize(1);

    jobs.sageMaker.updateEndpoint(update("second"));
    DescribeEndpointResult updating = describe();
    assertThat(updating.getEndpointStatus()).isEqualTo("Updating");
    assertThat(updating.getEndpointConfigName()).isEqualTo("first");
    assertThat(updating.getProductionVariants()).hasSize(1);
    assertPending(updating, "second");
    refusesEveryChange();

    Files.createFile(second);
    DescribeEndpointResult updated = await("InService");
    assertThat(updated.getEndpointConfigName()).isEqualTo("second");
    assertThat(updated.getPendingDeploymentSummary()).isNull();
    delete();
  }

  @Test
  void changesWeightsAndKeepsThemOverAnUpdate() {
    configure("weights", null);
    jobs.sageMaker.createEndpoint(
        new CreateEndpointRequest().withEndpointName("moving").withEndpointConfigName("weights"));
    await("InService");
    DesiredWeightAndCapacity desired =
        new DesiredWeightAndCapacity()
            .withVariantName("AllTraffic")
            .withDesiredWeight(0.25f)
            .withDesiredInstanceCount(3);
    assertThatThrownBy(() -> reweigh(desired.clone().withVariantName("other")))
        .isInstanceOf(AmazonSageMakerException.class)
        .hasMessageContaining("production variant \"other\"");

    reweigh(desired);
    assertThat(variant(await("InService"))).isEqualTo(List.of(0.25f, 3));

    jobs.sageMaker.updateEndpoint(update("weights").withRetainAllVariantProperties(true));
    assertThat(variant(await("InService"))).isEqualTo(List.of(0.25f, 3));

    jobs.sageMaker.updateEndpoint(
        update("weights")
            .withRetainAllVariantProperties(true)
            .withExcludeRetainedVariantProperties(
                new VariantProperty().withVariantPropertyType("DesiredWeight")));
    assertThat(variant(await("InService"))).isEqualTo(List.of(1f, 3));

    jobs.sageMaker.updateEndpoint(update("weights"));
    assertThat(variant(await("InService"))).isEqualTo(List.of(1f, 1));
    delete();
  }

  private void reweigh(DesiredWeightAndCapacity desired) {
    jobs.sageMaker.updateEndpointWeightsAndCapacities(
        new UpdateEndpointWeightsAndCapacitiesRequest()
            .withEndpointName("moving")
            .withDesiredWeightsAndCapacities(desired));
  }

  private static List<?> variant(DescribeEndpointResult endpoint) {
    ProductionVariantSummary variant = endpoint.getProductionVariants().get(0);
    assertThat(variant.getDesiredWeight()).isEqualTo(variant.getCurrentWeight());
    assertThat(variant.getDesiredInstanceCount()).isEqualTo(variant.getCurrentInstanceCount());
    return List.of(variant.getCurrentWeight(), variant.getCurrentInstanceCount());
  }

  private static void assertPending(DescribeEndpointResult endpoint, String config) {
    assertThat(endpoint.getPendingDeploymentSummary())
        .satisfies(
            pending -> {
              assertThat(pending.getEndpointConfigName()).isEqualTo(config);
              assertThat(pending.getStartTime()).isNotNull();
              assertThat(pending.getProductionVariants())
                  .singleElement()
                  .satisfies(
                      variant -> {
                        assertThat(variant.getVariantName()).isEqualTo("AllTraffic");
                        assertThat(variant.getInstanceType()).isEqualTo("ml.m5.large");
                        assertThat(variant.getDesiredInstanceCount()).isEqualTo(1);
                        assertThat(variant.getVariantStatus().get(0).getStatus())
                            .isEqualTo("Creating");
                      });
            });
  }

  private void refusesEveryChange() {
    refusesInProgress(this::delete);
    refusesInProgress(() -> jobs.sageMaker.updateEndpoint(update("second")));
    refusesInProgress(() -> reweigh(new DesiredWeightAndCapacity().withVariantName("AllTraffic")));
  }

  private static void refusesInProgress(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            AmazonSageMakerException.class,
            e -> {
              assertThat(e.getStatusCode()).isEqualTo(400);
              assertThat(e.getErrorCode()).isEqualTo("ValidationException");
              assertThat(e.getErrorMessage())
                  .startsWith("Cannot update in-progress endpoint \"arn:aws:sagemaker:")
                  .endsWith(":endpoint/moving\".");
            });
  }

  private void configure(String name, Path gate) {
    jobs.sageMaker.createModel(
        new CreateModelRequest()
            .withModelName(name)
            .withExecutionRoleArn(jobs.local.roleArn())
            .withPrimaryContainer(
                new ContainerDefinition()
                    .withImage(IMAGE)
                    .withEnvironment(
                        gate == null ? null : Map.of("SERVES_WHEN_THERE_IS", gate.toString()))));
    jobs.sageMaker.createEndpointConfig(
        new CreateEndpointConfigRequest()
            .withEndpointConfigName(name)
            .withProductionVariants(
                new ProductionVariant()
                    .withVariantName("AllTraffic")
                    .withModelName(name)
                    .withInitialInstanceCount(1)
                    .withInstanceType("ml.m5.large")));
  }

  private static UpdateEndpointRequest update(String config) {
    return new UpdateEndpointRequest().withEndpointName("moving").withEndpointConfigName(config);
  }

  private void delete() {
    jobs.sageMaker.deleteEndpoint(new DeleteEndpointRequest().withEndpointName("moving"));
  }

  @AfterEach
  void awaitDeletion() {
    TestJobs.await(
        () -> jobs.sageMaker.listEndpoints(new ListEndpointsRequest()).getEndpoints(),
        List::isEmpty);
  }

  private DescribeEndpointResult await(String status) {
    return TestJobs.await(this::describe, d -> d.getEndpointStatus().equals(status));
  }

  private DescribeEndpointResult describe() {
    return jobs.sageMaker.describeEndpoint(
        new DescribeEndpointRequest().withEndpointName("moving"));
  }
}
