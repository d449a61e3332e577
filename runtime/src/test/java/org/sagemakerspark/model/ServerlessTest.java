package org.sagemakerspark.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sagemakerspark.testing.FakeEndpoint;
import org.sagemakerspark.testing.ScoreModel;
import org.sagemakerspark.testing.SparkExtension;

@ExtendWith(SparkExtension.class)
class ServerlessTest {

  private static final int ROWS = 60;

  /** One row takes 100 kB. */
  private static final int FEATURES = 25_000;

  @Test
  void keepsRequestsBelowFourMegabytes(SparkSession spark) {
    List<Integer> rowsOfRequests = new CopyOnWriteArrayList<>();
    try (FakeEndpoint endpoint =
        new FakeEndpoint(
            (number, features, exchange) -> {
              rowsOfRequests.add(features.size());
              FakeEndpoint.score(features, exchange);
            })) {
      endpoint.sparkConf().forEach(spark.conf()::set);
      long scored =
          new ScoreModel()
              .setEndpointName("fake")
              .setServerlessMemorySizeInMB(2048)
              .transform(
                  spark
                      .createDataFrame(
                          IntStream.range(0, ROWS)
                              .mapToObj(i -> RowFactory.create(Vectors.dense(new double[FEATURES])))
                              .toList(),
                          new StructType().add("features", SQLDataTypes.VectorType(), false))
                      .coalesce(1))
              .collectAsList()
              .size();
      endpoint.sparkConf().keySet().forEach(spark.conf()::unset);

      assertThat(scored).isEqualTo(ROWS);
      assertThat(Collections.max(rowsOfRequests)).isBetween(30, 39);
    }
  }
}
