package org.example.inscala

import org.apache.spark.sql.DataFrame

/** "The Amazon Record format". */
object WriteAmazonRecords {
  def run(myDataFrame: DataFrame, folder: String): Unit =
    myDataFrame.write
      .format("sagemaker")
      .option("labelColumnName", "myLabelColumn")
      .option("featuresColumnName", "myFeaturesColumn")
      .save(folder)
}
