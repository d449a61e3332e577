package org.sagemakerspark.local.images.serving;

import java.util.List;
import java.util.Set;
import org.sagemakerspark.local.images.data.Example;

/** A loaded model; used by many threads at once. */
public interface Predictor {

  /**
   * One named part of a prediction.
   *
   * @param name its name in every answer format
   * @param shape whether it is one number or a list
   */
  record Field(String name, Shape shape) {

    /** What a field holds. */
    public enum Shape {
      NUMBER,
      LIST
    }

    public static Field number(String name) {
      return new Field(name, Shape.NUMBER);
    }

    public static Field list(String name) {
      return new Field(name, Shape.LIST);
    }
  }

  /**
   * What requests and answers may look like.
   *
   * @param requests the content types of requests
   * @param answers the content types of answers; the first one if the request leaves the choice
   * @param root the member that holds the predictions of a JSON answer
   */
  record Formats(Set<RequestFormat> requests, List<ResponseFormat> answers, String root) {}

  Formats formats();

  /** Gives what a prediction consists of, in the order of the values. */
  List<Field> fields();

  /**
   * Makes of a request's rows what the image's reader makes of them.
   *
   * @throws ClientErrorException if it does not take them
   */
  default List<Example> read(RequestFormat format, List<Example> rows) throws ClientErrorException {
    return rows;
  }

  /**
   * Says what is wrong with a row, if anything: {@code Row N} and this text are the answer.
   *
   * @return an empty text if the row can be scored
   */
  String objection(Example row);

  /**
   * Scores rows.
   *
   * @return for each row, in order, the values of each field; exactly one for a number
   */
  List<float[][]> predict(List<Example> rows);
}
