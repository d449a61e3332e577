package org.sagemakerspark.local.server.controlplane;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One operation of the control plane; its request has passed {@link ServiceModel#checkRequest}. */
@FunctionalInterface
public interface Operation {

  ObjectNode answer(ObjectNode request);
}
