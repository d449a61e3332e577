package org.sagemakerspark.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.amazonaws.services.sagemaker.model.Channel;
import com.amazonaws.services.sagemaker.model.CreateTrainingJobRequest;
import com.amazonaws.services.sagemaker.model.DescribeTrainingJobResult;
import com.amazonaws.services.sagemaker.model.MetricDefinition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The images of LightGBM and CatBoost learn what no line parts, and are as strict as JumpStart's
 * script; so is that of AutoGluon, which does not learn.
 */
@ExtendWith(LocalSageMakerExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScriptImagesTest {

  private static final String CLASSES =
      "s3://jumpstart/transfer_learning/classification/v2/x.tar.gz";
  private static final String NUMBERS = "s3://jumpstart/transfer_learning/regression/v2/x.tar.gz";
  private static final int ROWS = 600;

  private final List<double[]> rows = new ArrayList<>();
  private TestJobs jobs;

  @BeforeAll
  void upload(LocalSageMaker local) {
    jobs = new TestJobs(local, "lightgbm");
    Random random = new Random(7);
    for (int i = 0; i < ROWS; i++) {
      rows.add(new double[] {random.nextGaussian(), random.nextGaussian()});
    }
    jobs.put("model/model.tar.gz", new byte[] {1});
    jobs.put("classes/train/data.csv", csv(ScriptImagesTest::quarter));
    jobs.put("numbers/train/data.csv", csv(row -> row[0] * row[1]));
    jobs.put("held-back/data.csv", csv(ScriptImagesTest::quarter));
  }

  /** Tells the quarters of the plane apart, of which the opposite ones are alike. */
  private static double quarter(double[] row) {
    return row[0] * row[1] > 0 ? 1 : 0;
  }

  @Test
  void tellsApartWhatNoLineParts() {
    DescribeTrainingJobResult trained =
        train("parts", CLASSES, Map.of(), channel("train", "classes/"), model());

    assertThat(trained.getFailureReason()).isNull();
    assertThat(TestJobs.metric(trained, "binary_logloss")).isLessThan(0.3);
    int hits = 0;
    String answer = answer("parts", trained);
    assertThat(answer).startsWith("{\"probabilities\": [[");
    List<double[]> probabilities = lists(answer);
    for (int i = 0; i < ROWS; i++) {
      double[] each = probabilities.get(i);
      assertThat(each[0] + each[1]).isBetween(0.9999, 1.0001);
      hits += (each[1] > 0.5 ? 1 : 0) == quarter(rows.get(i)) ? 1 : 0;
    }
    double majority = Math.max(ones(), ROWS - ones()) / (double) ROWS;
    assertThat(majority).isLessThan(0.6);
    assertThat(hits / (double) ROWS).isGreaterThan(0.9);
  }

  private long ones() {
    return rows.stream().filter(row -> quarter(row) > 0).count();
  }

  @Test
  void predictsNumbersBetterThanTheirMean() {
    DescribeTrainingJobResult trained =
        train("numbers", NUMBERS, Map.of(), channel("training", "numbers/"), model());

    assertThat(trained.getFailureReason()).isNull();
    String answer = answer("numbers", trained);
    assertThat(answer).startsWith("{\"prediction\": [");
    double[] predictions = lists(answer).get(0);
    double mean = rows.stream().mapToDouble(row -> row[0] * row[1]).average().orElseThrow();
    double squares = 0;
    double squaresOfMean = 0;
    for (int i = 0; i < ROWS; i++) {
      double actual = rows.get(i)[0] * rows.get(i)[1];
      squares += Math.pow(actual - predictions[i], 2);
      squaresOfMean += Math.pow(actual - mean, 2);
    }
    assertThat(predictions).hasSize(ROWS);
    assertThat(squares).isLessThan(0.3 * squaresOfMean);
  }

  @Test
  void stopsEarlyOnTheChannelForValidationAndIgnoresWhatItDoesNotKnow() {
    DescribeTrainingJobResult trained =
        train(
            "early",
            CLASSES,
            Map.of("no_such_argument", "1", "metric", "auc"),
            channel("train", "classes/train/"),
            channel("validation", "held-back/"),
            model());

    assertThat(trained.getTrainingJobStatus()).isEqualTo("Completed");
    assertThat(TestJobs.metric(trained, "auc")).isGreaterThan(0.95);
  }

  @Test
  void refusesWhatTheScriptRefuses() {
    assertThat(train("no-model", CLASSES, Map.of(), channel("train", "classes/")))
        .extracting(DescribeTrainingJobResult::getFailureReason)
        .asString()
        .contains("The channel 'model'");
    assertThat(
            train(
                "two",
                CLASSES,
                Map.of(),
                channel("train", "classes/"),
                channel("training", "classes/"),
                model()))
        .extracting(DescribeTrainingJobResult::getFailureReason)
        .asString()
        .contains("Both 'train' and 'training' channel");
    assertThat(train("no-csv", CLASSES, Map.of(), channel("train", "model/"), model()))
        .extracting(DescribeTrainingJobResult::getFailureReason)
        .asString()
        .contains("Could not find any valid file ending in '.csv'");
    assertThat(
            train("whatever", "s3://b/x.tar.gz", Map.of(), channel("train", "classes/"), model()))
        .extracting(DescribeTrainingJobResult::getFailureReason)
        .asString()
        .contains("the embedded SageMaker runs no script");
  }

  @Test
  void catBoostTellsApartWhatNoLineParts() {
    CreateTrainingJobRequest request =
        jobs.training(
            "catboost",
            Map.of(
                "sagemaker_submit_directory", CLASSES,
                "sagemaker_program", "transfer_learning.py",
                "iterations", "50",
                "learning_rate", "0.2"),
            channel("training", "classes/train/"),
            channel("validation", "held-back/"),
            model());
    request
        .getAlgorithmSpecification()
        .withTrainingImage(TestJobs.image("catboost"))
        .withMetricDefinitions(
            new MetricDefinition().withName("auc").withRegex("bestTest = ([0-9\\.]+)"));
    DescribeTrainingJobResult trained = jobs.train(request);

    assertThat(trained.getFailureReason()).isNull();
    assertThat(TestJobs.metric(trained, "auc")).isGreaterThan(0.95);
    List<double[]> probabilities = lists(answer("catboost", "catboost", trained));
    int hits = 0;
    for (int i = 0; i < ROWS; i++) {
      hits += (probabilities.get(i)[1] > 0.5 ? 1 : 0) == quarter(rows.get(i)) ? 1 : 0;
    }
    assertThat(hits / (double) ROWS).isGreaterThan(0.9);
  }

  @Test
  void autoGluonAnswersInItsShapeAndDoesNotLearn() {
    CreateTrainingJobRequest request =
        jobs.training(
            "autogluon",
            Map.of(
                "sagemaker_submit_directory", CLASSES, "sagemaker_program", "transfer_learning.py"),
            channel("training", "classes/train/"),
            channel("validation", "held-back/"),
            model());
    request.getAlgorithmSpecification().withTrainingImage(TestJobs.image("autogluon-training"));
    DescribeTrainingJobResult trained = jobs.train(request);

    assertThat(trained.getFailureReason()).isNull();
    String answer = answer("autogluon", "autogluon-inference", trained);
    assertThat(answer).startsWith("{\"probabilities\": [[");
    assertThat(lists(answer))
        .hasSize(ROWS)
        .allSatisfy(each -> assertThat(each[1]).isCloseTo(ones() / (double) ROWS, within(1e-3)));
  }

  private DescribeTrainingJobResult train(
      String name, String script, Map<String, String> others, Channel... channels) {
    Map<String, String> parameters = new HashMap<>(others);
    parameters.put("sagemaker_submit_directory", script);
    parameters.put("sagemaker_program", "transfer_learning.py");
    parameters.put("num_boost_round", "60");
    parameters.put("learning_rate", "0.1");
    parameters.put("num_threads", "1");
    CreateTrainingJobRequest request = jobs.training(name, parameters, channels);
    request
        .getAlgorithmSpecification()
        .withTrainingImage(TestJobs.image("lightgbm"))
        .withMetricDefinitions(definition("binary_logloss"), definition("auc"), definition("rmse"));
    return jobs.train(request);
  }

  private static MetricDefinition definition(String name) {
    return new MetricDefinition().withName(name).withRegex(name + ": ([0-9\\.]+)");
  }

  private Channel model() {
    return jobs.channel("model", "S3Prefix", "model/").withContentType(null);
  }

  private Channel channel(String name, String key) {
    return jobs.channel(name, "S3Prefix", key).withContentType("text/csv");
  }

  private String answer(String name, DescribeTrainingJobResult trained) {
    return answer(name, "lightgbm", trained);
  }

  private String answer(String name, String repository, DescribeTrainingJobResult trained) {
    jobs.host(name, TestJobs.image(repository), trained.getModelArtifacts().getS3ModelArtifacts());
    StringBuilder body = new StringBuilder();
    rows.forEach(row -> body.append(line(row)).append('\n'));
    return new String(
        jobs.invoke(name, "text/csv", "application/json", body.toString().getBytes(UTF_8)), UTF_8);
  }

  /** Returns the innermost lists of numbers. */
  private static List<double[]> lists(String json) {
    List<double[]> lists = new ArrayList<>();
    Matcher list = Pattern.compile("\\[([^\\[\\]]+)\\]").matcher(json);
    while (list.find()) {
      lists.add(
          Arrays.stream(list.group(1).split(", ", -1)).mapToDouble(Double::parseDouble).toArray());
    }
    return lists;
  }

  private byte[] csv(java.util.function.ToDoubleFunction<double[]> label) {
    StringBuilder text = new StringBuilder();
    rows.forEach(
        row -> text.append(label.applyAsDouble(row)).append(',').append(line(row)).append('\n'));
    return text.toString().getBytes(UTF_8);
  }

  private static String line(double[] row) {
    return String.format(Locale.ROOT, "%s,%s", row[0], row[1]);
  }
}
