package org.sagemakerspark.codec;

import java.math.BigDecimal;

/**
 * The formats in which training data is lines of text, each of which is written as a request in the
 * format writes it: CSV ({@code label,weight,features…}) and LibSVM ({@code label:weight
 * index:feature…}, or {@code label qid:group index:feature…}).
 */
public enum TrainingLines {
  CSV(Codecs.CSV),
  LIBSVM(Codecs.LIBSVM);

  /** How a row's group begins, as XGBoost's reader knows it (dmlc-core, qid). */
  private static final byte[] GROUP = {' ', 'q', 'i', 'd', ':'};

  private final String format;

  TrainingLines(String format) {
    this.format = format;
  }

  /** Returns the name of the format. */
  public String format() {
    return format;
  }

  /** Tells whether every number of a row is written, the zeros too. */
  public boolean writesAll() {
    return this == CSV;
  }

  /** Begins what stands behind a label. */
  public void weight(BodyBuffer line) {
    line.write(this == CSV ? ',' : ':');
  }

  /** Writes a row's group. */
  public void group(long group, BodyBuffer line) {
    line.write(GROUP);
    line.number(group);
  }

  /** Writes a number of any type with all its digits. */
  public static void number(BigDecimal number, BodyBuffer line) {
    NumberText.write(number, line);
  }

  /**
   * Writes the features to the end of the line.
   *
   * @param firstIndex where LibSVM counts them from
   * @param isFirst whether nothing stands before them
   */
  public void features(Features features, int firstIndex, boolean isFirst, BodyBuffer line) {
    if (this == LIBSVM) {
      LibSVMLine.write(features, firstIndex, line);
    } else {
      if (!isFirst) {
        line.write(',');
      }
      UnlabeledCSVRequestRowSerializer.writeAll(features, line);
    }
    line.write('\n');
  }
}
