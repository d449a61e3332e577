package org.sagemakerspark.inference;

import java.io.Serializable;
import java.time.Duration;

/**
 * How large batches grow and how hard an endpoint is asked.
 *
 * @param bytes bytes of one request at most
 * @param records rows of one request at most
 * @param concurrentRequests requests in flight at most; so many batches are in memory
 * @param timeLimit how long one batch may take with all its retries
 */
public record BatchLimits(int bytes, int records, int concurrentRequests, Duration timeLimit)
    implements Serializable {}
