package org.sagemakerspark.local.images.serving;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.sagemakerspark.local.images.data.Example;

/** A loaded model that scores rows of numbers; used by many threads at once. */
public interface Predictor extends Responder {

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

  @Override
  default Reply respond(String contentType, String accept, byte[] body)
      throws ClientErrorException, IOException {
    ResponseFormat format = answerFormat(accept);
    List<Example> rows = read(RequestFormat.find(contentType, formats().requests()), body);
    if (rows.isEmpty()) {
      throw new ClientErrorException(400, "The request holds no rows");
    }
    for (int i = 0; i < rows.size(); i++) {
      String objection = objection(rows.get(i));
      if (!objection.isEmpty()) {
        throw new ClientErrorException(400, "Row " + (i + 1) + " " + objection);
      }
    }
    return new Reply(format.contentType(), answer(format, rows));
  }

  /** Gives what a prediction consists of, in the order of the values. */
  List<Field> fields();

  /**
   * Reads the rows of a request as the image's reader does.
   *
   * @throws ClientErrorException if it does not take them
   */
  default List<Example> read(RequestFormat format, byte[] body) throws ClientErrorException {
    return format.read(body);
  }

  /**
   * Says what is wrong with a row, if anything: {@code Row N} and this text are the answer.
   *
   * @return an empty text if the row can be scored
   */
  String objection(Example row);

  /**
   * Chooses the format of an answer.
   *
   * @param accept the request's Accept header
   * @throws ClientErrorException if it asks for none that can be written
   */
  default ResponseFormat answerFormat(String accept) throws ClientErrorException {
    return ResponseFormat.of(accept, formats().answers());
  }

  /** Scores rows and writes the answer. */
  default byte[] answer(ResponseFormat format, List<Example> rows) throws IOException {
    return format.write(formats().root(), fields(), predict(rows));
  }

  /**
   * Scores rows.
   *
   * @return for each row, in order, the values of each field; exactly one for a number
   */
  List<float[][]> predict(List<Example> rows);
}
