package org.sagemakerspark.codec;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.sagemakerspark.value.WireForm;

/** Writes the inputs of rows as text, one row after the other; used by one thread. */
abstract class InputWriter {
  private static final byte[] NULL = {'n', 'u', 'l', 'l'};
  private static final byte[] FEATURES = "{\"features\":".getBytes(StandardCharsets.US_ASCII);

  private final List<InputReader> readers;

  /** The forms that a row has in JSON. */
  enum JsonForm {
    /** An object with a member for each input. */
    OBJECT,
    /** An array of the inputs' values. */
    ARRAY,
    /** An object whose member {@code features} is an array of the inputs' values. */
    FEATURES,
    /** The value of the only input. */
    VALUE
  }

  /**
   * Finds the columns.
   *
   * @throws IllegalArgumentException when there is none, or it is of another type
   */
  private InputWriter(StructType schema, List<InputColumn> inputs, String owner) {
    this.readers = inputs.stream().map(input -> new InputReader(schema, input, owner)).toList();
  }

  abstract void write(Row row, BodyBuffer body);

  /** Returns how many fields the last row had, where that is to be the same in each; else 0. */
  int width() {
    return 0;
  }

  final List<InputReader> readers() {
    return readers;
  }

  /** Returns what writes rows as lines of comma-separated values. */
  static InputWriter csv(StructType schema, List<InputColumn> inputs, String owner) {
    return new Csv(schema, inputs, owner);
  }

  /** Returns what writes rows as JSON. */
  static InputWriter json(
      StructType schema, List<InputColumn> inputs, JsonForm form, String owner) {
    return new Json(schema, inputs, form, owner);
  }

  /**
   * Returns what writes rows as words with blanks between them.
   *
   * @param labelPrefix what stands in front of each label
   * @param labelCol the column of labels, or null
   */
  static InputWriter words(
      StructType schema,
      List<InputColumn> inputs,
      String labelPrefix,
      String labelCol,
      String owner) {
    return new Words(schema, inputs, labelPrefix, labelCol, owner);
  }

  /** Returns the line that names the inputs. */
  static String header(List<InputColumn> inputs) {
    return inputs.stream().map(input -> Csv.quoted(input.name())).collect(Collectors.joining(","));
  }

  private static final class Csv extends InputWriter {
    private int width;

    Csv(StructType schema, List<InputColumn> inputs, String owner) {
      super(schema, inputs, owner);
      inputs.stream()
          .filter(input -> input.type() == InputType.NUMBER_ARRAY_ARRAY)
          .findFirst()
          .ifPresent(
              input -> {
                throw new IllegalArgumentException(
                    owner
                        + ": column '"
                        + input.column()
                        + "' is of arrays of arrays, which CSV does not hold; choose json or"
                        + " jsonlines");
              });
    }

    @Override
    int width() {
      return width;
    }

    @Override
    void write(Row row, BodyBuffer body) {
      width = 0;
      int start = body.size();
      for (InputReader reader : readers()) {
        Object value = reader.read(row);
        if (value instanceof double[] numbers) {
          for (double number : numbers) {
            next(body);
            if (!Double.isNaN(number)) {
              NumberText.write(number, body);
            }
          }
        } else if (value instanceof long[] numbers) {
          for (long number : numbers) {
            next(body);
            NumberText.write((Number) number, body);
          }
        } else if (value instanceof String[] texts) {
          for (String text : texts) {
            next(body);
            body.write(quoted(text).getBytes(StandardCharsets.UTF_8));
          }
        } else if (value == null && reader.input().type().isList()) {
          throw reader.unfit(
              "is null, and CSV cannot tell how many fields that are",
              "Fill it in, or leave out such rows");
        } else {
          next(body);
          one(value, body);
        }
      }
      if (body.size() == start) {
        // Many readers skip empty lines.
        body.write(new byte[] {'"', '"'});
      }
    }

    private void next(BodyBuffer body) {
      if (width++ > 0) {
        body.write(',');
      }
    }

    private static void one(Object value, BodyBuffer body) {
      if (value instanceof Number number) {
        NumberText.write(number, body);
      } else if (value instanceof String text) {
        body.write(quoted(text).getBytes(StandardCharsets.UTF_8));
      } else if (value != null) {
        body.write(value.toString().getBytes(StandardCharsets.US_ASCII));
      }
    }

    /** Quotes what would be parted, and the empty text, which is not a missing one. */
    static String quoted(String text) {
      boolean isPlain =
          !text.isEmpty()
              && text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
              && text.charAt(0) != ' '
              && text.charAt(text.length() - 1) != ' ';
      return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
  }

  private static final class Words extends InputWriter {
    private final String labelPrefix;
    private final String labelCol;

    Words(
        StructType schema,
        List<InputColumn> inputs,
        String labelPrefix,
        String labelCol,
        String owner) {
      super(schema, inputs, owner);
      this.labelPrefix = labelPrefix;
      this.labelCol = labelCol;
    }

