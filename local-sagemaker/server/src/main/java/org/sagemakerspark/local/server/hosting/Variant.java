package org.sagemakerspark.local.server.hosting;

import java.net.URI;
import java.nio.file.Path;
import org.sagemakerspark.local.server.container.Container;

/**
 * A production variant that runs.
 *
 * @param name its name
 * @param weight its share of the requests, relative to the others'
 * @param container the process that serves
 * @param address where it serves
 * @param log where it logs to
 */
record Variant(String name, double weight, Container container, URI address, Path log) {}
