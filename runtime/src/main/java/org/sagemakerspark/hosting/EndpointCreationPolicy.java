package org.sagemakerspark.hosting;

/** When a fitted model gets its endpoint. */
public enum EndpointCreationPolicy {
  /** Within {@code fit}, which returns when the endpoint is in service. */
  CREATE_ON_CONSTRUCT,
  /** At the first {@code transform}, on the driver; copies of the model share it. */
  CREATE_ON_TRANSFORM,
  /** Never; the user names an endpoint or calls {@code createEndpoint}. */
  DO_NOT_CREATE
}
