package org.sagemakerspark.inference;

import java.io.Serializable;

/**
 * All that can be set about scoring.
 *
 * @param batches when a batch is full
 * @param requests how hard the endpoint is asked
 * @param policy what becomes of a row that cannot be scored
 */
public record ScoringSettings(BatchLimits batches, RequestLimits requests, RowPolicy policy)
    implements Serializable {}
