package org.sagemakerspark.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sagemakerspark.local.LocalSageMaker;
import org.sagemakerspark.local.LocalSageMakerExtension;
import org.sagemakerspark.model.SageMakerModel;

/** Fits and transforms from a submitted application that has the library in --jars only. */
class StandaloneClusterTest {

  @RegisterExtension
  static final LocalSageMakerExtension SERVER =
      new LocalSageMakerExtension(LightAlgorithm.builder());

  /** The application. */
  public static final class Application {
    private Application() {}

    public static void main(String[] arguments) {
      SparkSession spark = SparkSession.builder().getOrCreate();
      Dataset<Row> rows =
          spark
              .createDataFrame(
                  IntStream.range(0, 100)
                      .mapToObj(i -> RowFactory.create(Vectors.dense(i)))
                      .toList(),
                  new StructType().add("features", SQLDataTypes.VectorType(), false))
              .repartition(4);
      SageMakerModel model = LightAlgorithm.estimator().fit(rows);
      List<Row> scored = model.transform(rows).collectAsList();
      long right =
          scored.stream()
              .filter(
                  row ->
                      row.<org.apache.spark.ml.linalg.Vector>getAs(0).apply(0) == row.getDouble(1))
              .count();
      System.err.println(
          "scored "
              + right
              + " rows rightly with the library of "
              + SageMakerModel.class.getClassLoader().getClass().getSimpleName());
      model.deleteResources(spark);
      spark.stop();
    }
  }

  @Test
  void fitsAndTransformsOnACluster(LocalSageMaker server) throws Exception {
    try (StandaloneCluster cluster = StandaloneCluster.start(2);
        JvmProcess driver = cluster.submit(Application.class, server.sparkConf())) {
      int status = driver.awaitEnd(TimeUnit.MINUTES.toSeconds(4));

      assertThat(status).as(driver.output()).isZero();
      assertThat(driver.output())
          .contains("scored 100 rows rightly with the library of MutableURLClassLoader");
    }
  }
}
