package org.sagemakerspark.datasource;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.OptionalInt;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;
import org.sagemakerspark.codec.BodyBuffer;
import org.sagemakerspark.codec.TrainingLines;
import org.sagemakerspark.recordio.UnfitRowException;
import org.sagemakerspark.recordio.UnfitValueException;

/** Encodes Spark's internal rows straight into lines of text, through a buffer that stays. */
final class LineRowEncoder implements RowEncoding {

  private static final int INITIAL_SIZE = 1 << 12;

  private final RecordLayout layout;
  private final LineLayout lines;
  private final LineLayout.Numeric label;
  private final InternalFeatures features;
  private final BodyBuffer line = new BodyBuffer(INITIAL_SIZE);

  private long group = -1;
  private boolean goesOn;

  LineRowEncoder(RecordLayout layout) {
    this.layout = layout;
    this.lines = layout.lines();
    this.label =
        layout.label() < 0
            ? null
            : new LineLayout.Numeric(layout.label(), layout.labelType(), layout.labelName());
    this.features = new InternalFeatures(layout);
  }

  @Override
  public void encode(InternalRow row) {
    line.truncate(0);
    try {
      features.read(row);
    } catch (UnfitValueException e) {
      throw new UnfitRowException(
          e.inColumn(layout.featuresName()) + ". Fill such values in, or leave out such rows", e);
    }
    features.features().requireText(layout.featuresName());
    boolean isLabeled = layout.isLabeled(row);
    if (isLabeled) {
      layout.allowedLabels().require(label.name(), write(row, label));
    }
    if (lines.weight() != null) {
      if (isLabeled) {
        lines.format().weight(line);
      }
      write(row, lines.weight());
    }
    if (lines.group() != null) {
      group(row);
    }
    lines.format().features(features.features(), lines.firstIndex(), line.size() == 0, line);
  }

  private void group(InternalRow row) {
    LineLayout.Numeric column = lines.group();
    long number = row.isNullAt(column.position()) ? -1 : ((Number) read(row, column)).longValue();
    if (number < 0) {
      throw new UnfitRowException(
          "The group column '"
              + column.name()
              + "' is "
              + (row.isNullAt(column.position()) ? "null" : "negative")
              + " in a row. Leave out such rows, or give them a number of their own");
    }
    goesOn = number == group;
    group = number;
    lines.format().group(number, line);
  }

  private static Object read(InternalRow row, LineLayout.Numeric column) {
    return row.get(column.position(), column.type());
  }

  /** Writes a number with all its digits; returns about what it is. */
  private double write(InternalRow row, LineLayout.Numeric column) {
    int at = column.position();
    if (row.isNullAt(at)) {
      throw unfit(column, "null");
    }
    if (column.type() instanceof DoubleType) {
      return write(row.getDouble(at), column);
    } else if (column.type() instanceof FloatType) {
      return write(row.getFloat(at), column);
    } else if (column.type() instanceof LongType) {
      return write(row.getLong(at));
    } else if (column.type() instanceof IntegerType) {
      return write(row.getInt(at));
    } else if (column.type() instanceof ShortType) {
      return write(row.getShort(at));
    } else if (column.type() instanceof ByteType) {
      return write(row.getByte(at));
    } else if (column.type() instanceof DecimalType decimal) {
      BigDecimal number =
          row.getDecimal(at, decimal.precision(), decimal.scale()).toJavaBigDecimal();
      TrainingLines.number(number, line);
      return number.doubleValue();
    }
    throw new IllegalArgumentException(
        "A column of type " + column.type().simpleString() + " is not numeric");
  }

  private double write(long number) {
    line.number(number);
    return number;
  }

  private double write(double number, LineLayout.Numeric column) {
    if (!Double.isFinite(number)) {
      throw unfit(column, "NaN or infinite");
    }
    line.number(number);
    return number;
  }

  private static UnfitRowException unfit(LineLayout.Numeric column, String what) {
    return new UnfitRowException(
        "The column '"
            + column.name()
            + "' is "
            + what
            + " in a row. Leave out such rows, or fill such values in");
  }

  @Override
  public int size() {
    return line.size();
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    line.writeTo(out);
  }

  @Override
  public boolean goesOn() {
    return goesOn;
  }

  @Override
  public OptionalInt width() {
    return features.features().width();
  }
}
