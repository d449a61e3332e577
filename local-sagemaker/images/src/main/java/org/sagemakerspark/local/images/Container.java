package org.sagemakerspark.local.images;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.sagemakerspark.local.images.algorithm.AlgorithmImage;
import org.sagemakerspark.local.images.blazingtext.BlazingTextImage;
import org.sagemakerspark.local.images.catboost.CatBoostImage;
import org.sagemakerspark.local.images.contract.ContainerFolder;
import org.sagemakerspark.local.images.contract.ContainerLog;
import org.sagemakerspark.local.images.contract.UserErrorException;
import org.sagemakerspark.local.images.deepar.DeepArImage;
import org.sagemakerspark.local.images.fm.FactorizationMachinesImage;
import org.sagemakerspark.local.images.ipinsights.IpInsightsImage;
import org.sagemakerspark.local.images.kmeans.KMeansImage;
import org.sagemakerspark.local.images.knn.KnnImage;
import org.sagemakerspark.local.images.lda.LdaImage;
import org.sagemakerspark.local.images.lightgbm.LightGbmImage;
import org.sagemakerspark.local.images.linear.LinearLearnerImage;
import org.sagemakerspark.local.images.ntm.NtmImage;
import org.sagemakerspark.local.images.object2vec.Object2VecImage;
import org.sagemakerspark.local.images.pca.PcaImage;
import org.sagemakerspark.local.images.randomcutforest.RandomCutForestImage;
import org.sagemakerspark.local.images.script.PriorImage;
import org.sagemakerspark.local.images.seq2seq.Seq2SeqImage;
import org.sagemakerspark.local.images.serving.ModelServer;
import org.sagemakerspark.local.images.vision.VisionImage;
import org.sagemakerspark.local.images.vision.VisionTask;
import org.sagemakerspark.local.images.xgboost.XGBoostImage;

/**
 * The entry point of every built-in image: {@code Container ALGORITHM serve TAG} serves a model,
 * and {@code Container train} trains what its standard input orders. Ends when its standard input
 * ends, so that no container outlives the server that started it.
 */
public final class Container {

  /** What makes each image, given its tag. */
  private static final Map<String, Function<String, AlgorithmImage>> IMAGES =
      Map.ofEntries(
          Map.entry("autogluon", tag -> new PriorImage("autogluon")),
          Map.entry("blazingtext", tag -> new BlazingTextImage()),
          Map.entry("catboost", tag -> new CatBoostImage()),
          Map.entry("deepar", tag -> new DeepArImage()),
          Map.entry("factorization-machines", tag -> new FactorizationMachinesImage()),
          Map.entry(
              "image-classification", tag -> new VisionImage(VisionTask.IMAGE_CLASSIFICATION)),
          Map.entry("ipinsights", tag -> new IpInsightsImage()),
          Map.entry("kmeans", tag -> new KMeansImage()),
          Map.entry("knn", tag -> new KnnImage()),
          Map.entry("lda", tag -> new LdaImage()),
          Map.entry("lightgbm", tag -> new LightGbmImage()),
          Map.entry("linear-learner", tag -> new LinearLearnerImage()),
          Map.entry("ntm", tag -> new NtmImage()),
          Map.entry("object-detection", tag -> new VisionImage(VisionTask.OBJECT_DETECTION)),
          Map.entry("object2vec", tag -> new Object2VecImage()),
          Map.entry("pca", tag -> new PcaImage()),
          Map.entry("randomcutforest", tag -> new RandomCutForestImage()),
          Map.entry(
              "semantic-segmentation", tag -> new VisionImage(VisionTask.SEMANTIC_SEGMENTATION)),
          Map.entry("seq2seq", tag -> new Seq2SeqImage()),
          Map.entry("tabtransformer", tag -> new PriorImage("tabtransformer")),
          Map.entry("xgboost", XGBoostImage::new));

  private static final int USER_ERROR = 2;
  private static final int ALGORITHM_ERROR = 1;
  private static final int FIELDS_OF_ORDER = 4;
  private static final int TERMINATED = 143;

  private Container() {}

  /**
   * Runs an image.
   *
   * @param arguments the algorithm's name, {@code serve} and the image's tag; or {@code train}
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    ContainerLog log = new ContainerLog(System.out);
    BlockingQueue<String> orders = new LinkedBlockingQueue<>();
    watchTheServer(orders, log);
    if (List.of(arguments).equals(List.of("train"))) {
      trainAsOrdered(orders, log);
    } else if (arguments.length == 3 && arguments[1].equals("serve")) {
      AlgorithmImage image = image(arguments[0], arguments[2]);
      ModelServer.start(image.load(ContainerFolder.ofEnvironment().model()), port(), log);
    } else {
      throw new IllegalArgumentException(
          "Give train, or an algorithm, serve and a tag, not " + String.join(" ", arguments));
    }
  }

  private static AlgorithmImage image(String algorithm, String tag) {
    if (!IMAGES.containsKey(algorithm)) {
      throw new IllegalArgumentException(
          "There is no image " + algorithm + ". Allowed: " + IMAGES.keySet());
    }
    return IMAGES.get(algorithm).apply(tag);
  }

  /**
   * Trains one job after another, as most of what a short one takes is the start of a JVM and of
   * Spark. An order is a line: a word, the algorithm, the tag and the job's folder, with tabs in
   * between. The word and the exit code in the log say that it is done; the line {@code end} ends
   * the process. After an error of the algorithm, which may have left anything behind, the process
   * ends with that code instead.
   */
  private static void trainAsOrdered(BlockingQueue<String> orders, ContainerLog log)
      throws IOException, InterruptedException {
    while (true) {
      String line = orders.take();
      if (line.equals("end")) {
        System.exit(0);
      }
      String[] order = line.split("\t", FIELDS_OF_ORDER);
      int code = train(image(order[1], order[2]), new ContainerFolder(Path.of(order[3])), log);
      if (code == ALGORITHM_ERROR) {
        System.exit(code);
      }
      System.gc(); // It may wait for long, and gives back what it does not need.
      log.line(order[0] + code);
    }
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

  private static void watchTheServer(BlockingQueue<String> orders, ContainerLog log) {
    Thread watch =
        new Thread(
            () -> {
              try {
                BufferedReader lines =
                    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                  orders.add(line);
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
