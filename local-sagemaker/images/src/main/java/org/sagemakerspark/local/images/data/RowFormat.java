package org.sagemakerspark.local.images.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.sagemakerspark.local.record.RecordIO;

/** The formats that unlabelled rows come in. */
public enum RowFormat {
  /** RecordIO-framed Amazon Records; a label is read over. */
  RECORDIO_PROTOBUF {
    @Override
    public RowSource open(InputStream in) {
      return new RecordRows(RecordIO.reader(in));
    }
  },

  /** Lines of numbers, with no header and no label. */
  CSV {
    @Override
    public RowSource open(InputStream in) {
      return new CsvRows(
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16));
    }
  };

  /** Reads rows; closing the source closes the stream, which should be buffered. */
  public abstract RowSource open(InputStream in) throws IOException;

  /** Finds the format of a content type, whose parameters do not matter here. */
  public static Optional<RowFormat> of(String contentType) {
    return switch (contentType.toLowerCase(Locale.ROOT).replaceFirst(";.*", "").strip()) {
      case "application/x-recordio-protobuf" -> Optional.of(RECORDIO_PROTOBUF);
      case "text/csv" -> Optional.of(CSV);
      default -> Optional.empty();
    };
  }
}
