package org.sagemakerspark.codec;

import java.io.Serializable;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Turns rows into the bodies of requests. It holds its options and nothing else: what depends on a
 * DataFrame's schema is in the encoder that {@link #bind} makes, so one serializer serves any
 * number of DataFrames at the same time.
 */
public interface RequestRowSerializer extends Serializable {

  /** Returns the Content-Type of a request, such as {@code application/x-recordio-protobuf}. */
  String contentType();

  /**
   * Returns an encoder of rows of a schema.
   *
   * @param owner who asks, for messages
   * @throws IllegalArgumentException when the schema lacks a column or a type does not fit
   */
  RowEncoder<Row> bind(StructType schema, String owner);
}
