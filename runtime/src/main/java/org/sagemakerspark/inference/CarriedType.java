package org.sagemakerspark.inference;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.UserDefinedType;

/**
 * The type under which Spark hands a struct to a function of rows, and takes it back, without a
 * look into it. It is seen within a {@code transform} only.
 */
public final class CarriedType extends UserDefinedType<Carried> {

  private static final long serialVersionUID = 1L;

  private final StructType columns;

  /** Creates the type as executors need it, who never ask for the columns. */
  public CarriedType() {
    this(new StructType());
  }

  /** Creates the type of a struct. */
  public CarriedType(StructType columns) {
    this.columns = columns;
  }

  @Override
  public DataType sqlType() {
    return columns;
  }

  @Override
  public Object serialize(Carried carried) {
    return carried.row();
  }

  @Override
  public Carried deserialize(Object struct) {
    return new Carried((InternalRow) struct);
  }

  @Override
  public Class<Carried> userClass() {
    return Carried.class;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CarriedType that && columns.equals(that.columns);
  }

  @Override
  public int hashCode() {
    return columns.hashCode();
  }
}
