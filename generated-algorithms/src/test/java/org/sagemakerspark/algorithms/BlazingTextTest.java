package org.sagemakerspark.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.ml.linalg.BLAS;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sagemakerspark.local.LocalSageMaker;
import org.sagemakerspark.local.LocalSageMakerExtension;
import org.sagemakerspark.testing.SageMakerFixture;
import org.sagemakerspark.testing.SparkExtension;

/** BlazingText learns labels of texts and vectors of words, on lines of words in one file. */
@ExtendWith(SparkExtension.class)
class BlazingTextTest {

  @RegisterExtension static final LocalSageMakerExtension SAGEMAKER = new LocalSageMakerExtension();

  private static final StructType TEXTS =
      new StructType()
          .add("label", DataTypes.StringType)
          .add("text", DataTypes.StringType)
          .add("held", DataTypes.BooleanType);

  /** Words that are near each other in sentences, by the label of the sentence. */
  private static final Map<String, List<String>> TOPICS =
      Map.of(
          "sea", List.of("ship", "wave", "sail", "harbour", "salt", "anchor"),
          "kitchen", List.of("pan", "oven", "flour", "butter", "spoon", "pepper"),
          "garden", List.of("rose", "spade", "soil", "hedge", "bloom", "seed"));

  private final SparkSession spark;
  private final LocalSageMaker sageMaker;
  private final SageMakerFixture embedded;

  BlazingTextTest(SparkSession spark, LocalSageMaker sageMaker) {
    this.spark = spark;
    this.sageMaker = sageMaker;
    this.embedded = new SageMakerFixture(spark, sageMaker);
  }

  @AfterEach
  void forgetTheEmbeddedSageMaker() {
    embedded.close();
  }

