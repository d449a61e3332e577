package org.sagemakerspark.local.server.hosting;

import org.sagemakerspark.local.server.hosting.ServingContainers.Serving;

/**
 * A production variant that runs.
 *
 * @param name its name
 * @param weight its share of the requests, relative to the others'
 * @param serving its container
 */
record Variant(String name, double weight, Serving serving) {}
