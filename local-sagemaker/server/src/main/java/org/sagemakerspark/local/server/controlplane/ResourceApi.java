package org.sagemakerspark.local.server.controlplane;

import java.util.Map;

/** The operations on one kind of resource, by the names that clients call them by. */
public interface ResourceApi {

  Map<String, Operation> operations();
}
