package org.sagemakerspark.codec;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.sagemakerspark.artifacts.Model;
import org.sagemakerspark.artifacts.Model.Part;

/**
 * Makes predictions of what a model in this JVM answers, as a deserializer makes them of an image's
 * answer.
 */
public final class InPlaceAnswer {

  private record Source(ResponseColumn column, InPlaceDeserializer.Numbers numbers) {}

  private final List<Source> sources;

  private InPlaceAnswer(List<Source> sources) {
    this.sources = sources;
  }

  /**
   * Finds the predictions among what a model answers.
   *
   * @param owner who asks, for messages
   * @throws IllegalArgumentException when one is not there, or is not what its column holds
   */
  public static InPlaceAnswer of(ResponseRowDeserializer deserializer, Model model, String owner) {
    if (!(deserializer instanceof InPlaceDeserializer inPlace)) {
      throw new IllegalArgumentException(
          owner
              + ": responseRowDeserializer is the class "
              + deserializer.getClass().getName()
              + ", which reads the answers of an endpoint; clear(responseRowDeserializer()) to"
              + " score natively");
    }
    List<Source> sources = new ArrayList<>();
    for (ResponseColumn column : deserializer.columns()) {
      InPlaceDeserializer.Numbers numbers =
          inPlace
              .find(column.key(), model.parts())
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          owner
                              + ": the model answers "
                              + String.join(", ", model.parts().stream().map(Part::name).toList())
                              + ", and not '"
                              + column.key()
                              + "', which the column '"
                              + column.column()
                              + "' is made of"));
      sources.add(new Source(column, numbers));
    }
    InPlaceAnswer answer = new InPlaceAnswer(sources);
    try {
      answer.predictions(new float[model.answerLength()]);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          owner
              + ": "
              + e.getMessage()
              + "; set the hyperparameters of the model as it was trained, which decide what it"
              + " answers",
          e);
    }
    return answer;
  }

  /**
   * Makes predictions, one a column.
   *
   * @throws IOException when a number is not what its column holds; the message does not show it
   */
  public Object[] predictions(float[] answer) throws IOException {
    Object[] predictions = new Object[sources.size()];
    for (int i = 0; i < predictions.length; i++) {
      Source source = sources.get(i);
      predictions[i] = prediction(answer, source.numbers(), source.column());
    }
    return predictions;
  }

  private static Object prediction(
      float[] answer, InPlaceDeserializer.Numbers numbers, ResponseColumn column)
      throws IOException {
    if (!numbers.isList()) {
      return Prediction.of(answer[numbers.from()], column);
    }
    double[] values = new double[numbers.width()];
    for (int i = 0; i < values.length; i++) {
      values[i] = answer[numbers.from() + i];
    }
    return Prediction.of(values, column);
  }
}
