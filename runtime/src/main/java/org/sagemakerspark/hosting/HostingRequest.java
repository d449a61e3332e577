package org.sagemakerspark.hosting;

/**
 * What an endpoint is made of.
 *
 * @param name the name of the model, the endpoint configuration and the endpoint
 * @param image URI of the inference image
 * @param modelDataS3Uri where the model is
 * @param roleArn the role that SageMaker assumes
 * @param instanceType such as ml.m5.large
 * @param instanceCount number of instances
 */
public record HostingRequest(
    String name,
    String image,
    String modelDataS3Uri,
    String roleArn,
    String instanceType,
    int instanceCount) {}
