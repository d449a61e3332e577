package org.sagemakerspark.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.sagemakerspark.recordio.UnfitRowException;
import org.sagemakerspark.schema.ColumnPath;
import org.sagemakerspark.schema.Columns;
import org.sagemakerspark.value.Bounds;
import org.sagemakerspark.value.S3Uri;

/**
 * Reads one input of rows, and refuses what cannot be written. A value that is missing is null, or
 * NaN in a list of numbers.
 */
final class InputReader {
  private static final ObjectReader JSON =
      new ObjectMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** Beyond this, a double does not hold every whole number. */
  private static final double MAX_WHOLE = 1L << 53;

  private final InputColumn input;
  private final ColumnPath path;
  private final boolean isBounded;
  private final Pattern pattern;

  /**
   * Finds the column.
   *
   * @throws IllegalArgumentException when there is none, or it is of another type
   */
  InputReader(StructType schema, InputColumn input, String owner) {
    this.input = input;
    this.isBounded = !input.bounds().equals(Bounds.any());
    this.pattern = input.pattern().isEmpty() ? null : Pattern.compile(input.pattern());
    String role = "'" + input.name() + "'";
    this.path = Columns.require(schema, input.column(), owner, role);
    if (!input.type().takes(path.type())) {
      throw new IllegalArgumentException(
          owner
              + ": the "
              + role
              + " column '"
              + input.column()
              + "' is of type "
              + path.type().simpleString()
              + "; it must be "
              + input.type().description());
    }
  }

  InputColumn input() {
    return input;
  }

  /**
   * Reads a text, a boolean, a {@link Number}, an array, or {@link Json}; null where there is no
   * value.
   */
  Object read(Row row) {
    Object value = path.read(row);
    if (value == null) {
      return missing("null");
    }
    return switch (input.type()) {
      case NUMBER -> number((Number) value);
      case INTEGER -> inside(((Number) value).longValue());
      case STRING -> fitting((String) value);
      case BOOLEAN -> value;
      case NUMBER_ARRAY -> numbers(value, row);
      case INTEGER_ARRAY -> whole(path.readList(row));
      case STRING_ARRAY -> texts(path.readList(row));
      case INTEGER_OR_ARRAY ->
          value instanceof Number number ? inside(number.longValue()) : whole(path.readList(row));
      case STRING_OR_ARRAY ->
          value instanceof String text ? fitting(text) : texts(path.readList(row));
      case JSON -> json((String) value);
      case S3_URI -> uri((String) value);
      case NUMBER_ARRAY_ARRAY -> lists(path.readList(row));
      case TIMESTAMP -> time(value);
      case BINARY -> bytes((byte[]) value);
    };
  }

  /** A value that is JSON already. */
  record Json(String text) {}

  private Json json(String text) {
    try {
      JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw unfit("is no JSON", "Correct it, or leave out such rows");
    }
    return new Json(text);
  }

  private String uri(String text) {
    return S3Uri.read(text)
        .filter(uri -> !uri.key().isEmpty() && !text.endsWith("/"))
        .map(S3Uri::toString)
        .orElseThrow(
            () ->
                unfit(
                    "is not the S3 URI of an object",
                    "Write it as s3://bucket/key, or leave out such rows"));
  }

  private byte[] bytes(byte[] value) {
    if (value.length == 0) {
      throw unfit("is empty", "Leave out such rows");
    }
    return value;
  }

  private long inside(long number) {
    if (isBounded) {
      requireInside(number);
    }
    return number;
  }

  private double inside(double number) {
    if (isBounded) {
      requireInside(number);
    }
    return number;
  }

  private void requireInside(Number number) {
    if (!input.bounds().contains(number)) {
      throw unfit(
          "has a number that is not " + input.bounds().describe(),
          "Correct it, or leave out such rows");
    }
  }

  private String fitting(String text) {
    if (pattern != null && !pattern.matcher(text).matches()) {
      throw unfit(
          "has a text that does not match " + input.pattern(),
          "Correct it, or leave out such rows");
    }
    return text;
  }

  /** Returns null, where a value may be missing. */
  private Object missing(String what) {
    if (input.isRequired()) {
      throw unfit("is " + what, "Fill it in, or leave out such rows");
    }
    return null;
  }

  private Object number(Number number) {
    double value = number.doubleValue();
    if (Double.isNaN(value)) {
      return missing("NaN");
    }
    if (Double.isInfinite(value)) {
      throw unfit("is infinite", "Bound such values, or leave out such rows");
    }
    if (isBounded) {
      // As it is: a decimal, or a number of 32 bits, is not another one.
      requireInside(number);
    }
    return number;
  }

  /** Returns a number as a double that is the same. */
  double exact(Number number) {
    double value = number.doubleValue();
    if (number instanceof Long && Math.abs(value) > MAX_WHOLE) {
      throw unfit(
          "has a whole number that a double does not hold exactly",
          "Cast it to double if that does not matter, or let the spec say that it is of integers");
    }
    return value;
  }

  private double[] numbers(Object value, Row row) {
    double[] numbers;
    if (value instanceof Vector vector) {
      numbers = vector.toArray();
    } else if (value instanceof org.apache.spark.mllib.linalg.Vector vector) {
      numbers = vector.toArray();
    } else {
      numbers = elements(path.readList(row));
    }
    for (double number : numbers) {
      if (Double.isInfinite(number)) {
        throw unfit("has an infinite element", "Bound such values, or leave out such rows");
      }
      if (Double.isNaN(number) && input.isRequired() && input.missingAs().isEmpty()) {
        throw unfit("has an element that is null or NaN", "Fill it in, or leave out such rows");
      }
      if (!Double.isNaN(number)) {
        inside(number);
      }
    }
    return numbers;
  }

  private String time(Object value) {
    return TimeText.of(value, input.timeZone())
        .orElseThrow(
            () ->
                unfit(
                    "holds no time of a whole second",
                    "Write it as 2024-05-31 23:59:00, or leave out such rows"));
  }

  private double[][] lists(List<?> list) {
    double[][] lists = new double[list.size()][];
    for (int i = 0; i < lists.length; i++) {
      Object inner = given(list.get(i));
      // A row knows the arrays of each version of Scala.
      lists[i] =
          inner instanceof Vector vector
              ? vector.toArray()
              : elements(RowFactory.create(inner).getList(0));
      for (double number : lists[i]) {
        if (!Double.isFinite(number)) {
          throw unfit(
              "has an inner array with an element that is null, NaN or infinite",
              "Fill it in, or leave out such rows");
        }
        inside(number);
      }
    }
    return lists;
  }

  private double[] elements(List<?> list) {
    double[] numbers = new double[list.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = element(list.get(i));
    }
    return numbers;
  }

  private double element(Object element) {
    if (element == null) {
      return Double.NaN;
    }
    return exact((Number) element);
  }

  private long[] whole(List<?> list) {
    long[] numbers = new long[list.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = inside(((Number) given(list.get(i))).longValue());
    }
    return numbers;
  }

  private String[] texts(List<?> list) {
    String[] texts = new String[list.size()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = fitting((String) given(list.get(i)));
    }
    return texts;
  }

  private Object given(Object element) {
    if (element == null) {
      throw unfit("has an element that is null", "Fill it in, or leave out such rows");
    }
    return element;
  }

  UnfitRowException unfit(String what, String remedy) {
    return new UnfitRowException(
        "The column '" + input.column() + "' " + what + " in a row. " + remedy);
  }
}
