package org.sagemakerspark.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.apache.spark.sql.Dataset;
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

/** Sequence-to-Sequence reads records of whole numbers, and answers words with words. */
@ExtendWith(SparkExtension.class)
class Seq2SeqTest {

  @RegisterExtension static final LocalSageMakerExtension SAGEMAKER = new LocalSageMakerExtension();

  private final SparkSession spark;
  private final SageMakerFixture embedded;

  Seq2SeqTest(SparkSession spark, LocalSageMaker sageMaker) {
    this.spark = spark;
    this.embedded = new SageMakerFixture(spark, sageMaker);
  }

  @AfterEach
  void forgetTheEmbeddedSageMaker() {
    embedded.close();
  }

  /** Returns pairs of sequences, of which the last is held back. */
  private Dataset<Row> pairs() {
    return spark
        .range(4)
        .selectExpr("array(id + 4, 5, 300) AS source", "array(7, id) AS label", "id = 3 AS held");
  }

  private static Seq2SeqEstimator estimator() {
    return new Seq2SeqEstimator()
        .setBatchSize(16)
        .setValidationIndicatorCol("held")
        .setTrainingInstanceType("ml.p3.2xlarge")
        .setEndpointInstanceType("ml.c5.large");
  }

  @Test
  void readsIntegersAndAnswersWords() {
    embedded.s3().createBucket("words");
    embedded.s3().putObject("words", "vocab/vocab.src.json", "{}");
    embedded.s3().putObject("words", "vocab/vocab.trg.json", "{}");

    Seq2SeqModel model =
        estimator().setExtraChannels("{\"vocab\": \"s3://words/vocab/\"}").fit(pairs());
    try {
      Row scored =
          model
              .transform(spark.range(1).select(functions.lit("you are so good !").as("text")))
              .first();
      assertThat(scored.<String>getAs("prediction")).isNotEmpty();
    } finally {
      model.deleteResources(spark);
    }
  }

  @Test
  void refusesWhatTheImageDoesNotReadBeforeAnythingIsMoved() {
    assertThatThrownBy(() -> estimator().fit(pairs()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("needs the channel vocab; give its place in S3 in extraChannels");
    assertThatThrownBy(
            () ->
                estimator()
                    .setExtraChannels("{\"vocab\": \"s3://words/vocab/\"}")
                    .fit(pairs().withColumn("source", functions.lit("text"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "the 'source' column 'source' is of type string; it must be an array of whole numbers");
  }

  /**
   * What SageMaker-Seq2Seq-Translation-English-German.ipynb of
   * aws/amazon-sagemaker-examples@020297f asks, and the member of its answer that it reads.
   */
  @Test
  void asksAndUnderstandsAsTheNotebookDoes() throws Exception {
    Seq2SeqModel model = new Seq2SeqModel();

    assertThat(
            Requests.text(
                model,
                new StructType().add("text", DataTypes.StringType),
                RowFactory.create("you are so good !")))
        .isEqualTo("{\"instances\":[{\"data\":\"you are so good !\"}]}");
    assertThat(
            model
                .deserializer()
                .decode(
                    "{\"predictions\": [{\"target\": \"du bist gut\", \"matrix\": [[1]]}]}"
                        .getBytes(StandardCharsets.UTF_8))
                .get(0))
        .containsExactly("du bist gut");
  }
}
