package org.sagemakerspark.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sagemakerspark.local.LocalSageMaker;
import org.sagemakerspark.local.LocalSageMakerExtension;
import org.sagemakerspark.testing.SageMakerFixture;
import org.sagemakerspark.testing.SparkExtension;
import org.sagemakerspark.training.TrainingJobException;

/** Pairs of sequences, from DataFrames to the embedded image and back. */
@ExtendWith({SparkExtension.class, LocalSageMakerExtension.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Object2VecTest {
  private SparkSession spark;
  private SageMakerFixture embedded;
  private Object2VecSageMakerModel model;

  @BeforeAll
  void train(SparkSession session, LocalSageMaker sageMaker) {
    spark = session;
    embedded = new SageMakerFixture(session, sageMaker);
    model = estimator().fit(pairs(0, 900));
  }

  @AfterAll
  void forgetTheEmbeddedSageMaker() {
    model.deleteResources(spark);
    embedded.close();
  }

  private static Object2VecSageMakerEstimator estimator() {
    return new Object2VecSageMakerEstimator()
        .setEnc0MaxSeqLen(4)
        .setEnc0VocabSize(60)
        .setEnc0TokenEmbeddingDim(16)
        .setEpochs(15)
        .setLearningRate(0.01);
  }

  /**
   * Makes pairs of sequences, each of tokens of one of six topics. The label tells whether both are
   * of one topic, which no token tells by itself.
   */
  private Dataset<Row> pairs(int from, int to) {
    return spark
        .range(from, to)
        .selectExpr(
            "id",
            "pmod(hash(id), 6) AS topic",
            "IF(pmod(hash(id, 1), 2) = 0, 0, 1 + pmod(hash(id, 2), 5)) AS shift")
        .selectExpr(
            "id",
            "int(shift = 0) AS label",
            "transform(sequence(1, 4), at -> 10 * topic + pmod(hash(id, at), 10)) AS in0",
            "transform(sequence(5, 7), at -> 10 * ((topic + shift) % 6) + pmod(hash(id, at), 10))"
                + " AS in1");
  }

  @Test
  void tellsWhetherSequencesAreOfOneTopicBetterThanTheMostFrequentLabelIs() {
    List<Row> scored = model.transform(pairs(1000, 1300)).collectAsList();
    Map<Integer, Long> labels =
        scored.stream()
            .collect(
                Collectors.groupingBy(row -> row.<Integer>getAs("label"), Collectors.counting()));
    long right =
        scored.stream()
            .filter(
                row -> row.<Double>getAs("prediction").intValue() == row.<Integer>getAs("label"))
            .count();

    assertThat(scored).hasSize(300);
    assertThat(right / 300.0)
        .isGreaterThan(0.85)
        .isGreaterThan(
            labels.values().stream().mapToLong(n -> n).max().orElseThrow() / 300.0 + 0.2);
    for (Row row : scored) {
      Vector probability = row.getAs("probability");
      assertThat(Math.abs(probability.apply(0) + probability.apply(1) - 1)).isLessThan(1e-6);
      assertThat(probability.argmax()).isEqualTo(row.<Double>getAs("prediction").intValue());
    }
  }

  @Test
  void answersWithTheVectorsOfTheEncoderThatIsAskedFor() {
    Dataset<Row> rows = pairs(0, 5);
    Dataset<Row> first = model.setOutput("in0").transform(rows.drop("label", "in1"));
    List<Row> ofFirst = first.orderBy("id").collectAsList();
    List<Row> ofSecond =
        model
            .setOutput("in1")
            .setRequestRowSerializer("jsonlines")
            .setResponseRowDeserializer("jsonlines")
            .transform(rows.drop("in0"))
            .orderBy("id")
            .collectAsList();
    model
        .clear(model.output())
        .clear(model.requestRowSerializer())
        .clear(model.responseRowDeserializer());

    assertThat(first.columns()).containsExactly("id", "in0", "embeddings");
    for (int i = 0; i < 5; i++) {
      assertThat(ofFirst.get(i).<Vector>getAs("embeddings").size()).isEqualTo(16);
      assertThat(ofSecond.get(i).<Vector>getAs("embeddings"))
          .isNotEqualTo(ofFirst.get(i).<Vector>getAs("embeddings"));
    }
  }

  @Test
  void refusesTokensThatItsVocabularyLacks() {
    assertThatThrownBy(() -> estimator().setEnc0VocabSize(50).fit(pairs(0, 50)))
        .isInstanceOf(TrainingJobException.class)
        .hasMessageContaining("of channel 'train'")
        .hasMessageContaining("that is not below the size of its vocabulary");
  }
}
