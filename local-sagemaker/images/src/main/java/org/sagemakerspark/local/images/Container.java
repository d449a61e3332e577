package org.sagemakerspark.local.images;

import java.io.IOException;
import java.util.Map;
import java.util.function.Function;
import org.sagemakerspark.local.images.algorithm.AlgorithmImage;
import org.sagemakerspark.local.images.blazingtext.BlazingTextImage;
import org.sagemakerspark.local.images.contract.ContainerFolder;
import org.sagemakerspark.local.images.contract.ContainerLog;
import org.sagemakerspark.local.images.contract.UserErrorException;
import org.sagemakerspark.local.images.fm.FactorizationMachinesImage;
import org.sagemakerspark.local.images.kmeans.KMeansImage;
import org.sagemakerspark.local.images.lda.LdaImage;
import org.sagemakerspark.local.images.linear.LinearLearnerImage;
import org.sagemakerspark.local.images.pca.PcaImage;
import org.sagemakerspark.local.images.seq2seq.Seq2SeqImage;
import org.sagemakerspark.local.images.serving.ModelServer;
import org.sagemakerspark.local.images.vision.VisionImage;
import org.sagemakerspark.local.images.vision.VisionTask;
import org.sagemakerspark.local.images.xgboost.XGBoostImage;

/**
 * The entry point of every built-in image: {@code Container ALGORITHM train TAG}, or {@code serve}.
 * Ends when its standard input ends, so that no container outlives the server that started it.
 */
public final class Container {

  /** What makes each image, given its tag. */
  private static final Map<String, Function<String, AlgorithmImage>> IMAGES =
      Map.ofEntries(
          Map.entry("blazingtext", tag -> new BlazingTextImage()),
          Map.entry("factorization-machines", tag -> new FactorizationMachinesImage()),
          Map.entry(
              "image-classification", tag -> new VisionImage(VisionTask.IMAGE_CLASSIFICATION)),
          Map.entry("kmeans", tag -> new KMeansImage()),
          Map.entry("lda", tag -> new LdaImage()),
          Map.entry("linear-learner", tag -> new LinearLearnerImage()),
          Map.entry("object-detection", tag -> new VisionImage(VisionTask.OBJECT_DETECTION)),
          Map.entry("pca", tag -> new PcaImage()),
          Map.entry(
              "semantic-segmentation", tag -> new VisionImage(VisionTask.SEMANTIC_SEGMENTATION)),
          Map.entry("seq2seq", tag -> new Seq2SeqImage()),
          Map.entry("xgboost", XGBoostImage::new));

  private static final int USER_ERROR = 2;
  private static final int ALGORITHM_ERROR = 1;
  private static final int TERMINATED = 143;

  private Container() {}

  /**
   * Runs an image.
   *
   * @param arguments the algorithm's name, {@code train} or {@code serve}, and the image's tag
   */
  public static void main(String[] arguments) throws IOException {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    ContainerLog log = new ContainerLog(System.out);
    watchTheServer(log);
    ContainerFolder folder = ContainerFolder.ofEnvironment();
    AlgorithmImage image = image(arguments);
    if (arguments[1].equals("train")) {
      System.exit(train(image, folder, log));
    }
    ModelServer.start(image.load(folder.model()), port(), log);
  }

  private static AlgorithmImage image(String[] arguments) {
    if (arguments.length != 3
        || !IMAGES.containsKey(arguments[0])
        || !arguments[1].matches("train|serve")) {
      throw new IllegalArgumentException(
          "Give one of "
              + IMAGES.keySet()
              + ", train or serve, and a tag, not "
              + String.join(" ", arguments));
    }
    return IMAGES.get(arguments[0]).apply(arguments[2]);
  }

  private static int train(AlgorithmImage image, ContainerFolder folder, ContainerLog log)
      throws IOException {
    try {
      image.train(folder, log);
      return 0;
    } catch (UserErrorException e) {
      log.error(e.getMessage());
      folder.fail("ClientError: " + e.getMessage());
      return USER_ERROR;
    } catch (NoClassDefFoundError e) {
      log.error("A class is missing", e);
      folder.fail(
          "AlgorithmError: Apache Spark with MLlib is not on the class path of the image ("
              + e.getMessage()
              + " is missing). Start the embedded SageMaker from a JVM that has spark-mllib on its"
              + " class path, or name Spark's jars with LocalSageMaker.builder().sparkClassPath(...),"
              + " the system property sagemakerspark.local.sparkClassPath, or the environment"
              + " variable SPARK_HOME.");
      return ALGORITHM_ERROR;
    } catch (Exception | LinkageError | OutOfMemoryError e) {
      log.error("Training failed", e);
      folder.fail("AlgorithmError: " + e);
      return ALGORITHM_ERROR;
    }
  }

  private static int port() {
    return Integer.parseInt(System.getenv().getOrDefault("SAGEMAKER_BIND_TO_PORT", "8080"));
  }

  private static void watchTheServer(ContainerLog log) {
    Thread watch =
        new Thread(
            () -> {
              try {
                while (System.in.read() >= 0) {
                  // Nothing that is written here has a meaning; only the end has.
                }
              } catch (IOException e) {
                log.error("Lost the server", e);
              }
              Runtime.getRuntime().halt(TERMINATED);
            },
            "server-watch");
    watch.setDaemon(true);
    watch.start();
  }
}
