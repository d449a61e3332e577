package org.sagemakerspark.codec;

import org.apache.spark.sql.catalyst.InternalRow;

/** A row that Spark's internal kind of row stands behind. */
public interface InternalView {

  /** Returns the row as Spark itself holds it. */
  InternalRow internal();
}
