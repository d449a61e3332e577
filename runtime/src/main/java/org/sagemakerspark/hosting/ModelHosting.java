package org.sagemakerspark.hosting;

import com.amazonaws.SdkClientException;
import com.amazonaws.services.sagemaker.AmazonSageMaker;
import com.amazonaws.services.sagemaker.model.ContainerDefinition;
import com.amazonaws.services.sagemaker.model.CreateEndpointConfigRequest;
import com.amazonaws.services.sagemaker.model.CreateEndpointRequest;
import com.amazonaws.services.sagemaker.model.CreateModelRequest;
import com.amazonaws.services.sagemaker.model.DescribeEndpointRequest;
import com.amazonaws.services.sagemaker.model.DescribeEndpointResult;
import com.amazonaws.services.sagemaker.model.ProductionVariant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sagemakerspark.aws.AwsErrors;
import org.sagemakerspark.aws.Progress;
import org.sagemakerspark.aws.StatusWatch;
import org.sagemakerspark.aws.WatchGivenUpException;

/** Brings up endpoints. What was created for an endpoint that does not come up is deleted again. */
public final class ModelHosting {

  /** States an endpoint does not leave by itself. */
  private static final Set<String> FINAL =
      Set.of("InService", "Failed", "OutOfService", "UpdateRollbackFailed", "Deleting");

  private static final String VARIANT = "AllTraffic";

  private final AmazonSageMaker sageMaker;
  private final Progress progress;
  private final Duration giveUpAfter;

  /** Creates a maker of endpoints. */
  public ModelHosting(AmazonSageMaker sageMaker, Progress progress, Duration giveUpAfter) {
    this.sageMaker = sageMaker;
    this.progress = progress;
    this.giveUpAfter = giveUpAfter;
  }

  /**
   * Creates model, endpoint configuration and endpoint, and waits until it is in service.
   *
   * @return what was created
   * @throws HostingException when it does not come up; it tells where the model's data is
   */
  public List<CreatedResource> host(HostingRequest request) {
    List<CreatedResource> created = new ArrayList<>();
    try {
      create(request, created);
      awaitService(request);
      return created;
    } catch (SdkClientException e) {
      throw failed(request, created, AwsErrors.describe(e), e);
    } catch (WatchGivenUpException | NotInServiceException e) {
      throw failed(request, created, e.getMessage(), e);
    } catch (InterruptedException e) {
      HostingException failure = failed(request, created, "the caller was interrupted", e);
      Thread.currentThread().interrupt();
      throw failure;
    }
  }

  private void create(HostingRequest request, List<CreatedResource> created) {
    sageMaker.createModel(
        new CreateModelRequest()
            .withModelName(request.name())
            .withExecutionRoleArn(request.roleArn())
            .withPrimaryContainer(
                new ContainerDefinition()
                    .withImage(request.image())
                    .withModelDataUrl(request.modelDataS3Uri())));
    created.add(new CreatedResource(CreatedResource.Kind.MODEL, request.name()));
    sageMaker.createEndpointConfig(
        new CreateEndpointConfigRequest()
            .withEndpointConfigName(request.name())
            .withProductionVariants(
                new ProductionVariant()
                    .withVariantName(VARIANT)
                    .withModelName(request.name())
                    .withInstanceType(request.instanceType())
                    .withInitialInstanceCount(request.instanceCount())));
    created.add(new CreatedResource(CreatedResource.Kind.ENDPOINT_CONFIG, request.name()));
    sageMaker.createEndpoint(
        new CreateEndpointRequest()
            .withEndpointName(request.name())
            .withEndpointConfigName(request.name()));
    created.add(new CreatedResource(CreatedResource.Kind.ENDPOINT, request.name()));
  }

  private void awaitService(HostingRequest request) throws InterruptedException {
    DescribeEndpointRequest describe =
        new DescribeEndpointRequest().withEndpointName(request.name());
    DescribeEndpointResult endpoint =
        new StatusWatch("Endpoint " + request.name(), progress, giveUpAfter)
            .await(
                () -> sageMaker.describeEndpoint(describe),
                DescribeEndpointResult::getEndpointStatus,
                each -> FINAL.contains(each.getEndpointStatus()));
    if (!endpoint.getEndpointStatus().equals("InService")) {
      throw new NotInServiceException(
          "it is "
              + endpoint.getEndpointStatus()
              + (endpoint.getFailureReason() == null ? "" : ": " + endpoint.getFailureReason()));
    }
  }

  private HostingException failed(
      HostingRequest request, List<CreatedResource> created, String reason, Exception cause) {
    String leftovers = "";
    boolean interrupted = Thread.interrupted();
    try {
      new SageMakerResourceCleanup(sageMaker).delete(created);
    } catch (ResourceCleanupException e) {
      cause.addSuppressed(e);
      leftovers = ". " + e.getMessage();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    return new HostingException(
        "Endpoint "
            + request.name()
            + " did not come up: "
            + reason
            + ". The trained model is at "
            + request.modelDataS3Uri()
            + leftovers,
        request.modelDataS3Uri(),
        cause);
  }

  private static final class NotInServiceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotInServiceException(String message) {
      super(message);
    }
  }
}
