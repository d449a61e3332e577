package org.sagemakerspark.examples;

import static org.apache.spark.sql.functions.expr;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.sagemakerspark.algorithms.Seq2SeqEstimator;
import org.sagemakerspark.algorithms.Seq2SeqModel;

/**
 * Translates numbers from English into German, word by word, with Sequence-to-Sequence on
 * SageMaker.
 *
 * <p>The embedded SageMaker's image checks what it is given and does not learn: it answers with the
 * words that it was asked.
 */
final class WordsIntoWords implements Example {

  /** What a vocabulary has before its words. */
  private static final List<String> MARKS = List.of("<pad>", "<unk>", "<s>", "</s>");

  private static final List<String> ENGLISH =
      List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");
  private static final List<String> GERMAN =
      List.of("null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun");

  @Override
  public void run(SparkSession spark, Digits digits, PrintStream out) {
    try (Uploads uploads = new Uploads(spark)) {
      // Rows hold the numbers of words; which word has which number, the image is told in JSON.
      uploads.put("vocab/vocab.src.json", vocabulary(ENGLISH));
      uploads.put("vocab/vocab.trg.json", vocabulary(GERMAN));
      Seq2SeqEstimator estimator =
          new Seq2SeqEstimator()
              .setExtraChannels(Map.of("vocab", uploads.uri("vocab/")))
              .setValidationIndicatorCol("held")
              .setMaxSeqLenSource(6)
              .setMaxSeqLenTarget(6)
              .setMaxNumEpochs(10)
              .setTrainingInstanceType("ml.p3.2xlarge")
              .setEndpointInstanceType("ml.m5.large");
      Seq2SeqModel model = estimator.fit(pairs(spark));
      try {
        Dataset<Row> translated = model.transform(pairs(spark).filter("held")).cache();
        translated.select("text", "translation", "prediction").show(5, false);
        // As many words as were asked for are no translation yet; a model that learns gives one.
        double formed =
            translated
                .select(expr("avg(int(size(split(prediction, ' ')) = size(source)))"))
                .first()
                .getDouble(0);
        out.println(Example.form(formed, "seq2seq"));
      } finally {
        model.deleteResources(spark);
      }
    }
  }

  private static byte[] vocabulary(List<String> words) {
    List<String> all = Stream.concat(MARKS.stream(), words.stream()).toList();
    return IntStream.range(0, all.size())
        .mapToObj(i -> "\"" + all.get(i) + "\": " + i)
        .collect(Collectors.joining(", ", "{", "}"))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Makes numbers of three to six digits in both languages, as words and as numbers of words. */
  private static Dataset<Row> pairs(SparkSession spark) {
    return spark
        .range(1000)
        .withColumn("held", expr("id % 5 = 0"))
        .withColumn(
            "digits", expr("transform(sequence(1, 3 + int(id % 4)), at -> pmod(hash(id, at), 10))"))
        .withColumn("source", expr("transform(digits, digit -> digit + " + MARKS.size() + ")"))
        .withColumn("label", expr("source"))
        .withColumn("text", words(ENGLISH))
        .withColumn("translation", words(GERMAN));
  }

  private static Column words(List<String> words) {
    return expr(
        "array_join(transform(digits, digit -> split('"
            + String.join(" ", words)
            + "', ' ')[digit]), ' ')");
  }
}
