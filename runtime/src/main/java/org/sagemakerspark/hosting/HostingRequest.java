package org.sagemakerspark.hosting;

import com.amazonaws.services.sagemaker.model.CreateEndpointConfigRequest;
import com.amazonaws.services.sagemaker.model.CreateEndpointRequest;
import com.amazonaws.services.sagemaker.model.CreateModelRequest;
import org.sagemakerspark.lifecycle.Ownership;

/**
 * What an endpoint is made of.
 *
 * @param model the model that it serves
 * @param config how it serves it
 * @param endpoint the endpoint itself
 * @param owner by whose tags all three are known again
 * @param onForeignEndpoint what to do when an endpoint of that name was not created for this model
 */
public record HostingRequest(
    CreateModelRequest model,
    CreateEndpointConfigRequest config,
    CreateEndpointRequest endpoint,
    Ownership owner,
    OnForeignEndpoint onForeignEndpoint) {

  /** What to do when an endpoint of the wanted name was not created for the model. */
  public enum OnForeignEndpoint {
    /** It is an error. */
    REFUSE,
    /** The endpoint is updated to the model. */
    UPDATE
  }

  String endpointName() {
    return endpoint.getEndpointName();
  }

  String configName() {
    return config.getEndpointConfigName();
  }

  /** Says where the trained model is, for messages. */
  String modelData() {
    return model.getPrimaryContainer().getModelDataSource() == null
        ? model.getPrimaryContainer().getModelDataUrl()
        : model.getPrimaryContainer().getModelDataSource().getS3DataSource().getS3Uri();
  }
}
