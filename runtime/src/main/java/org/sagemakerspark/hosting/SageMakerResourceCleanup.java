package org.sagemakerspark.hosting;

import com.amazonaws.SdkClientException;
import com.amazonaws.services.sagemaker.AmazonSageMaker;
import com.amazonaws.services.sagemaker.model.DeleteEndpointConfigRequest;
import com.amazonaws.services.sagemaker.model.DeleteEndpointRequest;
import com.amazonaws.services.sagemaker.model.DeleteModelRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.sagemakerspark.aws.AwsErrors;

/**
 * Deletes endpoints, endpoint configurations and models. It goes on after a failure and reports all
 * failures at the end; what is gone already counts as deleted, what may not be touched does not.
 */
public final class SageMakerResourceCleanup {

  private final AmazonSageMaker sageMaker;

  /** Creates a clean-up with a client, which stays open. */
  public SageMakerResourceCleanup(AmazonSageMaker sageMaker) {
    this.sageMaker = sageMaker;
  }

  /**
   * Deletes resources: endpoints first, then their configurations, then models.
   *
   * @throws ResourceCleanupException when something could not be deleted; it names what is left
   */
  public void delete(List<CreatedResource> resources) {
    List<CreatedResource> left = new ArrayList<>();
    List<SdkClientException> failures = new ArrayList<>();
    resources.stream()
        .sorted(Comparator.comparing(CreatedResource::kind))
        .forEach(
            resource -> {
              try {
                delete(resource);
              } catch (SdkClientException e) {
                if (!AwsErrors.isNotFound(e)) {
                  left.add(resource);
                  failures.add(e);
                }
              }
            });
    if (!left.isEmpty()) {
      throw ResourceCleanupException.of(left, failures);
    }
  }

  private void delete(CreatedResource resource) {
    switch (resource.kind()) {
      case ENDPOINT ->
          sageMaker.deleteEndpoint(new DeleteEndpointRequest().withEndpointName(resource.name()));
      case ENDPOINT_CONFIG ->
          sageMaker.deleteEndpointConfig(
              new DeleteEndpointConfigRequest().withEndpointConfigName(resource.name()));
      case MODEL -> sageMaker.deleteModel(new DeleteModelRequest().withModelName(resource.name()));
    }
  }
}
