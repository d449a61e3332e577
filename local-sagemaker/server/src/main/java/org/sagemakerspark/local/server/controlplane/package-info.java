/**
 * SageMaker's API of resources: the protocol, the shapes of the service's model, tags, listings,
 * and resources that are kept as they were asked for.
 */
package org.sagemakerspark.local.server.controlplane;
