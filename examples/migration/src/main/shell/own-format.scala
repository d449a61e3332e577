package mine

import org.apache.spark.sql.Row
import org.apache.spark.sql.types.StructType
import org.sagemakerspark.codec.{BodyBuffer, Describable, RequestRowSerializer, RowEncoder}

class OneColumn extends RequestRowSerializer with Describable {
  override def options: java.util.Map[String, String] = java.util.Map.of()
  override def contentType: String = "text/csv"
  override def bind(schema: StructType, owner: String): RowEncoder[Row] = {
    val x = schema.fieldIndex("x")
    new RowEncoder[Row] {
      override def encode(row: Row, body: BodyBuffer): Unit = body.number(row.getDouble(x))
      override def separator: Array[Byte] = Array('\n')
    }
  }
}
