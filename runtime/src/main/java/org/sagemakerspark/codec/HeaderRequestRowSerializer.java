package org.sagemakerspark.codec;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Sends what another serializer does under another content type.
 *
 * @param rows the other serializer
 * @param contentType the content type
 */
record HeaderRequestRowSerializer(RequestRowSerializer rows, String contentType)
    implements RequestRowSerializer {

  @Override
  public RowEncoder<Row> bind(StructType schema, String owner) {
    return rows.bind(schema, owner);
  }
}
