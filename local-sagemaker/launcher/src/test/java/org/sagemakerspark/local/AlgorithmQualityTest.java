package org.sagemakerspark.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.amazonaws.services.sagemaker.model.Channel;
import com.amazonaws.services.sagemaker.model.CreateTrainingJobRequest;
import com.amazonaws.services.sagemaker.model.DescribeTrainingJobResult;
import com.amazonaws.services.sagemakerruntime.model.ModelErrorException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.clustering.LDA;
import org.apache.spark.ml.clustering.LDAModel;
import org.apache.spark.ml.linalg.Matrix;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.regression.FMRegressionModel;
import org.apache.spark.ml.regression.FMRegressor;
import org.apache.spark.mllib.clustering.KMeans;
import org.apache.spark.mllib.feature.PCA;
import org.apache.spark.mllib.feature.PCAModel;
import org.apache.spark.mllib.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sagemakerspark.local.record.RecordProtos.Record;

/** The images learn as well as Spark MLlib and XGBoost do, on real digits and on made-up data. */
@ExtendWith(LocalSageMakerExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlgorithmQualityTest {

  private static final String RECORDIO = "application/x-recordio-protobuf";
  private static final String JSON = "application/json";
  private static final String JSON_LINES = "application/jsonlines";
  private static final String CSV = "text/csv";

  private static final Map<String, List<String>> ANSWERS =
      Map.of(
          "kmeans", List.of(JSON, JSON_LINES, RECORDIO, CSV),
          "knn", List.of(JSON, JSON_LINES, RECORDIO),
          "pca", List.of(JSON, JSON_LINES, RECORDIO),
          "linear-learner", List.of(JSON, JSON_LINES, RECORDIO),
          "factorization-machines", List.of(JSON, JSON_LINES, RECORDIO),
          "lda", List.of(JSON, RECORDIO),
          "ntm", List.of(JSON, JSON_LINES, RECORDIO),
          "randomcutforest", List.of(JSON, JSON_LINES, RECORDIO),
          "xgboost", List.of(CSV, JSON));

  private static final Map<String, Integer> FEATURES =
      Map.of(
          "factorization-machines", 6, "lda", 15, "ntm", 15, "randomcutforest", 2, "xgboost", 700);

  private static final int DIGITS_A_REQUEST = 500;
  private static final int FEW = 2000;

  private final Digits train = Digits.train();
  private final Digits heldOut = Digits.heldOut();
  private TestJobs jobs;
  private JavaSparkContext spark;

  @BeforeAll
  void upload(LocalSageMaker local) {
    jobs = new TestJobs(local, "quality");
    jobs.put("libsvm/train", train.libSvm());
    jobs.put("libsvm-validation/part", heldOut.libSvm());
    jobs.put("labeled/train", train.labeledRecords());
    jobs.put("labeled-test/part", heldOut.labeledRecords());
    jobs.put("few/train", train.first(FEW).records());
    spark =
        new JavaSparkContext(
            new SparkConf(false)
                .setMaster("local[2]")
                .setAppName("oracle")
                .set("spark.ui.enabled", "false")
                .set("spark.driver.host", "127.0.0.1")
                .set("spark.driver.bindAddress", "127.0.0.1")
                .set("spark.sql.shuffle.partitions", "2"));
  }

  @AfterAll
  void stopSpark() {
    spark.close();
  }

  @Test
  void xgboostErrsOnAtMost8PercentOfHeldOutDigits() {
    Channel channel = jobs.channel("train", "S3Prefix", "libsvm/").withContentType("text/libsvm");
    Channel validation =
        jobs.channel("validation", "S3Prefix", "libsvm-validation/").withContentType("text/libsvm");
    DescribeTrainingJobResult trained =
        train(
            "xgboost",
            Map.of(
                "objective", "multi:softprob",
                "num_class", "10",
                "num_round", "20",
                "max_depth", "5",
                "eta", "0.5",
                "colsample_bytree", "0.3",
                "tree_method", "hist",
                "eval_metric", "merror,mlogloss"),
            channel,
            validation);
    assertThat(TestJobs.metric(trained, "validation:merror")).isLessThan(0.08);

    int errors = 0;
    for (int from = 0; from < heldOut.size(); from += DIGITS_A_REQUEST) {
      Digits part = heldOut.part(from, from + DIGITS_A_REQUEST);
      String unlabeled = new String(part.libSvm(), UTF_8).replaceAll("(?m)^\\d+ ", "");
      List<String> lines =
          new String(invoke("xgboost", "text/libsvm", "text/csv", unlabeled.getBytes(UTF_8)), UTF_8)
              .lines()
              .toList();
      assertThat(lines).hasSize(DIGITS_A_REQUEST);
      for (int i = 0; i < lines.size(); i++) {
        List<Float> scores =
            Arrays.stream(lines.get(i).split(",", -1)).map(Float::valueOf).toList();
        assertThat(scores).hasSize(10);
        errors += likeliest(scores) == part.labels().get(i) ? 0 : 1;
      }
    }
    assertThat(errors / (double) heldOut.size())
        .isLessThan(0.08)
        .isCloseTo(TestJobs.metric(trained, "validation:merror"), within(1e-4));
  }

  @Test
  void linearLearnerErrsOnAtMost14PercentOfHeldOutDigits() throws IOException {
    DescribeTrainingJobResult trained =
        train(
            "linear-learner",
            Map.of("predictor_type", "multiclass_classifier", "num_classes", "10"),
            jobs.channel("train", "S3Prefix", "labeled/"),
            jobs.channel("test", "S3Prefix", "labeled-test/"));
    assertThat(TestJobs.metric(trained, "test:multiclass_accuracy")).isGreaterThan(0.86);

    int errors = 0;
    for (int from = 0; from < heldOut.size(); from += DIGITS_A_REQUEST) {
      Digits part = heldOut.part(from, from + DIGITS_A_REQUEST);
      List<Record> answers =
          TestRecords.decode(invoke("linear-learner", RECORDIO, RECORDIO, part.records()));
      for (int i = 0; i < answers.size(); i++) {
        int label = TestRecords.numbers(answers.get(i), "predicted_label").get(0).intValue();
        assertThat(likeliest(TestRecords.numbers(answers.get(i), "score"))).isEqualTo(label);
        errors += label == part.labels().get(i) ? 0 : 1;
      }
    }
    assertThat(1 - errors / (double) heldOut.size())
        .isGreaterThan(0.86)
        .isCloseTo(TestJobs.metric(trained, "test:multiclass_accuracy"), within(1e-4));
  }

  @Test
  void kMeansCostsAtMost5PercentMoreThanMllib() {
    DescribeTrainingJobResult trained =
        train(
            "kmeans",
            Map.of("k", "10", "feature_dim", "784"),
            jobs.channel("train", "S3Prefix", "few/"),
            jobs.channel("test", "S3Prefix", "few/"));

    double cost =
        new KMeans().setK(10).setMaxIterations(100).setSeed(1).run(few().rdd()).trainingCost();
    assertThat(TestJobs.metric(trained, "test:msd") * FEW).isLessThan(1.05 * cost);
  }

  @Test
  void nearestNeighborsErrOnLessThanHalfTheDigitsThatNearestMeansErrOn() throws IOException {
    Digits known = train.first(FEW);
    Digits others = heldOut.first(DIGITS_A_REQUEST);
    jobs.put("labeled-few/train", known.labeledRecords());
    jobs.put("labeled-few-test/part", others.labeledRecords());
    DescribeTrainingJobResult trained =
        train(
            "knn",
            Map.of(
                "predictor_type", "classifier",
                "feature_dim", "784",
                "k", "3",
                "sample_size", "2000"),
            jobs.channel("train", "S3Prefix", "labeled-few/"),
            jobs.channel("test", "S3Prefix", "labeled-few-test/"));
    List<Record> answers = TestRecords.decode(invoke("knn", RECORDIO, RECORDIO, others.records()));
    float[][] means = new float[10][Digits.PIXELS];
    int[] counts = new int[10];
    for (int i = 0; i < FEW; i++) {
      counts[known.labels().get(i)]++;
      for (int j = 0; j < Digits.PIXELS; j++) {
        means[known.labels().get(i)][j] += known.pixels().get(i)[j];
      }
    }
    int errors = 0;
    int errorsOfMeans = 0;
    for (int i = 0; i < others.size(); i++) {
      int label = others.labels().get(i);
      errors += TestRecords.numbers(answers.get(i), "predicted_label").get(0) == label ? 0 : 1;
      List<Float> nearness = new ArrayList<>();
      for (int digit = 0; digit < 10; digit++) {
        double distance = 0;
        for (int j = 0; j < Digits.PIXELS; j++) {
          double mean = means[digit][j] / counts[digit];
          distance += Math.pow(others.pixels().get(i)[j] - mean, 2);
        }
        nearness.add((float) -distance);
      }
      errorsOfMeans += likeliest(nearness) == label ? 0 : 1;
    }
    assertThat(errors).isLessThan(errorsOfMeans / 2);
    assertThat(1 - errors / (double) others.size())
        .isCloseTo(TestJobs.metric(trained, "test:accuracy"), within(1e-4));
  }

  @Test
  void pcaKeepsTheVarianceThatSparksPcaKeeps() throws IOException {
    int components = 20;
    train(
        "pca",
        Map.of(
            "feature_dim",
            "784",
            "num_components",
            Integer.toString(components),
            "mini_batch_size",
            "500"),
        jobs.channel("train", "S3Prefix", "few/"));
    List<float[]> projections = new ArrayList<>();
    for (int from = 0; from < FEW; from += DIGITS_A_REQUEST) {
      byte[] request = train.part(from, from + DIGITS_A_REQUEST).records();
      for (Record answer : TestRecords.decode(invoke("pca", RECORDIO, RECORDIO, request))) {
        List<Float> values = TestRecords.numbers(answer, "projection");
        float[] projection = new float[values.size()];
        for (int i = 0; i < projection.length; i++) {
          projection[i] = values.get(i);
        }
        projections.add(projection);
      }
    }

    double kept = variances(projections) / variances(train.first(FEW).pixels());
    PCAModel oracle = new PCA(components).fit(few());
    assertThat(projections).allSatisfy(p -> assertThat(p).hasSize(components));
    assertThat(kept)
        .isCloseTo(Arrays.stream(oracle.explainedVariance().toArray()).sum(), within(0.01));
  }

  @Test
  void factorizationMachinesErrAsLittleAsMllib() throws IOException {
    Random random = new Random(5);
    List<float[]> rows = new ArrayList<>();
    List<Float> labels = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      float[] row = new float[6];
      for (int j = 0; j < row.length; j++) {
        row[j] = (float) random.nextGaussian();
      }
      rows.add(row);
      labels.add(3 * row[0] * row[1] - 2 * row[2] * row[3] + row[4] + 1);
    }
    jobs.put("fm/part", TestRecords.encode(rows, labels));
    DescribeTrainingJobResult trained =
        train(
            "factorization-machines",
            Map.of("predictor_type", "regressor", "feature_dim", "6", "num_factors", "4"),
            jobs.channel("train", "S3Prefix", "fm/"),
            jobs.channel("test", "S3Prefix", "fm/"));
    List<Record> answers =
        TestRecords.decode(
            invoke("factorization-machines", RECORDIO, RECORDIO, TestRecords.encode(rows)));
    double squares = 0;
    for (int i = 0; i < rows.size(); i++) {
      squares += Math.pow(TestRecords.numbers(answers.get(i), "score").get(0) - labels.get(i), 2);
    }
    double rmse = Math.sqrt(squares / rows.size());

    FMRegressionModel oracle =
        new FMRegressor().setFactorSize(4).setStepSize(0.1).setSeed(1).fit(table(rows, labels));
    double oracleSquares = 0;
    for (int i = 0; i < rows.size(); i++) {
      oracleSquares +=
          Math.pow(oracle.predict(Vectors.dense(doubles(rows.get(i)))) - labels.get(i), 2);
    }
    assertThat(rmse).isLessThan(1.1 * Math.sqrt(oracleSquares / rows.size()) + 0.05);
    assertThat(rmse).isCloseTo(TestJobs.metric(trained, "test:rmse"), within(1e-3));
  }

  @Test
  void ldaFindsTheTopicsThatMllibFinds() throws IOException {
    List<Integer> topics = new ArrayList<>();
    List<float[]> documents = documents(topics);
    jobs.put("lda/part", TestRecords.encode(documents));
    DescribeTrainingJobResult trained =
        train(
            "lda",
            Map.of(
                "num_topics", "3",
                "feature_dim", "15",
                "mini_batch_size", "300",
                "max_iterations", "30"),
            jobs.channel("train", "S3Prefix", "lda/"),
            jobs.channel("test", "S3Prefix", "lda/"));
    List<Integer> found = new ArrayList<>();
    for (Record answer :
        TestRecords.decode(invoke("lda", RECORDIO, RECORDIO, TestRecords.encode(documents)))) {
      List<Float> mixture = TestRecords.numbers(answer, "topic_mixture");
      assertThat(mixture.stream().mapToDouble(Float::doubleValue).sum()).isCloseTo(1, within(1e-4));
      found.add(likeliest(mixture));
    }

    LDAModel oracle =
        new LDA()
            .setK(3)
            .setMaxIter(30)
            .setSubsamplingRate(1)
            .setSeed(1)
            .fit(table(documents, topics.stream().map(Integer::floatValue).toList()));
    List<Integer> expected = new ArrayList<>();
    List<double[]> mixtures = new ArrayList<>();
    for (Row row :
        oracle
            .transform(table(documents, topics.stream().map(Integer::floatValue).toList()))
            .select("topicDistribution")
            .collectAsList()) {
      double[] mixture = ((org.apache.spark.ml.linalg.Vector) row.get(0)).toArray();
      mixtures.add(mixture);
      expected.add(likeliest(Arrays.stream(mixture).mapToObj(v -> (float) v).toList()));
    }
    assertThat(purity(found, topics))
        .isGreaterThan(0.95)
        .isCloseTo(purity(expected, topics), within(0.03));
    assertThat(TestJobs.metric(trained, "test:pwll"))
        .isCloseTo(wordLikelihood(oracle, documents, mixtures), within(0.02));
  }

  @Test
  void neuralTopicsAreThoseOfTheDocuments() throws IOException {
    List<Integer> topics = new ArrayList<>();
    List<float[]> documents = documents(topics);
    jobs.put("ntm/part", TestRecords.encode(documents));
    DescribeTrainingJobResult trained =
        train(
            "ntm",
            Map.of(
                "num_topics", "3",
                "feature_dim", "15",
                "mini_batch_size", "30",
                "optimizer", "adam",
                "learning_rate", "0.01"),
            jobs.channel("train", "S3Prefix", "ntm/"),
            jobs.channel("validation", "S3Prefix", "ntm/"));
    List<Integer> found = new ArrayList<>();
    for (Record answer :
        TestRecords.decode(invoke("ntm", RECORDIO, RECORDIO, TestRecords.encode(documents)))) {
      found.add(likeliest(TestRecords.numbers(answer, "topic_weights")));
    }
    // One topic for all is right for a third, and costs log(15) = 2.71 a word.
    assertThat(purity(found, topics)).isGreaterThan(0.95);
    assertThat(TestJobs.metric(trained, "validation:total_loss")).isLessThan(2.3);
  }

  @Test
  void randomCutForestsFindAnomaliesThatAreNearTheMean() throws IOException {
    Random random = new Random(8);
    List<float[]> rows = new ArrayList<>();
    List<Float> labels = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      boolean isOdd = i % 50 == 0;
      float middle = isOdd ? 0 : i % 2 == 0 ? -5 : 5;
      rows.add(
          new float[] {
            middle + (float) random.nextGaussian() / 2, middle + (float) random.nextGaussian() / 2
          });
      labels.add(isOdd ? 1f : 0f);
    }
    jobs.put("places/part", TestRecords.encode(rows));
    jobs.put("places-test/part", TestRecords.encode(rows, labels));
    Channel channel = jobs.channel("train", "S3Prefix", "places/");
    channel.getDataSource().getS3DataSource().setS3DataDistributionType("ShardedByS3Key");
    DescribeTrainingJobResult trained =
        train(
            "randomcutforest",
            Map.of("feature_dim", "2", "num_trees", "100"),
            channel,
            jobs.channel("test", "S3Prefix", "places-test/"));
    List<Float> scores = new ArrayList<>();
    List<Float> distances = new ArrayList<>();
    for (Record answer :
        TestRecords.decode(
            invoke("randomcutforest", RECORDIO, RECORDIO, TestRecords.encode(rows)))) {
      float[] row = rows.get(scores.size());
      distances.add((float) Math.hypot(row[0], row[1]));
      scores.add(TestRecords.numbers(answer, "score").get(0));
    }
    assertThat(precisionOfHighest(scores, labels)).isGreaterThan(0.7);
    assertThat(precisionOfHighest(distances, labels)).isZero();
    assertThat(TestJobs.metric(trained, "test:f1")).isGreaterThan(0.5);
  }

  /** Gives the share of anomalies among as many rows as there are anomalies. */
  private static double precisionOfHighest(List<Float> scores, List<Float> labels) {
    int anomalies = (int) labels.stream().filter(label -> label == 1).count();
    float least =
        scores.stream().sorted().skip(scores.size() - anomalies).findFirst().orElseThrow();
    int right = 0;
    for (int i = 0; i < scores.size(); i++) {
      right += scores.get(i) >= least && labels.get(i) == 1 ? 1 : 0;
    }
    return right / (double) anomalies;
  }

  private DescribeTrainingJobResult train(
      String algorithm, Map<String, String> hyperParameters, Channel... channels) {
    CreateTrainingJobRequest request = jobs.training(algorithm, hyperParameters, channels);
    request.getAlgorithmSpecification().setTrainingImage(TestJobs.image(algorithm));
    DescribeTrainingJobResult trained = jobs.train(request);
    assertThat(trained.getFailureReason()).isNull();
    String model = trained.getModelArtifacts().getS3ModelArtifacts();
    assertThat(jobs.host(algorithm, TestJobs.image(algorithm), model).getEndpointStatus())
        .isEqualTo("InService");
    assertAnswersInItsFormatsOnly(algorithm);
    return trained;
  }

  private void assertAnswersInItsFormatsOnly(String algorithm) {
    int features = FEATURES.getOrDefault(algorithm, Digits.PIXELS);
    // XGBoost's takes all four for good, and fails at writing two of them; see XGBoostAnswer.
    int refused = algorithm.equals("xgboost") ? 500 : 406;
    byte[] row = TestRecords.encode(List.of(new float[features]));
    for (String accept : List.of(JSON, JSON_LINES, RECORDIO, CSV)) {
      if (ANSWERS.get(algorithm).contains(accept)) {
        assertThat(invoke(algorithm, RECORDIO, accept, row)).as(accept).isNotEmpty();
      } else {
        assertThatThrownBy(() -> invoke(algorithm, RECORDIO, accept, row))
            .as(accept)
            .isInstanceOfSatisfying(
                ModelErrorException.class,
                e -> assertThat(e.getOriginalStatusCode()).isEqualTo(refused));
      }
    }
  }

  private byte[] invoke(String endpoint, String contentType, String accept, byte[] body) {
    return jobs.invoke(endpoint, contentType, accept, body);
  }

  /** Makes documents of forty words, nine in ten of which are of one of three topics. */
  private static List<float[]> documents(List<Integer> topics) {
    Random random = new Random(3);
    List<float[]> documents = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      float[] counts = new float[15];
      for (int word = 0; word < 40; word++) {
        boolean own = random.nextDouble() < 0.9;
        counts[own ? 5 * (i % 3) + random.nextInt(5) : random.nextInt(15)]++;
      }
      documents.add(counts);
      topics.add(i % 3);
    }
    return documents;
  }

  /** Gives the mean log-likelihood of a word, as the oracle's topics have it. */
  private static double wordLikelihood(
      LDAModel oracle, List<float[]> documents, List<double[]> mixtures) {
    Matrix topics = oracle.topicsMatrix();
    double[] sizes = new double[topics.numCols()];
    for (int topic = 0; topic < sizes.length; topic++) {
      for (int word = 0; word < topics.numRows(); word++) {
        sizes[topic] += topics.apply(word, topic);
      }
    }
    double sum = 0;
    double words = 0;
    for (int i = 0; i < documents.size(); i++) {
      for (int word = 0; word < topics.numRows(); word++) {
        double probability = 0;
        for (int topic = 0; topic < sizes.length; topic++) {
          probability += mixtures.get(i)[topic] * topics.apply(word, topic) / sizes[topic];
        }
        sum += documents.get(i)[word] * Math.log(probability);
        words += documents.get(i)[word];
      }
    }
    return sum / words;
  }

  private static int likeliest(List<Float> scores) {
    int best = 0;
    for (int i = 1; i < scores.size(); i++) {
      best = scores.get(i) > scores.get(best) ? i : best;
    }
    return best;
  }

  private static double purity(List<Integer> found, List<Integer> actual) {
    int[][] counts = new int[10][10];
    for (int i = 0; i < found.size(); i++) {
      counts[found.get(i)][actual.get(i)]++;
    }
    int hits = Arrays.stream(counts).mapToInt(c -> Arrays.stream(c).max().orElse(0)).sum();
    return hits / (double) found.size();
  }

  private static double variances(List<float[]> rows) {
    double total = 0;
    for (int j = 0; j < rows.get(0).length; j++) {
      double sum = 0;
      double squares = 0;
      for (float[] row : rows) {
        sum += row[j];
        squares += (double) row[j] * row[j];
      }
      total += squares / rows.size() - sum / rows.size() * sum / rows.size();
    }
    return total;
  }

  private JavaRDD<Vector> few() {
    List<Vector> vectors = new ArrayList<>();
    for (float[] row : train.first(FEW).pixels()) {
      vectors.add(org.apache.spark.mllib.linalg.Vectors.dense(doubles(row)));
    }
    return spark.parallelize(vectors, 2).cache();
  }

  private Dataset<Row> table(List<float[]> rows, List<Float> labels) {
    List<Row> table = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      table.add(
          RowFactory.create(labels.get(i).doubleValue(), Vectors.dense(doubles(rows.get(i)))));
    }
    return SparkSession.builder()
        .getOrCreate()
        .createDataFrame(
            table,
            new StructType()
                .add("label", DataTypes.DoubleType)
                .add("features", SQLDataTypes.VectorType()));
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < doubles.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }
}
