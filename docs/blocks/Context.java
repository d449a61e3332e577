import org.apache.spark.ml.tuning.CrossValidator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.sagemakerspark.algorithms.KMeansSageMakerModel;
import org.sagemakerspark.local.LocalSageMaker;

/** What the pages have said before a block of Java: its variables. */
class Context {
  SparkSession spark;
  Dataset<Row> frame;
  Dataset<Row> rows;
  Dataset<Row> training;
  Dataset<Row> heldOut;
  CrossValidator crossValidator;
  KMeansSageMakerModel model;
  LocalSageMaker sageMaker;
  String image;
  String trainingImage;
  String servingImage;
}
