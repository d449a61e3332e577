package org.example.injava;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sagemakerspark.model.SageMakerModel;

/** "Serializing and Deserializing for Inference": formats of one's own. */
public final class OwnFormats {

  private OwnFormats() {}

  public static List<Row> run(String endpointName, Dataset<Row> customers) {
    SageMakerModel model =
        SageMakerModel.fromEndpoint(endpointName)
            .setRequestRowSerializer(new Spending())
            .setResponseRowDeserializer(new Segment());

    return model.transform(customers).collectAsList();
  }
}
