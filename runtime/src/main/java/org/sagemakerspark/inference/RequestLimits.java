package org.sagemakerspark.inference;

import java.io.Serializable;
import java.time.Duration;

/**
 * How hard an endpoint is asked, and how long it is waited for.
 *
 * @param inFlight requests of one task in flight at most; so many batches are in memory
 * @param connect how long a connection may take to be made
 * @param attempt how long one request may take until its answer is complete
 * @param batch how long the endpoint may say nothing about a batch, with all retries and pauses
 */
public record RequestLimits(int inFlight, Duration connect, Duration attempt, Duration batch)
    implements Serializable {}
