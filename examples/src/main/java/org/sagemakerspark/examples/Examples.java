package org.sagemakerspark.examples;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.sagemakerspark.local.LocalClients;
import org.sagemakerspark.local.LocalSageMaker;

/** The examples by their names, and the program that runs one on an embedded SageMaker. */
public final class Examples {

  /** What {@link #session} has files of examples in. */
  static final String BUCKET = "sagemaker-spark-examples";

  private Examples() {}

  /** Returns all of them. */
  static List<Named> all() {
    return List.of(
        new Named("kmeans", "K-Means on handwritten digits", new KMeansOnDigits()),
        new Named("any-image", "the same by the generic estimator", new AnyImageOnDigits()),
        new Named(
            "spark-pca",
            "Spark's PCA into SageMaker's K-Means, in one pipeline",
            new SparkPcaIntoKMeans()),
        new Named(
            "sagemaker-pca",
            "SageMaker's PCA into SageMaker's K-Means, with endpoints on demand",
            new SageMakerPcaIntoKMeans()),
        new Named(
            "attach",
            "models of a training job, of an artifact in S3 and of an endpoint",
            new ModelsOfWhatIsThere()),
        new Named(
            "blazingtext",
            "digits written in words, classified by BlazingText",
            new DigitsInWords()),
        new Named(
            "classifiers",
            "digits read by Linear Learner, K-Nearest Neighbors and XGBoost",
            new ClassifiersOnDigits()),
        new Named("films", "films for users, by Factorization Machines", new FilmsForUsers()),
        new Named(
            "topics",
            "topics of documents, by LDA and the Neural Topic Model",
            new TopicsOfDocuments()),
        new Named("days", "days that are unlike others, by a random cut forest", new StrangeDays()),
        new Named(
            "tables",
            "classes of a table's rows, by LightGBM, CatBoost, TabTransformer and AutoGluon",
            new TablesByScripts()),
        new Named(
            "pictures",
            "what pictures show and where, by Image Classification, Object Detection and Semantic"
                + " Segmentation",
            new PicturesOfShapes()),
        new Named("words", "words into words, by Sequence-to-Sequence", new WordsIntoWords()),
        new Named("forecast", "hourly values forecast by DeepAR", new HourlyForecast()),
        new Named("logins", "logins from strange addresses, by IP Insights", new StrangeLogins()),
        new Named("pairs", "lists of one topic, told by Object2Vec", new PairsOfTopics()),
        new Named("clean-up", "what an application has left, found and removed", new CleanUp()));
  }

  /**
   * Starts Spark beside an embedded SageMaker, with what a user of AWS has as well: a bucket, and
   * S3A that writes to it.
   */
  static SparkSession session(LocalSageMaker sageMaker) {
    try (LocalClients clients = new LocalClients(sageMaker)) {
      clients.s3().createBucket(BUCKET);
    }
    SparkSession.Builder builder =
        SparkSession.builder()
            .master("local[2]")
            .appName("sagemaker-spark example")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sagemaker.bucket", BUCKET)
            .config("spark.hadoop.fs.s3a.endpoint", sageMaker.s3Endpoint().toString())
            .config("spark.hadoop.fs.s3a.endpoint.region", sageMaker.region())
            .config("spark.hadoop.fs.s3a.path.style.access", "true")
            .config("spark.hadoop.fs.s3a.access.key", sageMaker.accessKey())
            .config("spark.hadoop.fs.s3a.secret.key", sageMaker.secretKey());
    sageMaker.sparkConf().forEach(builder::config);
    return builder.getOrCreate();
  }

  /**
   * An example that can be asked for.
   *
   * @param name what it is asked for by
   * @param summary what it shows
   */
  record Named(String name, String summary, Example example) {
    @Override
    public String toString() {
      return String.format(Locale.ROOT, "  %-15s %s", name, summary);
    }
  }

  /** Runs an example; the exit status is 0 when it has run to its end, 2 for wrong arguments. */
  public static void main(String[] arguments) {
    Optional<Named> chosen =
        all().stream().filter(each -> List.of(arguments).equals(List.of(each.name()))).findFirst();
    if (chosen.isEmpty()) {
      System.err.println("usage: ./sagemaker-spark example NAME\n");
      all().forEach(System.err::println);
      System.exit(2);
      return;
    }
    Digits digits = new Digits(Path.of(System.getProperty("demo.data", "examples/data/mnist")));
    try (LocalSageMaker sageMaker = LocalSageMaker.start()) {
      SparkSession spark = session(sageMaker);
      try {
        chosen.get().example().run(spark, digits, System.out);
      } finally {
        spark.stop();
      }
    }
  }
}
