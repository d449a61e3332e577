package org.sagemakerspark.examples;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.sagemakerspark.local.LocalSageMaker;

/** The examples by their names, and the program that runs one on an embedded SageMaker. */
public final class Examples {

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
        new Named("forecast", "hourly values forecast by DeepAR", new HourlyForecast()),
        new Named("logins", "logins from strange addresses, by IP Insights", new StrangeLogins()),
        new Named("pairs", "lists of one topic, told by Object2Vec", new PairsOfTopics()),
        new Named("clean-up", "what an application has left, found and removed", new CleanUp()));
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
      SparkSession.Builder builder =
          SparkSession.builder()
              .master("local[2]")
              .appName("sagemaker-spark example " + chosen.get().name())
              .config("spark.ui.enabled", "false")
              .config("spark.driver.host", "127.0.0.1")
              .config("spark.driver.bindAddress", "127.0.0.1");
      sageMaker.sparkConf().forEach(builder::config);
      SparkSession spark = builder.getOrCreate();
      try {
        chosen.get().example().run(spark, digits, System.out);
      } finally {
        spark.stop();
      }
    }
  }
}
