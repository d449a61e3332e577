package org.example.injava;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** "The Amazon Record format". */
public final class WriteAmazonRecords {

  private WriteAmazonRecords() {}

  public static void run(Dataset<Row> myDataFrame, String folder) {
    myDataFrame
        .write()
        .format("sagemaker")
        .option("labelColumnName", "myLabelColumn")
        .option("featuresColumnName", "myFeaturesColumn")
        .save(folder);
  }
}
