package org.sagemakerspark.datasource;

import java.io.IOException;
import java.io.OutputStream;
import java.util.OptionalInt;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sagemakerspark.recordio.RecordEncoder;

/** Makes of Spark's internal rows what a file holds of them. Used by one task. */
interface RowEncoding {

  /**
   * Encodes a row, and forgets the one before.
   *
   * @throws org.sagemakerspark.recordio.UnfitRowException when a value is null or does not fit; the
   *     text names the column and says how to go on, and never shows the value
   */
  void encode(InternalRow row);

  /** Returns how many bytes the row takes. */
  int size();

  /** Writes the row. */
  void writeTo(OutputStream out) throws IOException;

  /** Tells whether the row has to stand in the same file as the one before. */
  default boolean goesOn() {
    return false;
  }

  /** Returns how many features the rows have; empty without rows, and where they are matrices. */
  OptionalInt width();

  /** Returns the encoding of a layout. */
  static RowEncoding of(RecordLayout layout) {
    if (layout.isEncoded()) {
      return new Encoded(layout.features());
    }
    return layout.lines() == null ? new Records(layout) : new LineRowEncoder(layout);
  }

  /** Records that are encoded already. */
  final class Encoded implements RowEncoding {
    private final int position;
    private byte[] record = new byte[0];

    private Encoded(int position) {
      this.position = position;
    }

    @Override
    public void encode(InternalRow row) {
      record = row.getBinary(position);
    }

    @Override
    public int size() {
      return record.length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      out.write(record);
    }

    @Override
    public OptionalInt width() {
      return OptionalInt.empty();
    }
  }

  /** Amazon Records. */
  final class Records implements RowEncoding {
    private final InternalRowEncoder rows;
    private final RecordEncoder records;

    private Records(RecordLayout layout) {
      this.rows = new InternalRowEncoder(layout);
      this.records = new RecordEncoder(layout.format());
    }

    @Override
    public void encode(InternalRow row) {
      rows.encode(row, records);
    }

    @Override
    public int size() {
      return records.size();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      records.writeTo(out);
    }

    @Override
    public OptionalInt width() {
      return rows.width();
    }
  }
}
