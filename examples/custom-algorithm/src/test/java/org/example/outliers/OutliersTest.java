package org.example.outliers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sagemakerspark.local.LocalSageMaker;

/** Trains and scores on an embedded SageMaker that runs this project's image. */
class OutliersTest {
  private static LocalSageMaker sageMaker;
  private static SparkSession spark;

  @BeforeAll
  static void start() {
    sageMaker =
        LocalSageMaker.builder()
            .image("123456789012.dkr.ecr.us-east-1.amazonaws.com/outliers:1", Image.class)
            .start();
    SparkSession.Builder builder =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1");
    sageMaker.sparkConf().forEach(builder::config);
    spark = builder.getOrCreate();
  }

  @AfterAll
  static void stop() {
    spark.stop();
    sageMaker.close();
  }

  @Test
  void scoresADataFrame() {
    Dataset<Row> rows =
        spark.sql(
            "SELECT id, array(double(id % 3), double(id % 5)) AS features FROM range(30)"
                + " UNION ALL SELECT 100, array(50.0D, 2.0D)");
    OutliersModel model =
        new OutliersEstimator()
            .setDistance("manhattan")
            .setWeights(1, 0.5)
            .setThreshold(20)
            .fit(rows.filter("id < 30"));

    List<Row> scored =
        model.transform(rows).orderBy("id").select("id", "distance", "outlier").collectAsList();

    assertThat(scored).hasSize(31);
    assertThat(scored.get(0).getDouble(1)).isEqualTo(1 + 0.5 * 2);
    assertThat(scored.get(30).getDouble(1)).isEqualTo(49);
    assertThat(scored.get(30).getInt(2)).isEqualTo(1);
    assertThat(scored.subList(0, 30)).allSatisfy(row -> assertThat(row.getInt(2)).isZero());
    model.deleteResources(spark);
  }

  @Test
  void checksTheConditionalRuleBeforeAJobStarts() {
    assertThatThrownBy(
            () ->
                new OutliersEstimator()
                    .setDistance("minkowski")
                    .fit(spark.sql("SELECT array(1.0D) AS features")))
        .hasMessageContaining("power is required, since distance is minkowski");
    assertThat(sageMaker.requests("CreateTrainingJob")).hasSizeLessThanOrEqualTo(1);
  }
}
