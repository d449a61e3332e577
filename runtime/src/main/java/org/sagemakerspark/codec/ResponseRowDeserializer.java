package org.sagemakerspark.codec;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;

/**
 * Turns the body of an answer into one array of predictions a row. It holds its options and nothing
 * else, so one deserializer serves any number of requests at the same time.
 */
public interface ResponseRowDeserializer extends Serializable {

  /** Returns the Accept header of a request. */
  String accept();

  /** Returns the prediction columns, in the order of the arrays that {@link #decode} returns. */
  List<ResponseColumn> columns();

  /**
   * Reads an answer.
   *
   * @param body the whole body
   * @return one array for each record of the answer, in its order, with one element a column
   * @throws IOException when the body is not what the content type says; the message does not
   *     repeat the body
   */
  List<Object[]> decode(byte[] body) throws IOException;
}
