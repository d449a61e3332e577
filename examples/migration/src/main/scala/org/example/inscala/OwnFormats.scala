package org.example.inscala

import com.fasterxml.jackson.databind.ObjectMapper
import org.apache.spark.sql.{DataFrame, Row}
import org.apache.spark.sql.types.StructType
import org.sagemakerspark.codec.{BodyBuffer, ColumnType, Describable, RequestRowSerializer}
import org.sagemakerspark.codec.{ResponseColumn, ResponseRowDeserializer, RowEncoder}
import org.sagemakerspark.model.SageMakerModel

/** Sends the columns spent and visits as a line of comma-separated values. */
class Spending extends RequestRowSerializer with Describable {
  override def options: java.util.Map[String, String] = java.util.Map.of()

  override def contentType: String = "text/csv"

  override def bind(schema: StructType, owner: String): RowEncoder[Row] = {
    val spent = schema.fieldIndex("spent")
    val visits = schema.fieldIndex("visits")
    new RowEncoder[Row] {
      override def encode(row: Row, body: BodyBuffer): Unit = {
        body.number(row.getDouble(spent))
        body.write(',')
        body.number(row.getDouble(visits))
      }

      override def separator: Array[Byte] = Array('\n')
    }
  }
}

/** Reads the closest cluster of each row, as a whole number. */
class Segment extends ResponseRowDeserializer with Describable {
  override def options: java.util.Map[String, String] = java.util.Map.of()

  override def accept: String = "application/json"

  override def columns: java.util.List[ResponseColumn] =
    java.util.Collections.singletonList(
      new ResponseColumn("closest_cluster", ColumnType.INT, "segment"))

  override def decode(body: Array[Byte]): java.util.List[Array[AnyRef]] = {
    val rows = new java.util.ArrayList[Array[AnyRef]]
    new ObjectMapper().readTree(body).path("predictions").forEach { prediction =>
      rows.add(Array(Int.box(prediction.path("closest_cluster").asInt)))
    }
    rows
  }
}

/** "Serializing and Deserializing for Inference": formats of one's own. */
object OwnFormats {
  def run(endpointName: String, customers: DataFrame): java.util.List[Row] = {
    val model = SageMakerModel.fromEndpoint(endpointName)
      .setRequestRowSerializer(new Spending)
      .setResponseRowDeserializer(new Segment)

    model.transform(customers).collectAsList()
  }
}
