package org.sagemakerspark.codec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.CollectionAccumulator;
import org.sagemakerspark.recordio.IntegerRecord;
import org.sagemakerspark.recordio.UnfitRowException;
import org.sagemakerspark.schema.Columns;

/**
 * Makes training data out of several columns of rows: lines in CSV, in JSON or of words, or rows
 * whose columns are named and typed as an image knows them, which a data source of Spark's writes.
 */
public final class TrainingColumns implements MapPartitionsFunction<Row, Row> {

  private static final long serialVersionUID = 1L;

  /** The format of records. */
  private static final String RECORDS = Codecs.sparkName(Codecs.RECORDIO_PROTOBUF);

  /** The column of what is made that holds a line, or a record. */
  public static final String LINE = "value";

  /** The column that puts names in front of the lines that they name; 0 for names, 1 for rows. */
  public static final String ORDER = "order";

  private static final Set<String> LINES =
      Set.of(Codecs.CSV, Codecs.JSON, Codecs.TEXT, Codecs.AUGMENTED_MANIFEST);

  private static final List<String> OPTIONS_OF_CSV =
      List.of(Codecs.HEADER, "compression", "lineSep");
  private static final List<String> OPTIONS_OF_JSON = List.of("compression", "lineSep");
  private static final List<String> OPTIONS_OF_TEXT = List.of(Codecs.LABEL_PREFIX, "compression");

  private final StructType schema;
  private final Format format;
  private final ArrayList<InputColumn> inputs;
  private final String channelCol;
  private AllowedLabels allowed = AllowedLabels.ANY;
  private String labelCol;
  private CollectionAccumulator<Integer> widths;

  /**
   * Creates the maker of training data.
   *
   * @param format {@code csv}, {@code json}, or another data source of Spark's
   * @param channelCol the name of a row's channel, which stands beside each row as it is
   * @throws IllegalArgumentException when a column is missing or of a wrong type, or an option is
   *     wrong
   */
  public TrainingColumns(
      StructType schema,
      Format format,
      List<InputColumn> inputs,
      Optional<String> channelCol,
      String owner) {
    this.schema = schema;
    this.format = format;
    this.inputs = new ArrayList<>(InputColumn.present(inputs, schema));
    this.channelCol = channelCol.orElse(null);
    this.inputs.forEach(input -> new InputReader(schema, input, owner));
    if (isOfLines()) {
      format.checkOptions(
          switch (format.name()) {
            case Codecs.CSV -> OPTIONS_OF_CSV;
            case Codecs.TEXT -> OPTIONS_OF_TEXT;
            case Codecs.AUGMENTED_MANIFEST -> List.<String>of();
            default -> OPTIONS_OF_JSON;
          });
    }
  }

  /** Refuses rows with other labels than some. */
  public TrainingColumns taking(AllowedLabels labels, Optional<String> column) {
    allowed = labels;
    labelCol = column.orElse(null);
    return this;
  }

  /** Lets each task tell how many fields its lines have. */
  public TrainingColumns tellingWidths(CollectionAccumulator<Integer> to) {
    widths = to;
    return this;
  }

  /** Tells whether lines are made, which Spark's format of text writes. */
  public static boolean areLines(Format format) {
    return LINES.contains(format.name());
  }

  /** Tells whether the names of the columns stand in front of lines. */
  public static boolean haveHeader(Format format) {
    return format.name().equals(Codecs.CSV) && format.flag(Codecs.HEADER);
  }

  /** Tells whether each row becomes a record, whose lists have the names of the inputs. */
  private boolean isOfRecords() {
    return format.name().equals(RECORDS);
  }

  private boolean isOfLines() {
    return areLines(format);
  }

  /** Returns the columns of what is made, and those that stand beside them. */
  public StructType schema() {
    StructType made = new StructType();
    if (isOfRecords()) {
      made = made.add(LINE, DataTypes.BinaryType, false);
    } else if (isOfLines()) {
      made = made.add(LINE, DataTypes.StringType, false);
    } else {
      for (InputColumn input : inputs) {
        made = made.add(input.name(), input.type().sparkType(), !input.isRequired());
      }
    }
    if (channelCol != null) {
      made = made.add(schema.apply(channelCol));
    }
    return haveHeader(format) ? made.add(ORDER, DataTypes.IntegerType, false) : made;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    return isOfLines() ? new Lines(rows) : isOfRecords() ? new Records(rows) : new Values(rows);
  }

  /** Checks the label of a row, and returns its channel. */
  private final class Beside {
    private final int channel = channelCol == null ? -1 : schema.fieldIndex(channelCol);
    private final int label =
        allowed.equals(AllowedLabels.ANY)
            ? -1
            : Columns.number(schema, labelCol, "training data", "label").position();

