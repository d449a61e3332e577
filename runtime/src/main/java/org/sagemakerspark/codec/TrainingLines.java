package org.sagemakerspark.codec;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.CollectionAccumulator;
import org.sagemakerspark.recordio.UnfitRowException;
import org.sagemakerspark.schema.Columns;
import org.sagemakerspark.schema.Nearest;

/**
 * Makes lines of training data out of rows, in CSV ({@code label,weight,features…}) or in LibSVM
 * ({@code label:weight index:feature…}, or {@code label qid:group index:feature…}).
 */
public final class TrainingLines implements MapPartitionsFunction<Row, Row> {

  private static final long serialVersionUID = 1L;

  /** The column of what is made that holds the line. */
  public static final String LINE = "value";

  /** What Spark's format of text is told. */
  private static final List<String> OPTIONS_OF_TEXT = List.of("compression", "lineSep");

  private final StructType schema;
  private final Format format;
  private final String featuresCol;
  private final String labelCol;
  private final String weightCol;
  private final String groupCol;
  private final String channelCol;
  private final String labeledChannel;
  private final FeatureRules rules;
  private AllowedLabels allowed = AllowedLabels.ANY;
  private CollectionAccumulator<Integer> widths;

  /**
   * Creates the maker of lines.
   *
   * @param format {@code csv}, or {@code libsvm} with the option {@code firstIndex}
   * @param groupCol says which rows belong together; it stands beside each line, too
   * @param channelCol the name of a row's channel, which stands beside each line as it is
   * @param labeledChannel the only channel whose rows hold a label; all do when empty
   * @param rules what is written for zeros and NaN
   * @throws IllegalArgumentException when a column is missing or of a wrong type, an option is
   *     wrong, or a format cannot do without a label
   */
  public TrainingLines(
      StructType schema,
      Format format,
      String featuresCol,
      Optional<String> labelCol,
      Optional<String> weightCol,
      Optional<String> groupCol,
      Optional<String> channelCol,
      Optional<String> labeledChannel,
      FeatureRules rules,
      String owner) {
    this.schema = schema;
    this.format = format;
    this.featuresCol = featuresCol;
    this.labelCol = labelCol.orElse(null);
    this.weightCol = weightCol.orElse(null);
    this.groupCol = groupCol.orElse(null);
    this.channelCol = channelCol.orElse(null);
    this.labeledChannel = labeledChannel.orElse(null);
    this.rules = rules;
    bind(features(owner), owner);
  }

  /** Refuses rows with other labels than some. */
  public TrainingLines taking(AllowedLabels labels) {
    allowed = labels;
    return this;
  }

  /** Lets each task tell how many features its rows have. */
  public TrainingLines tellingWidths(CollectionAccumulator<Integer> to) {
    widths = to;
    return this;
  }

  /** Returns the columns of what is made: the line, and those that stand beside it. */
  public StructType schema() {
    StructType lines = new StructType().add(LINE, DataTypes.StringType, false);
    for (String column : beside()) {
      lines = lines.add(schema.apply(column));
    }
    return lines;
  }

