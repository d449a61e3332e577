package org.sagemakerspark.examples;

import java.io.PrintStream;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.sagemakerspark.algorithms.BlazingTextClassifier;
import org.sagemakerspark.algorithms.BlazingTextClassifierModel;

/**
 * Texts and their labels: each digit is described by a word for each dark pixel, and BlazingText
 * learns which digit a text describes.
 */
final class DigitsInWords implements Example {

  private static final int DARK = 128;

  private static final StructType TEXTS =
      new StructType().add("label", "string").add("text", "string");

  @Override
  public void run(SparkSession spark, Digits digits, PrintStream out) {
    BlazingTextClassifier classifier =
        new BlazingTextClassifier()
            .setEpochs(20)
            .setLearningRate(10)
            .setMinCount(1)
            .setWordNgrams(1)
            .setTrainingInstanceType("ml.c5.xlarge")
            .setEndpointInstanceType("ml.c5.large");
    BlazingTextClassifierModel model = classifier.fit(described(digits.training(spark)));
    try {
      Dataset<Row> scored = model.transform(described(digits.heldOut(spark))).cache();
      scored.select("label", "prediction", "probabilities").show();
      double right =
          scored
              .select(functions.expr("avg(int(prediction = concat('__label__', label)))"))
              .first()
              .getDouble(0);
      out.println("purity " + right);
    } finally {
      model.deleteResources(spark);
    }
  }

  private static Dataset<Row> described(Dataset<Row> digits) {
    return digits.map(
        (MapFunction<Row, Row>)
            digit ->
                RowFactory.create(
                    Long.toString(Math.round(digit.<Double>getAs("label"))),
                    words(digit.getAs("features"))),
        Encoders.row(TEXTS));
  }

  private static String words(Vector pixels) {
    return IntStream.range(0, pixels.size())
        .filter(pixel -> pixels.apply(pixel) > DARK)
        .mapToObj(pixel -> "row" + pixel / 28 + "column" + pixel % 28)
        .collect(Collectors.joining(" "));
  }
}
