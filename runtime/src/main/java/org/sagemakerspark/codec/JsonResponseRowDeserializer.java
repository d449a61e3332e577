package org.sagemakerspark.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads answers in JSON by rows, {@code {"predictions":[{"score":0.5},…]}}, or by columns, {@code
 * {"predictions":{"score":[0.5,…]}}}, also without the outer member, or by rows in the only member,
 * whatever its name: some of Amazon's images have one of their own, such as {@code scores}. A dot
 * in a name leads into an inner object, and a number to an item of a list.
 */
public final class JsonResponseRowDeserializer extends AnswerReader implements InPlaceDeserializer {

  private static final long serialVersionUID = 1L;

  private final String root;
  private final boolean isOne;

  /**
   * Creates a deserializer of some members of each row.
   *
   * @param accept the Accept header
   * @param root the name of the array of rows, or of the object of columns
   */
  public JsonResponseRowDeserializer(List<ResponseColumn> columns, String accept, String root) {
    this(columns, accept, root, false);
  }

  JsonResponseRowDeserializer(
      List<ResponseColumn> columns, String accept, String root, boolean isOne) {
    super(columns, accept);
    this.root = root;
    this.isOne = isOne;
  }

  /**
   * Creates a deserializer whose Accept header is {@code application/json} and whose root is {@code
   * predictions}, of members named one by one.
   */
  public JsonResponseRowDeserializer(ResponseColumn first, ResponseColumn... others) {
    this(
        ResponseColumn.list(first, others),
        JsonRequestRowSerializer.CONTENT_TYPE,
        Codecs.PREDICTIONS);
  }

  @Override
  public Map<String, String> options() {
    Map<String, String> options = new LinkedHashMap<>(super.options());
    options.put(Codecs.ROOT, root);
    if (isOne) {
      options.put(Codecs.ROWS, "one");
    }
    return options;
  }

  @Override
  public List<Object[]> decode(byte[] body) throws IOException {
    if (isOne) {
      JsonAnswer answer = new JsonAnswer(columns());
      JsonAnswer.parse(body, 0, body.length, answer::row);
      return answer.predictions();
    }
    // Which of these an answer is, is known at its end only.
    Optional<Predictions> predictions =
        read(
            body,
            (json, answer) ->
                json.currentToken() == JsonToken.START_OBJECT
                    ? find(json, root, answer)
                    : data(json, answer));
    if (predictions.isEmpty()) {
      predictions = read(body, JsonResponseRowDeserializer::data);
    }
    if (predictions.isEmpty()) {
      String[] only = new String[1];
      JsonAnswer.parse(body, 0, body.length, json -> only[0] = onlyList(json));
      if (only[0] != null) {
        predictions = read(body, (json, answer) -> find(json, only[0], answer));
      }
    }
    return predictions.orElseThrow(
        () ->
            new IOException(
                "the answer has no array '" + root + "', and no array of each prediction either"));
  }

  /** What looks for predictions; a parser stands at the first token. */
  private interface Search {

    /** Reads to the last token, and tells whether there were any. */
    boolean read(JsonParser json, JsonAnswer answer) throws IOException;
  }

  private Optional<Predictions> read(byte[] body, Search search) throws IOException {
    JsonAnswer answer = new JsonAnswer(columns());
    boolean[] isFound = new boolean[1];
    JsonAnswer.parse(body, 0, body.length, json -> isFound[0] = search.read(json, answer));
    return isFound[0] ? Optional.of(answer.predictions()) : Optional.empty();
  }

  /** Returns the name of a list of rows where an object has nothing else; null otherwise. */
  private static String onlyList(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      json.skipChildren();
      return null;
    }
    String name = null;
    int members = 0;
    while (json.nextToken() != JsonToken.END_OBJECT) {
      members++;
      String member = json.currentName();
      name = null;
      if (json.nextToken() == JsonToken.START_ARRAY) {
        name = json.nextToken() == JsonToken.START_OBJECT ? member : null;
        while (json.currentToken() != JsonToken.END_ARRAY) {
          json.skipChildren();
          json.nextToken();
        }
      }
      json.skipChildren();
    }
    return members == 1 ? name : null;
  }

  /** Goes through an object or a list for what a name leads to, and reads that. */
  private static boolean find(JsonParser json, String name, JsonAnswer answer) throws IOException {
    boolean isList = json.currentToken() == JsonToken.START_ARRAY;
    if (!isList && json.currentToken() != JsonToken.START_OBJECT) {
      return false;
    }
    boolean isFound = false;
    int items = 0;
    while (!json.nextToken().isStructEnd()) {
      String member = isList ? Integer.toString(items++) : json.currentName();
      if (!isList) {
        json.nextToken();
      }
      if (isFound) {
        json.skipChildren();
      } else if (member.equals(name)) {
        isFound = data(json, answer);
      } else if (name.startsWith(member + ".")) {
        isFound = find(json, name.substring(member.length() + 1), answer);
      } else {
        json.skipChildren();
      }
    }
    return isFound;
  }

  /** Reads rows, or columns. */
  private static boolean data(JsonParser json, JsonAnswer answer) throws IOException {
    if (json.currentToken() == JsonToken.START_OBJECT) {
      return answer.columns(json);
    }
    if (json.currentToken() != JsonToken.START_ARRAY) {
      return false;
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      answer.row(json);
    }
    return true;
  }
}
