package org.sagemakerspark.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads answers in JSON by rows, {@code {"predictions":[{"score":0.5},…]}}, or by columns, {@code
 * {"predictions":{"score":[0.5,…]}}}, also without the outer member. A dot in a name leads into an
 * inner object, and a number to an item of a list.
 */
public final class JsonResponseRowDeserializer implements InPlaceDeserializer, Describable {

  private static final long serialVersionUID = 1L;

  private final ArrayList<ResponseColumn> columns;
  private final String accept;
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
    this.columns = new ArrayList<>(columns);
    this.accept = accept;
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
    Map<String, String> options = new LinkedHashMap<>();
    options.put(Codecs.COLUMNS, ResponseColumn.toJson(columns));
    options.put(Codecs.ACCEPT, accept);
    options.put(Codecs.ROOT, root);
    if (isOne) {
      options.put(Codecs.ROWS, "one");
    }
    return options;
  }

  @Override
  public String accept() {
    return accept;
  }

  @Override
  public List<ResponseColumn> columns() {
    return List.copyOf(columns);
  }

  @Override
  public List<Object[]> decode(byte[] body) throws IOException {
    JsonAnswer named = new JsonAnswer(columns);
    if (isOne) {
      JsonAnswer.parse(body, 0, body.length, named::row);
      return named.predictions();
    }
    boolean[] isFound = new boolean[1];
    JsonAnswer.parse(
        body,
        0,
        body.length,
        json ->
            isFound[0] =
                json.currentToken() == JsonToken.START_OBJECT
                    ? find(json, root, named)
                    : data(json, named));
    if (isFound[0]) {
      return named.predictions();
    }
    // The columns may stand without an outer member, which is known at the end only.
    JsonAnswer bare = new JsonAnswer(columns);
    JsonAnswer.parse(body, 0, body.length, json -> isFound[0] = data(json, bare));
    if (isFound[0]) {
      return bare.predictions();
    }
    throw new IOException(
        "the answer has no array '" + root + "', and no array of each prediction either");
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
