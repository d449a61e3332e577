package org.sagemakerspark.datasource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sagemakerspark.testing.SparkExtension;

@ExtendWith(SparkExtension.class)
class RecordSqlTest {

  private final SparkSession spark;

  @TempDir Path temporary;

  RecordSqlTest(SparkSession spark) {
    this.spark = spark;
  }

  @Test
  void aTemporaryViewReadsRecords() {
    String folder = temporary.resolve("records").toString();
    spark
        .sql("SELECT 1 AS label, array(1d, 2d) AS features")
        .write()
        .format("sagemaker")
        .save(folder);
    spark.sql(
        "CREATE OR REPLACE TEMPORARY VIEW records USING sagemaker OPTIONS (path '"
            + folder
            + "', featuresType 'array')");
    assertThat(spark.sql("SELECT features[1] FROM records").first().getDouble(0)).isEqualTo(2);
    spark.catalog().dropTempView("records");
  }

  @Test
  void aTableReadsRecordsOnSpark4AndIsNeverInsertedInto() {
    String folder = temporary.resolve("table").toString();
    spark.sql("SELECT 1d AS label, array(1d) AS features").write().format("sagemaker").save(folder);
    spark.sql(
        "CREATE TABLE records_table (label DOUBLE, features ARRAY<DOUBLE>) USING sagemaker"
            + " OPTIONS (path '"
            + folder
            + "')");
    try {
      if (spark.version().startsWith("3.")) {
        assertThatThrownBy(() -> spark.sql("SELECT label FROM records_table").first())
            .hasStackTraceContaining("sagemaker is not a valid Spark SQL Data Source");
      } else {
        assertThat(spark.sql("SELECT label FROM records_table").first().getDouble(0)).isEqualTo(1);
      }
      assertThatThrownBy(() -> spark.sql("INSERT INTO records_table SELECT 2d, array(2d)"))
          .isNotNull();
    } finally {
      spark.sql("DROP TABLE records_table");
    }
    assertThat(spark.read().format("sagemaker").load(folder).count()).isEqualTo(1);
  }
}
