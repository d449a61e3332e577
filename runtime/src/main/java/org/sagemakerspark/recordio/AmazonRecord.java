package org.sagemakerspark.recordio;

import java.util.Map;

/**
 * One Amazon Record as it was read.
 *
 * @param features tensors by key; training data has one, {@code values}
 * @param label tensors by key; answers of endpoints carry their predictions here
 */
public record AmazonRecord(Map<String, Tensor> features, Map<String, Tensor> label) {}
