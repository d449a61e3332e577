package org.sagemakerspark.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sagemakerspark.local.LocalSageMaker;
import org.sagemakerspark.local.LocalSageMakerExtension;
import org.sagemakerspark.testing.SageMakerFixture;
import org.sagemakerspark.testing.SparkExtension;
import org.sagemakerspark.training.TrainingJobException;

/** Series, from DataFrames to the embedded image and back. */
@ExtendWith({SparkExtension.class, LocalSageMakerExtension.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeepArTest {
  private static final int LENGTH = 12;

  /** The hours that are given, and those behind them that are to be forecast. */
  private static final int HOURS = 120;

  private SparkSession spark;
  private SageMakerFixture embedded;
  private DeepARSageMakerModel model;

  @BeforeAll
  void train(SparkSession session, LocalSageMaker sageMaker) {
    spark = session;
    embedded = new SageMakerFixture(session, sageMaker);
    model = estimator().fit(series(HOURS));
  }

  @AfterAll
  void forgetTheEmbeddedSageMaker() {
    model.deleteResources(spark);
    embedded.close();
  }

  private static DeepARSageMakerEstimator estimator() {
    return new DeepARSageMakerEstimator()
        .setContextLength(24)
        .setPredictionLength(LENGTH)
        .setEpochs(5)
        .setTimeFreq("H");
  }

  /** Makes 12 series of two kinds with a daily season, some of whose values are missing. */
  private Dataset<Row> series(int hours) {
    String value =
        "(10 + id) * (1 + (0.3 + 0.4 * (id % 2)) * sin(hour * pi() / 12) + 0.02 * sin(hour * hour))";
    return spark
        .range(12)
        .selectExpr(
            "id",
            "timestamp'2024-05-31 00:00:00' AS start",
            "transform(sequence(0, "
                + (hours - 1)
                + "), hour -> CASE WHEN hour % 37 = 5 THEN null ELSE "
                + value
                + " END) AS target",
            "array(id % 2) AS cat");
  }

  @Test
  void forecastsBetterThanTheLastValue() {
    List<Row> forecasts = model.transform(series(HOURS)).orderBy("id").collectAsList();
    List<Row> actual = series(HOURS + LENGTH).orderBy("id").collectAsList();
    double ofModel = 0;
    double ofLast = 0;
    for (int i = 0; i < forecasts.size(); i++) {
      List<Double> mean = forecasts.get(i).getList(forecasts.get(i).fieldIndex("mean"));
      List<Double> values = actual.get(i).getList(actual.get(i).fieldIndex("target"));
      assertThat(mean).hasSize(LENGTH);
      for (int hour = 0; hour < LENGTH; hour++) {
        Double value = values.get(HOURS + hour);
        if (value != null) {
          ofModel += Math.pow(mean.get(hour) - value, 2);
          ofLast += Math.pow(values.get(HOURS - 1) - value, 2);
        }
      }
    }

    assertThat(ofModel).isLessThan(ofLast / 4);
  }

  @Test
  void answersWhatIsAskedFor() {
    model.setOutputTypes("quantiles", "samples").setQuantiles("0.1", "0.9").setNumSamples(20);
    Dataset<Row> scored = model.transform(series(HOURS).filter("id = 0"));
    Row row = scored.head();
    model.clear(model.outputTypes()).clear(model.quantiles()).clear(model.numSamples());

    assertThat(scored.columns()).endsWith("cat", "quantiles", "samples");
    Map<String, ?> quantiles = row.getJavaMap(row.fieldIndex("quantiles"));
    assertThat(quantiles).containsOnlyKeys("0.1", "0.9");
    assertThat(row.getList(row.fieldIndex("samples"))).hasSize(20);
    Row bounds =
        scored.selectExpr("quantiles['0.1'][0] < quantiles['0.9'][0]", "size(samples[0])").head();
    assertThat(bounds.getBoolean(0)).isTrue();
    assertThat(bounds.getInt(1)).isEqualTo(LENGTH);
  }

  @Test
  void refusesWhatTheDeveloperGuideDoes() {
    assertThatThrownBy(() -> estimator().fit(series(20)))
        .isInstanceOf(TrainingJobException.class)
        .hasMessageContaining("228 observations together; at least 300 are needed");
    assertThatThrownBy(() -> model.transform(series(HOURS).drop("cat")).count())
        .hasMessageContaining("the model answered HTTP 400");
    assertThatThrownBy(
            () -> estimator().fit(spark.sql("SELECT 'yesterday' AS start, array(1D) AS target")))
        .hasMessageContaining("The column 'start' holds no time of a whole second");
  }
}
