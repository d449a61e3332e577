package org.sagemakerspark.value;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How a training image reads the value of a hyperparameter; every value is sent as text. */
public enum WireForm {
  /** Numbers and words as they are, booleans as {@code true} or {@code false}, lists as JSON. */
  PLAIN,
  /** Booleans as {@code 1} or {@code 0}. */
  ZERO_ONE,
  /** Booleans as {@code True} or {@code False}, as Python writes them. */
  CAPITALIZED,
  /** Lists as {@code a,b,c}. */
  COMMA_SEPARATED,
  /** Lists as Python reads a tuple: {@code (a,b,c)}, and {@code (a,)} for one element. */
  TUPLE,
  /** Lists of texts that stand for booleans as Python reads a tuple: {@code (True,False)}. */
  TUPLE_OF_BOOLEANS,
  /** Lists that are held as text, {@code 1,2}, as JSON; words beside them as they are. */
  JSON,
  /** Lists of texts that stand for numbers or booleans as JSON: {@code [1,true]}. */
  BARE,
  /** Maps, which are held as JSON, as they are. */
  OBJECT,
  /** Maps as {@code a=1,b=2}. */
  PAIRS;

  /** Returns a value as the image reads it. */
  public String render(Object value) {
    if (value instanceof Boolean flag && this == ZERO_ONE) {
      return flag ? "1" : "0";
    }
    if (value instanceof Boolean flag && this == CAPITALIZED) {
      return flag ? "True" : "False";
    }
    if (this == JSON && value instanceof String text && !text.isEmpty() && isList(text)) {
      return "[" + text.replace(" ", "") + "]";
    }
    if (this == PAIRS) {
      return JsonMap.parse(value.toString()).entrySet().stream()
          .map(entry -> entry.getKey() + "=" + entry.getValue())
          .collect(Collectors.joining(","));
    }
    if (!value.getClass().isArray()) {
      return value.toString();
    }
    return switch (this) {
      case COMMA_SEPARATED -> joined(value, "", "", Object::toString);
      case TUPLE -> tuple(value, Object::toString);
      case TUPLE_OF_BOOLEANS ->
          tuple(value, each -> CAPITALIZED.render(Boolean.valueOf(each.toString())));
      case BARE -> joined(value, "[", "]", Object::toString);
      case PLAIN, ZERO_ONE, CAPITALIZED, JSON, OBJECT, PAIRS -> joined(value, "[", "]", this::json);
    };
  }

  private static boolean isList(String text) {
    return text.chars().allMatch(c -> Character.isDigit(c) || c == ',' || c == ' ' || c == '-');
  }

  /** Allows what the image does not take apart; empty where it takes nothing apart. */
  public Optional<ValueCheck> check() {
    return separators().isEmpty()
        ? Optional.empty()
        : Optional.of(ValueCheck.whole(separators(), this == PAIRS));
  }

  /** Returns the characters that no element of a list, or no key and value of a map, can have. */
  private String separators() {
    return switch (this) {
      case PLAIN, ZERO_ONE, CAPITALIZED, TUPLE_OF_BOOLEANS, JSON, BARE, OBJECT -> "";
      case PAIRS -> ",=";
      case COMMA_SEPARATED -> ",";
      case TUPLE -> ",()";
    };
  }

  private String json(Object element) {
    return element instanceof String text ? quote(text) : render(element);
  }

  private static String joined(
      Object list, String open, String close, Function<Object, String> element) {
    return elements(list).stream().map(element).collect(Collectors.joining(",", open, close));
  }

  private static String tuple(Object list, Function<Object, String> element) {
    return joined(list, "(", elements(list).size() == 1 ? ",)" : ")", element);
  }

  /** Returns the elements of an array of strings, arrays or primitives; of all else itself. */
  public static List<Object> elements(Object list) {
    if (list instanceof Object[] objects) {
      return Arrays.asList(objects);
    }
    if (list instanceof int[] ints) {
      return Arrays.stream(ints).<Object>mapToObj(each -> each).toList();
    }
    if (list instanceof double[] doubles) {
      return Arrays.stream(doubles).<Object>mapToObj(each -> each).toList();
    }
    return Arrays.asList(list);
  }

  private static String quote(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
