package org.sagemakerspark.inference;

import java.io.Serializable;
import java.time.Duration;

/**
 * When a batch is full. Beside these limits, the rows of a batch take no more than a few megabytes
 * with all their columns.
 *
 * @param bytes bytes of one request at most
 * @param records rows of one request at most
 * @param age how long the first row of a batch waits for others at most, so that rows of a slow
 *     input do not wait for a full batch
 */
public record BatchLimits(int bytes, int records, Duration age) implements Serializable {}