  private List<String> beside() {
    return Stream.of(groupCol, channelCol).filter(Objects::nonNull).toList();
  }

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    int[] beside = beside().stream().mapToInt(schema::fieldIndex).toArray();
    FeatureReader features = features("training data");
    Line line = bind(features, "training data");
    BodyBuffer buffer = new BodyBuffer(1 << 10);
    return new Iterator<>() {
      private boolean isTold = widths == null;

      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public Row next() {
        Row row = rows.next();
        buffer.truncate(0);
        line.write(row, buffer);
        if (!isTold) {
          widths.add(features.width());
          isTold = true;
        }
        String text = new String(buffer.copyFrom(0), StandardCharsets.ISO_8859_1);
        Object[] values = new Object[1 + beside.length];
        values[0] = text;
        for (int i = 0; i < beside.length; i++) {
          values[1 + i] = row.get(beside[i]);
        }
        return RowFactory.create(values);
      }
    };
  }

  private interface Line {
    void write(Row row, BodyBuffer line);
  }

  private boolean isCsv() {
    return format.name().equals(Codecs.CSV);
  }

  private FeatureReader features(String owner) {
    return isCsv()
        ? FeatureReader.ofAll(schema, featuresCol, rules, owner)
        : FeatureReader.of(schema, featuresCol, rules, owner);
  }

  private Line bind(FeatureReader features, String owner) {
    int label = number(labelCol, owner, "label");
    int weight = number(weightCol, owner, "weight");
    int group = groupCol == null ? -1 : Columns.whole(schema, groupCol, owner, "group").position();
    int channel = channelCol == null ? -1 : schema.fieldIndex(channelCol);
    checkOptions(owner);
    if (isCsv()) {
      return (row, line) -> csv(row, isLabeled(row, channel) ? label : -1, weight, features, line);
    }
    int firstIndex = LibSVMRequestRowSerializer.checked(format.whole(Codecs.FIRST_INDEX, 0));
    if (label < 0 || labeledChannel != null) {
      throw new IllegalArgumentException(
          owner + ": LibSVM training data needs a label; csv or sagemaker can do without");
    }
    return (row, line) -> libSvm(row, label, weight, group, features, firstIndex, line);
  }

  private boolean isLabeled(Row row, int channel) {
    return labeledChannel == null || labeledChannel.equals(row.getString(channel));
  }

  private int number(String column, String owner, String role) {
    return column == null ? -1 : Columns.number(schema, column, owner, role).position();
  }

  /** Refuses options of Spark's own CSV, which would change nothing here. */
  private void checkOptions(String owner) {
    List<String> known =
        isCsv()
            ? OPTIONS_OF_TEXT
            : Stream.concat(Stream.of(Codecs.FIRST_INDEX), OPTIONS_OF_TEXT.stream()).toList();
    for (String option : format.options().keySet()) {
      if (known.stream().noneMatch(option::equalsIgnoreCase)) {
        throw new IllegalArgumentException(
            owner
                + ": trainingSparkDataFormatOptions has '"
                + option
                + "', which lines of labels and features in "
                + format.name()
                + " do not know; there are "
                + String.join(", ", known)
                + Nearest.of(option, known)
                + (isCsv()
                    ? ". trainingProjectedColumns writes columns by Spark's own CSV, with its options"
                    : ""));
      }
    }
  }

  private void csv(Row row, int label, int weight, FeatureReader features, BodyBuffer line) {
    Features all = features.readText(row);
    if (label >= 0) {
      NumberText.write(label(row, label), line);
      line.write(',');
    }
    if (weight >= 0) {
      NumberText.write(number(row, weight), line);
      line.write(',');
    }
    UnlabeledCSVRequestRowSerializer.writeAll(all, line);
  }

  private void libSvm(
      Row row,
      int label,
      int weight,
      int group,
      FeatureReader features,
      int firstIndex,
      BodyBuffer line) {
    Features all = features.readText(row);
    if (weight >= 0) {
      LibSVMLine.write(label(row, label), number(row, weight), all, firstIndex, line);
    } else if (group >= 0) {
      LibSVMLine.writeOfGroup(label(row, label), group(row, group), all, firstIndex, line);
    } else {
      LibSVMLine.write(label(row, label), all, firstIndex, line);
    }
  }

  private long group(Row row, int column) {
    if (row.get(column) instanceof Number number && number.longValue() >= 0) {
      return number.longValue();
    }
    throw new UnfitRowException(
        "The group column '"
            + schema.fieldNames()[column]
            + "' is "
            + (row.isNullAt(column) ? "null" : "negative")
            + " in a row. Leave out such rows, or give them a number of their own");
  }

  private Number label(Row row, int column) {
    Number label = number(row, column);
    allowed.require(labelCol, label.doubleValue());
    return label;
  }

  private Number number(Row row, int column) {
    if (row.get(column) instanceof Number number && Double.isFinite(number.doubleValue())) {
      return number;
    }
    throw new UnfitRowException(
        "The column '"
            + schema.fieldNames()[column]
            + "' is "
            + (row.isNullAt(column) ? "null" : "NaN or infinite")
            + " in a row. Leave out such rows, or fill such values in");
  }
}