  /** Returns sentences of four words of a topic and four of any, in several partitions. */
  private Dataset<Row> texts(int count) {
    Random random = new Random(5);
    List<String> topics = TOPICS.keySet().stream().sorted().toList();
    List<String> all = TOPICS.values().stream().flatMap(List::stream).sorted().toList();
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String topic = topics.get(i % topics.size());
      List<String> own = TOPICS.get(topic);
      String text =
          IntStream.range(0, 8)
              .mapToObj(
                  word ->
                      word < 6
                          ? own.get(random.nextInt(own.size()))
                          : all.get(random.nextInt(all.size())))
              .collect(Collectors.joining(" "));
      rows.add(RowFactory.create(topic, text, i % 5 == 0));
    }
    return spark.createDataFrame(rows, TEXTS).repartition(3);
  }

  @Test
  void endsEarlyByAValidationChannelOnly() {
    BlazingTextClassifier classifier =
        new BlazingTextClassifier()
            .setEarlyStopping(true)
            .setTrainingInstanceType("ml.c5.xlarge")
            .setEndpointInstanceType("ml.c5.large");
    int jobs = sageMaker.requests("CreateTrainingJob").size();
    assertThatThrownBy(() -> classifier.fit(texts(10)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Training ends early by the accuracy on the validation channel");
    assertThat(sageMaker.requests("CreateTrainingJob")).hasSize(jobs);
  }

  @Test
  void learnsLabelsBetterThanTheMostFrequentOneIs() {
    Dataset<Row> texts = texts(300);
    BlazingTextClassifier classifier =
        new BlazingTextClassifier()
            .setEpochs(20)
            .setLearningRate(5)
            .setMinCount(1)
            .setEarlyStopping(false)
            .setTextCol("text")
            .setK(2)
            .setValidationIndicatorCol("held")
            .setTrainingInstanceType("ml.c5.xlarge")
            .setEndpointInstanceType("ml.c5.large");

    // One label, or an array of labels.
    BlazingTextClassifierModel model =
        classifier.fit(texts.withColumn("label", functions.array("label")));
    try {
      List<Row> scored = model.transform(texts.where("held")).collectAsList();

      long right =
          scored.stream()
              .filter(
                  row ->
                      row.<String>getAs("prediction")
                          .equals("__label__" + row.<String>getAs("label")))
              .count();
      // The most frequent label is right for a third of the rows.
      assertThat((double) right / scored.size()).isGreaterThan(0.8);
      assertThat(scored)
          .allSatisfy(
              row -> {
                assertThat(row.getList(row.fieldIndex("labels")))
                    .hasSize(2)
                    .startsWith(row.<String>getAs("prediction"));
                assertThat(row.getList(row.fieldIndex("probabilities"))).hasSize(2);
              });
    } finally {
      model.deleteResources(spark);
    }
    String request = lastJob();
    assertThat(request)
        .contains("\"mode\":\"supervised\"")
        .contains("\"early_stopping\":\"False\"")
        .contains("\"ContentType\":\"text/plain\"")
        .contains("\"ChannelName\":\"validation\"");
  }

  private String lastJob() {
    List<String> jobs = sageMaker.requests("CreateTrainingJob");
    return jobs.get(jobs.size() - 1).replace(": ", ":");
  }

  @Test
  void learnsVectorsThatAreNearerWithinATopicThanAcross() {
    BlazingTextWord2Vec estimator =
        new BlazingTextWord2Vec()
            .setMode("skipgram")
            .setVectorDim(12)
            .setEpochs(10)
            .setSamplingThreshold(1)
            .setSentenceCol("text")
            .setTrainingInstanceType("ml.c5.xlarge")
            .setEndpointInstanceType("ml.c5.large");

    BlazingTextWord2VecModel model = estimator.fit(texts(300));
    try {
      Dataset<Row> words =
          spark
              .createDataset(
                  TOPICS.entrySet().stream().flatMap(topic -> topic.getValue().stream()).toList(),
                  Encoders.STRING())
              .toDF("word");
      Map<String, Vector> vectors =
          model.transform(words).collectAsList().stream()
              .collect(Collectors.toMap(row -> row.getAs("word"), row -> row.getAs("vector")));
      double within = 0;
      double across = 0;
      int pairsWithin = 0;
      int pairsAcross = 0;
      for (String one : vectors.keySet()) {
        for (String other : vectors.keySet()) {
          if (one.equals(other)) {
            continue;
          }
          double cosine = cosine(vectors.get(one), vectors.get(other));
          if (TOPICS.values().stream().anyMatch(t -> t.contains(one) && t.contains(other))) {
            within += cosine;
            pairsWithin++;
          } else {
            across += cosine;
            pairsAcross++;
          }
        }
      }
      // Vectors that are drawn at random are as near within a topic as across.
      assertThat(within / pairsWithin).isGreaterThan(across / pairsAcross + 0.2);
      Row unknown =
          model.transform(spark.range(1).select(functions.lit("unheard-of").as("word"))).first();
      assertThat(unknown.<Vector>getAs("vector").numNonzeros()).isZero();
    } finally {
      model.deleteResources(spark);
    }
    assertThat(lastJob()).contains("\"mode\":\"skipgram\"").doesNotContain("validation");
  }

  private static double cosine(Vector one, Vector other) {
    return BLAS.dot(one, other) / Math.sqrt(BLAS.dot(one, one)) / Math.sqrt(BLAS.dot(other, other));
  }

  @Test
  void refusesWhatTheImageDoesNotDoBeforeAnythingIsMoved() {
    assertThatThrownBy(
            () ->
                new BlazingTextWord2Vec()
                    .setMode("batch_skipgram")
                    .setSubwords(true)
                    .setSentenceCol("text")
                    .fit(texts(3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Parts of words are learned by skipgram and cbow");
    assertThatThrownBy(
            () -> new BlazingTextClassifier().fit(texts(3).withColumn("label", functions.lit(1.0))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the 'label' column 'label' is of type double; it must be of texts");
  }

  /** awsdocs/amazon-sagemaker-developer-guide@069d5bb doc_source/blazingtext.md. */
  @Test
  void asksAsTheDeveloperGuideDoes() {
    StructType texts = new StructType().add("text", DataTypes.StringType);
    Row[] rows = {
      RowFactory.create("the movie was excellent"), RowFactory.create("i did not like the plot .")
    };
    assertThat(Requests.text(new BlazingTextClassifierModel(), texts, rows))
        .isEqualTo("{\"instances\":[\"the movie was excellent\",\"i did not like the plot .\"]}");
    assertThat(Requests.text(new BlazingTextClassifierModel().setK(2), texts, rows))
        .isEqualTo(
            "{\"instances\":[\"the movie was excellent\",\"i did not like the plot .\"],"
                + "\"configuration\":{\"k\":2}}");
    assertThat(
            Requests.text(
                new BlazingTextWord2VecModel(),
                new StructType().add("word", DataTypes.StringType),
                RowFactory.create("word1"),
                RowFactory.create("word2"),
                RowFactory.create("word3")))
        .isEqualTo("{\"instances\":[\"word1\",\"word2\",\"word3\"]}");
  }

  /**
   * The guide's members prob and label of an answer, and those of words, vector and word, as
   * blazingtext_word2vec_subwords_text8.ipynb of aws/amazon-sagemaker-examples reads them.
   */
  @Test
  void understandsTheAnswersOfTheDeveloperGuide() throws Exception {
    List<Object[]> labels =
        new BlazingTextClassifierModel()
            .deserializer()
            .decode(
                utf8(
                    "[{\"prob\": [0.7, 0.2], \"label\": [\"__label__1\", \"__label__2\"]},"
                        + " {\"label\": [\"__label__3\"], \"prob\": [0.9]}]"));
    assertThat(labels.get(0))
        .containsExactly(
            "__label__1", new String[] {"__label__1", "__label__2"}, new double[] {0.7, 0.2});
    assertThat(labels.get(1))
        .containsExactly("__label__3", new String[] {"__label__3"}, new double[] {0.9});
    List<Object[]> vectors =
        new BlazingTextWord2VecModel()
            .deserializer()
            .decode(utf8("[{\"vector\": [0.5, -1.0], \"word\": \"awesome\"}]"));
    assertThat(((Vector) vectors.get(0)[0]).toArray()).containsExactly(0.5, -1.0);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
