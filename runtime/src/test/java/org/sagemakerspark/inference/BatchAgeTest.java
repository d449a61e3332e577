package org.sagemakerspark.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sagemakerspark.testing.FakeEndpoint;
import org.sagemakerspark.testing.ScoreModel;
import org.sagemakerspark.testing.SparkExtension;
import org.sagemakerspark.testing.Until;

@ExtendWith(SparkExtension.class)
class BatchAgeTest {

  private static final int ROWS = 8;
  private static final int AGE_MILLIS = 50;

  /** What the endpoint has been asked so far. */
  private static final Set<Float> ASKED = ConcurrentHashMap.newKeySet();

  private final SparkSession spark;

  BatchAgeTest(SparkSession spark) {
    this.spark = spark;
  }

  /** Gives out a row only when the endpoint has been asked for the row before. */
  private static final class SlowInput implements MapPartitionsFunction<Row, Row> {
    private static final long serialVersionUID = 1L;

    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
      return new Iterator<>() {
        private int given;

        @Override
        public boolean hasNext() {
          return rows.hasNext();
        }

        @Override
        public Row next() {
          Until.holds(
              () -> "row " + (given - 1) + " is sent",
              () -> given < 1 || ASKED.contains((float) (given - 1)));
          given++;
          return rows.next();
        }
      };
    }
  }

  @Test
  void letsNoRowWaitForAFullBatchWhileTheInputBlocks() {
    ASKED.clear();
    List<Integer> sizes = new ArrayList<>();
    try (FakeEndpoint endpoint =
        new FakeEndpoint(
            (number, features, exchange) -> {
              synchronized (sizes) {
                sizes.add(features.size());
              }
              ASKED.addAll(features);
              FakeEndpoint.score(features, exchange);
            })) {
      endpoint.sparkConf().forEach(spark.conf()::set);
      Dataset<Row> rows =
          spark.range(0, ROWS, 1, 1).selectExpr("id", "array(cast(id AS float)) AS features");
      Dataset<Row> slow = rows.mapPartitions(new SlowInput(), Encoders.row(rows.schema()));
      assertThat(
              new ScoreModel()
                  .setEndpointName("fake")
                  .setMaxBatchAgeInMillis(AGE_MILLIS)
                  .transform(slow)
                  .where("score = id")
                  .count())
          .isEqualTo(ROWS);
    }
    assertThat(sizes).hasSize(ROWS).containsOnly(1);
  }
}
