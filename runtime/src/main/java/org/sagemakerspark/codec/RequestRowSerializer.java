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
   * Returns an encoder of rows of a schema. It is called on the driver, where what it throws ends a
   * transform before anything is sent, and on executors, once a task. The encoder looks up its
   * columns here, and not again for each row.
   *
   * @param schema the columns of the DataFrame that is scored
   * @param owner who asks, for a message to begin with: the stage's name on the driver, such as
   *     {@code KMeansSageMakerModel_5e2a}, and the endpoint's on executors. It is no part of a
   *     request, so a serializer with no message of its own leaves it alone
   * @throws IllegalArgumentException when the schema lacks a column or a type does not fit
   */
  RowEncoder<Row> bind(StructType schema, String owner);
}