    @Override
    void write(Row row, BodyBuffer body) {
      int start = body.size();
      for (InputReader reader : readers()) {
        Object value = reader.read(row);
        boolean isLabel = reader.input().column().equals(labelCol);
        int before = body.size();
        for (Object text : WireForm.elements(value == null ? new String[0] : value)) {
          if (body.size() > start) {
            body.write(' ');
          }
          String words = isLabel ? label((String) text, reader) : words((String) text, reader);
          body.write(words.getBytes(StandardCharsets.UTF_8));
        }
        if (isLabel && value != null && body.size() == before) {
          throw reader.unfit("has an empty list of labels", "Leave out such rows");
        }
      }
    }

    private String label(String label, InputReader reader) {
      if (label.isEmpty() || label.chars().anyMatch(Words::parts)) {
        throw reader.unfit(
            "has a label that is empty or has a blank in it",
            "Write labels as one word, such as new_york");
      }
      return labelPrefix + label;
    }

    private String words(String text, InputReader reader) {
      if (text.isBlank()) {
        throw reader.unfit("has no word", "Leave out such rows");
      }
      if (text.chars().anyMatch(c -> c == '\n' || c == '\r' || c == 0)) {
        throw reader.unfit(
            "has a line break, which ends a sentence", "Write blanks in place of line breaks");
      }
      if (!labelPrefix.isEmpty() && beginsAWord(text)) {
        throw reader.unfit(
            "has a word that begins with "
                + labelPrefix
                + ", which the image takes for a label of the row",
            "Take such words out");
      }
      return text;
    }

    private boolean beginsAWord(String text) {
      int at = text.indexOf(labelPrefix);
      while (at > 0 && !parts(text.charAt(at - 1))) {
        at = text.indexOf(labelPrefix, at + 1);
      }
      return at >= 0;
    }

    /** Tells whether words are parted here. */
    private static boolean parts(int c) {
      return c <= ' ';
    }
  }

  private static final class Json extends InputWriter {
    private final JsonTree tree;
    private final JsonForm form;
    private final Object[] values;
    private final byte[][] missing;

    Json(StructType schema, List<InputColumn> inputs, JsonForm form, String owner) {
      super(schema, inputs, owner);
      this.tree = new JsonTree(inputs.stream().map(InputColumn::name).toList());
      this.form = form;
      this.values = new Object[inputs.size()];
      this.missing =
          inputs.stream()
              .map(input -> input.missingAs().isEmpty() ? NULL : quoted(input.missingAs()))
              .toArray(byte[][]::new);
    }

    @Override
    void write(Row row, BodyBuffer body) {
      for (int i = 0; i < values.length; i++) {
        values[i] = readers().get(i).read(row);
      }
      switch (form) {
        case OBJECT -> tree.write(this::value, body);
        case VALUE -> value(0, body);
        case ARRAY -> all(body);
        case FEATURES -> {
          body.write(FEATURES);
          all(body);
          body.write('}');
        }
      }
    }

    private void all(BodyBuffer body) {
      body.write('[');
      for (int i = 0; i < values.length; i++) {
        separate(i, body);
        value(i, body);
      }
      body.write(']');
    }

    private static void separate(int position, BodyBuffer body) {
      if (position > 0) {
        body.write(',');
      }
    }

    private void value(int place, BodyBuffer body) {
      Object value = values[place];
      if (value instanceof Number number) {
        NumberText.write(number, body);
      } else if (value instanceof String text) {
        text(text, body);
      } else if (value instanceof InputReader.Json json) {
        body.write(json.text().getBytes(StandardCharsets.UTF_8));
      } else if (value instanceof double[] numbers) {
        numbers(numbers, missing[place], body);
      } else if (value instanceof double[][] lists) {
        body.write('[');
        for (int i = 0; i < lists.length; i++) {
          separate(i, body);
          numbers(lists[i], NULL, body);
        }
        body.write(']');
      } else if (value instanceof long[] numbers) {
        body.write('[');
        for (int i = 0; i < numbers.length; i++) {
          separate(i, body);
          NumberText.write((Number) numbers[i], body);
        }
        body.write(']');
      } else if (value instanceof String[] texts) {
        body.write('[');
        for (int i = 0; i < texts.length; i++) {
          separate(i, body);
          text(texts[i], body);
        }
        body.write(']');
      } else {
        body.write(String.valueOf(value).getBytes(StandardCharsets.US_ASCII));
      }
    }

    private static void numbers(double[] numbers, byte[] missing, BodyBuffer body) {
      body.write('[');
      for (int i = 0; i < numbers.length; i++) {
        separate(i, body);
        if (Double.isNaN(numbers[i])) {
          body.write(missing);
        } else {
          NumberText.write(numbers[i], body);
        }
      }
      body.write(']');
    }

    private static byte[] quoted(String text) {
      return ('"' + text + '"').getBytes(StandardCharsets.US_ASCII);
    }

    private static void text(String text, BodyBuffer body) {
      body.write('"');
      body.write(JsonStringEncoder.getInstance().quoteAsUTF8(text));
      body.write('"');
    }
  }
}
