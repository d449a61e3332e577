package org.sagemakerspark.inference;

import java.io.Serializable;
import java.time.Duration;

/**
 * How large batches grow, how hard an endpoint is asked, and what becomes of bad rows.
 *
 * @param bytes bytes of one request at most
 * @param records rows of one request at most
 * @param concurrentRequests requests in flight at most; so many batches are in memory
 * @param timeLimit how long one batch may take with all its retries
 * @param policy what becomes of a row that cannot be scored
 */
public record BatchLimits(
    int bytes, int records, int concurrentRequests, Duration timeLimit, RowPolicy policy)
    implements Serializable {}
