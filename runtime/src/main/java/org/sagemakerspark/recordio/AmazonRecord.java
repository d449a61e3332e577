package org.sagemakerspark.recordio;

import java.util.Map;

/**
 * One Amazon Record as it was read.
 *
 * @param features tensors by key; training data has one, {@code values}
 * @param label tensors by key; answers of endpoints carry their predictions here
 * @param uid the record's own id, or null
 * @param metadata what the writer has added, or null
 */
public record AmazonRecord(
    Map<String, Tensor> features, Map<String, Tensor> label, String uid, String metadata) {

  /** The key of the one tensor that training data has. */
  public static final String VALUES = "values";
}
