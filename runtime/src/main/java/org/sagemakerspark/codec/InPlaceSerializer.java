package org.sagemakerspark.codec;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.sagemakerspark.artifacts.FeatureRow;

/**
 * A serializer that can also hand rows to a model in this JVM, which learns of them what an image
 * learns of its requests, and refuses the same rows in the same words.
 */
public interface InPlaceSerializer extends RequestRowSerializer {

  /** Reads one row after the other; used by one thread. */
  interface RowReader {

    /**
     * Reads a row.
     *
     * @return its features, until the next row is read
     * @throws IllegalArgumentException when the row cannot be scored
     */
    FeatureRow read(Row row);
  }

  /**
   * Returns a reader of rows of a schema.
   *
   * @param width how many features the model takes
   * @param owner who asks, for messages
   * @throws IllegalArgumentException when the schema lacks a column, a type does not fit, or rows
   *     are known to have too many features or too few
   */
  RowReader bindInPlace(StructType schema, ModelWidth width, String owner);
}
