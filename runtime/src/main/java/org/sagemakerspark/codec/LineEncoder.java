package org.sagemakerspark.codec;

import org.apache.spark.sql.Row;

/** Writes one line a row. */
abstract class LineEncoder implements RowEncoder<Row> {
  private static final byte[] LINE_END = {'\n'};

  @Override
  public final byte[] separator() {
    return LINE_END.clone();
  }

  @Override
  public final byte[] footer() {
    return LINE_END.clone();
  }
}
