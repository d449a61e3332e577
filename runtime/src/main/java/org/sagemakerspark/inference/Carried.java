package org.sagemakerspark.inference;

import java.io.Serializable;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.SQLUserDefinedType;

/**
 * A row of all input columns as Spark itself holds it, so that nothing of it is converted on its
 * way past the endpoint. Spark reuses what it gives: the row is good until the next one is asked
 * for.
 */
@SQLUserDefinedType(udt = CarriedType.class)
public final class Carried implements Serializable {

  private static final long serialVersionUID = 1L;

  private final InternalRow row;

  Carried(InternalRow row) {
    this.row = row;
  }

  InternalRow row() {
    return row;
  }
}