    String of(Row row) {
      if (label >= 0 && row.get(label) instanceof Number number) {
        allowed.require(labelCol, number.doubleValue());
      }
      return channel < 0 ? null : row.getString(channel);
    }
  }

  /** Makes one row of each, of the values that are read of it. */
  private abstract class OfEach implements Iterator<Row> {
    private final Iterator<Row> rows;
    private final Beside beside = new Beside();
    private final List<InputReader> readers =
        inputs.stream().map(input -> new InputReader(schema, input, "training data")).toList();

    OfEach(Iterator<Row> rows) {
      this.rows = rows;
    }

    @Override
    public final boolean hasNext() {
      return rows.hasNext();
    }

    @Override
    public final Row next() {
      Row row = rows.next();
      String channel = beside.of(row);
      List<Object> values = values(row, readers);
      if (channelCol != null) {
        values.add(channel);
      }
      return RowFactory.create(values.toArray());
    }

    /** Returns what is made of a row, in a list that can grow. */
    abstract List<Object> values(Row row, List<InputReader> readers);
  }

  private final class Records extends OfEach {

    Records(Iterator<Row> rows) {
      super(rows);
    }

    @Override
    List<Object> values(Row row, List<InputReader> readers) {
      IntegerRecord record = new IntegerRecord();
      for (InputReader reader : readers) {
        add(reader, (long[]) reader.read(row), record);
      }
      List<Object> values = new ArrayList<>(2);
      values.add(record.framed());
      return values;
    }

    private static void add(InputReader reader, long[] numbers, IntegerRecord record) {
      if (numbers == null || numbers.length == 0) {
        throw reader.unfit("has no element", "Leave out such rows");
      }
      try {
        record.add(reader.input().name(), numbers);
      } catch (ArithmeticException e) {
        throw reader.unfit("has a number beyond 32 bits", "Number words from 0 on");
      }
    }
  }

  private final class Values extends OfEach {

    Values(Iterator<Row> rows) {
      super(rows);
    }

    @Override
    List<Object> values(Row row, List<InputReader> readers) {
      List<Object> values = new ArrayList<>(readers.size() + 1);
      for (InputReader reader : readers) {
        Object value = reader.read(row);
        if (value instanceof Number number) {
          value =
              reader.input().type() == InputType.NUMBER
                  ? reader.exact(number)
                  : (Object) number.longValue();
        }
        values.add(value);
      }
      return values;
    }
  }

  private final class Lines implements Iterator<Row> {
    private final Iterator<Row> rows;
    private final Beside beside = new Beside();
    private final InputWriter writer =
        switch (format.name()) {
          case Codecs.CSV -> InputWriter.csv(schema, inputs, "training data");
          case Codecs.TEXT ->
              InputWriter.words(
                  schema,
                  inputs,
                  format.option(Codecs.LABEL_PREFIX, ""),
                  labelCol,
                  "training data");
          default -> InputWriter.json(schema, inputs, InputWriter.JsonForm.OBJECT, "training data");
        };
    private final BodyBuffer buffer = new BodyBuffer(1 << 10);
    private final Set<String> named = new HashSet<>();
    private final Deque<Row> made = new ArrayDeque<>();
    private int width = -1;

    Lines(Iterator<Row> rows) {
      this.rows = rows;
    }

    @Override
    public boolean hasNext() {
      return !made.isEmpty() || rows.hasNext();
    }

    @Override
    public Row next() {
      if (made.isEmpty()) {
        make(rows.next());
      }
      return made.remove();
    }

    private void make(Row row) {
      String channel = beside.of(row);
      buffer.truncate(0);
      writer.write(row, buffer);
      tell(writer.width());
      if (haveHeader(format) && named.add(String.valueOf(channel))) {
        made.add(line(InputWriter.header(inputs), channel, 0));
      }
      made.add(line(new String(buffer.copyFrom(0), StandardCharsets.UTF_8), channel, 1));
    }

    private void tell(int fields) {
      if (width < 0) {
        width = fields;
        if (widths != null && fields > 0) {
          widths.add(fields);
        }
      } else if (fields != width) {
        throw new UnfitRowException(
            "A row makes "
                + fields
                + " fields of CSV and another "
                + width
                + ". Give lists the same number of elements in all rows");
      }
    }

    private Row line(String text, String channel, int order) {
      List<Object> values = new ArrayList<>(3);
      values.add(text);
      if (channelCol != null) {
        values.add(channel);
      }
      if (haveHeader(format)) {
        values.add(order);
      }
      return RowFactory.create(values.toArray());
    }
  }
}
