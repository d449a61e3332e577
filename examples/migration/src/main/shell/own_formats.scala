:paste -raw <| END
package shop

import com.fasterxml.jackson.databind.ObjectMapper
import org.sagemakerspark.codec.{ColumnType, Describable, ResponseColumn, ResponseRowDeserializer}

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
END

import org.sagemakerspark.algorithms.KMeansSageMakerEstimator
import org.sagemakerspark.model.SageMakerModel

val customers = spark.range(60).selectExpr("array(double(900 * (id % 2)), double(id % 3)) AS features")
val clusters = new KMeansSageMakerEstimator().setK(2).setFeatureDim(2).fit(customers)
val segments = SageMakerModel.fromEndpoint(clusters.getEndpointName.get).
  setRequestRowSerializer("csv").
  setResponseRowDeserializer(new shop.Segment)
segments.transform(customers).groupBy("segment").count().show()
clusters.deleteResources(spark)
