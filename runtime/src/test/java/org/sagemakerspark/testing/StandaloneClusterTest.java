package org.sagemakerspark.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.sagemakerspark.model.AlgorithmModel;

class StandaloneClusterTest {

  /** Scores ten rows on the endpoint of {@link FakeEndpoint}, and tells what it sees. */
  public static final class Application {
    private Application() {}

    public static void main(String[] arguments) {
      SparkSession spark = SparkSession.builder().getOrCreate();
      List<Row> rows =
          java.util.stream.IntStream.range(0, 10)
              .mapToObj(i -> RowFactory.create(Vectors.dense(i)))
              .toList();
      Dataset<Row> data =
          spark
              .createDataFrame(
                  rows, new StructType().add("features", SQLDataTypes.VectorType(), false))
              .repartition(4);
      long scored =
          new ScoreModel()
              .setEndpointName("fake").transform(data).collectAsList().stream()
                  .filter(row -> row.getDouble(1) >= 0)
                  .count();
      System.err.println(
          "scored "
              + scored
              + " rows, library by "
              + AlgorithmModel.class.getClassLoader().getClass().getSimpleName());
      spark.stop();
    }
  }

  @Test
  void scoresOnExecutorsThatHaveTheLibraryFromTheApplicationOnly() throws Exception {
    try (FakeEndpoint endpoint =
            new FakeEndpoint(
                (number, features, exchange) -> FakeEndpoint.score(features, exchange));
        StandaloneCluster cluster = StandaloneCluster.start(2);
        JvmProcess driver = cluster.submit(Application.class, endpoint.sparkConf())) {
      int status = driver.awaitEnd(TimeUnit.MINUTES.toSeconds(3));

      assertThat(status).as(driver.output()).isZero();
      assertThat(driver.output()).contains("scored 10 rows, library by MutableURLClassLoader");
      assertThat(endpoint.requests()).isPositive();
    }
  }
}
