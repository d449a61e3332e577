package org.sagemakerspark.processor.spec.parse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sagemakerspark.processor.spec.report.Location;
import org.sagemakerspark.processor.spec.report.Problems;
import org.sagemakerspark.processor.spec.report.SpecMessage;

/** Parses untrusted JSON of bounded size into a tree that knows its places. */
final class TreeParser {
  static final int MAX_BYTES = SpecReader.MAX_BYTES;
  static final int MAX_DEPTH = 16;
  static final int MAX_VALUES = 3_000;
  static final int MAX_TEXT = 4_000;
  static final int MAX_DIGITS = 400;

  /** Some editors of Windows begin a file with it. */
  private static final String BYTE_ORDER_MARK = "\ufeff";

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(2 * MAX_DEPTH)
                  .maxStringLength(MAX_BYTES)
                  .maxNameLength(MAX_BYTES)
                  .maxNumberLength(MAX_DIGITS)
                  .build())
          .build();

  private final String file;
  private final Problems problems;
  private int values;

  TreeParser(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /** Returns the document, or nothing if it could not be parsed; the reason is reported. */
  Optional<SpecNode> parse(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      report(Location.startOf(file), "The file has " + bytes.length + " bytes", MAX_BYTES, "bytes");
      return Optional.empty();
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return parse(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      problems.add(SpecMessage.NOT_UTF8, Location.startOf(file));
      return Optional.empty();
    }
  }

  private Optional<SpecNode> parse(String text) {
    try (JsonParser json = JSON.createParser(text)) {
      try {
        return document(json);
      } catch (StreamConstraintsException e) {
        // The library does not say where.
        throw tooLong(place(json.currentLocation(), ""));
      }
    } catch (TooLarge e) {
      report(e.at, e.what, e.limit, e.unit);
    } catch (JsonProcessingException e) {
      syntaxError(
          e.getLocation(), SyntaxMistake.describe(text, e.getLocation(), e.getOriginalMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException("A text in memory cannot fail to be read", e);
    }
    return Optional.empty();
  }

  private Optional<SpecNode> document(JsonParser json) throws IOException, TooLarge {
    if (json.nextToken() == null) {
      syntaxError(json.currentLocation(), "the file is empty");
      return Optional.empty();
    }
    SpecNode document = value(json, "", 1);
    if (json.nextToken() != null) {
      syntaxError(json.currentTokenLocation(), "something follows the end of the object");
      return Optional.empty();
    }
    return Optional.of(document);
  }

  private SpecNode value(JsonParser json, String pointer, int depth) throws IOException, TooLarge {
    Location at = place(json.currentTokenLocation(), pointer);
    if (++values > MAX_VALUES) {
      throw new TooLarge(at, "The spec has too many values", MAX_VALUES, "values");
    }
    if (depth > MAX_DEPTH) {
      throw new TooLarge(at, "This is nested too deeply", MAX_DEPTH, "levels");
    }
    return switch (json.currentToken()) {
      case START_OBJECT -> object(json, at, depth);
      case START_ARRAY -> array(json, at, depth);
      case VALUE_STRING -> new SpecNode.Str(bounded(json.getText(), at), at);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new SpecNode.Num(number(json, at), at);
      case VALUE_TRUE -> new SpecNode.Bool(true, at);
      case VALUE_FALSE -> new SpecNode.Bool(false, at);
      case VALUE_NULL -> new SpecNode.Null(at);
      case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          throw new IllegalStateException("No value begins with " + json.currentToken());
    };
  }

  private SpecNode object(JsonParser json, Location at, int depth) throws IOException, TooLarge {
    Map<String, SpecNode.Field> fields = new LinkedHashMap<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      String pointer = at.pointer() + "/" + name.replace("~", "~0").replace("/", "~1");
      Location key = place(json.currentTokenLocation(), pointer);
      bounded(name, key);
      json.nextToken();
      SpecNode value = value(json, pointer, depth + 1);
      SpecNode.Field first = fields.putIfAbsent(name, new SpecNode.Field(key, value));
      if (first != null) {
        problems.add(SpecMessage.DUPLICATE_KEY, key, name, first.key().line());
      }
    }
    return new SpecNode.Obj(fields, at);
  }

  private SpecNode array(JsonParser json, Location at, int depth) throws IOException, TooLarge {
    List<SpecNode> elements = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value(json, at.pointer() + "/" + elements.size(), depth + 1));
    }
    return new SpecNode.Arr(elements, at);
  }

  private static String bounded(String text, Location at) throws TooLarge {
    if (text.length() > MAX_TEXT) {
      throw new TooLarge(
          at, "A text has " + text.length() + " characters", MAX_TEXT, "characters in a text");
    }
    return text;
  }

  /** Guards against a number whose few characters stand for a great many digits. */
  private static BigDecimal number(JsonParser json, Location at) throws IOException, TooLarge {
    BigDecimal number = json.getDecimalValue();
    if (Math.abs((long) number.scale()) > MAX_DIGITS) {
      throw tooLong(at);
    }
    return number;
  }

  private static TooLarge tooLong(Location at) {
    return new TooLarge(at, "A number is too long", MAX_DIGITS, "digits in a number");
  }

  private void syntaxError(JsonLocation at, String what) {
    problems.add(SpecMessage.SYNTAX_ERROR, place(at, ""), what);
  }

  private void report(Location at, String what, int limit, String unit) {
    problems.add(SpecMessage.LIMIT_EXCEEDED, at, what, limit, unit);
  }

  private Location place(JsonLocation at, String pointer) {
    return new Location(file, at.getLineNr(), at.getColumnNr(), pointer);
  }

  /** Ends the parsing of a spec that exceeds a limit. */
  private static final class TooLarge extends Exception {
    private final transient Location at;
    private final String what;
    private final int limit;
    private final String unit;

    TooLarge(Location at, String what, int limit, String unit) {
      super(what);
      this.at = at;
      this.what = what;
      this.limit = limit;
      this.unit = unit;
    }
  }
}
