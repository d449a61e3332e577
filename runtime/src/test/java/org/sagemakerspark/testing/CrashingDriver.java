package org.sagemakerspark.testing;

import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.sagemakerspark.estimator.SageMakerEstimator;
import org.sagemakerspark.hosting.EndpointCreationPolicy;
import org.sagemakerspark.model.SageMakerModel;

/**
 * A driver that fits and transforms on several threads, each at a moment of its own, until it is
 * killed. Some flows update an endpoint of their own again and again, and some delete what they
 * have created.
 */
public final class CrashingDriver {

  /** Key of the Spark setting with the one mode of the image that all jobs have. */
  static final String MODE = "spark.test.mode";

  private static final String UP = "application ";
  private static final int LONGEST_PAUSE_MILLIS = 1_500;

  private CrashingDriver() {}

  /** Starts one and waits until its session is up. */
  static String awaitUp(JvmProcess driver) throws InterruptedException {
    return driver.awaitLine(line -> line.startsWith(UP)).substring(UP.length());
  }

  /** Takes a seed, the number of threads, and Spark settings as {@code key=value}. */
  public static void main(String[] arguments) {
    SparkSession.Builder builder = SparkSession.builder().master("local[2]").appName("crashing");
    for (int i = 2; i < arguments.length; i++) {
      String[] setting = arguments[i].split("=", 2);
      builder.config(setting[0], setting[1]);
    }
    SparkSession spark = builder.getOrCreate();
    long seed = Long.parseLong(arguments[0]);
    Dataset<Row> rows =
        spark.createDataFrame(
            IntStream.range(0, 4).mapToObj(i -> RowFactory.create(Vectors.dense(i))).toList(),
            new StructType().add("features", SQLDataTypes.VectorType(), false));
    for (int thread = 0; thread < Integer.parseInt(arguments[1]); thread++) {
      Random random = new Random(seed * 1_000 + thread);
      String steady = "light-steady-" + seed + "-" + thread;
      new Thread(
              () -> fitAndTransform(random, rows, spark.conf().get(MODE, ""), steady),
              "flow-" + thread)
          .start();
    }
    System.out.println(UP + spark.sparkContext().applicationId());
  }

  private static String anyMode(Random random) {
    return random.nextBoolean() ? "slowly" : "quickly";
  }

  private static void fitAndTransform(
      Random random, Dataset<Row> rows, String mode, String steady) {
    while (true) {
      try {
        TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_PAUSE_MILLIS));
        SageMakerEstimator estimator =
            LightAlgorithm.estimator()
                .setHyperParameters(Map.of("mode", mode.isEmpty() ? anyMode(random) : mode))
                .setEndpointCreationPolicy(
                    random.nextBoolean()
                        ? EndpointCreationPolicy.CREATE_ON_CONSTRUCT
                        : EndpointCreationPolicy.CREATE_ON_TRANSFORM);
        if (random.nextInt(3) == 0) {
          estimator.setCustomEndpointName(steady).setUpdateExistingEndpoint(true);
        }
        SageMakerModel model = estimator.fit(rows);
        System.out.println("scored " + model.transform(rows).collectAsList().size());
        if (random.nextInt(3) == 0) {
          model.deleteResources(rows.sparkSession());
        }
      } catch (InterruptedException e) {
        return;
      }
    }
  }
}
