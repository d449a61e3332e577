package org.sagemakerspark.local.images.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.sagemakerspark.local.record.RecordIO;

/** The formats that rows come in. */
public enum RowFormat {
  /** RecordIO-framed Amazon Records. */
  RECORDIO_PROTOBUF {
    @Override
    public ExampleSource open(InputStream in) {
      return new RecordRows(RecordIO.reader(in));
    }
  },

  /** Lines of features. */
  CSV {
    @Override
    public ExampleSource open(InputStream in) {
      return new CsvRows(text(in), 0);
    }
  },

  /** Lines of a label and features. */
  LABELED_CSV {
    @Override
    public ExampleSource open(InputStream in) {
      return new CsvRows(text(in), 1);
    }
  },

  /** Columns: the first is the label, the others are features. */
  PARQUET {
    @Override
    public ExampleSource open(InputStream in) throws IOException {
      try (in) {
        return new ParquetRows(in.readAllBytes());
      }
    }
  },

  /** Lines of sparse features, with or without a label. */
  LIBSVM {
    @Override
    public ExampleSource open(InputStream in) {
      return new LibSvmRows(text(in), LibSvmRows.Labels.OPTIONAL);
    }
  },

  /** Lines of a label and sparse features. */
  LABELED_LIBSVM {
    @Override
    public ExampleSource open(InputStream in) {
      return new LibSvmRows(text(in), LibSvmRows.Labels.REQUIRED);
    }
  };

  /** Reads rows; closing the source closes the stream, which should be buffered. */
  public abstract ExampleSource open(InputStream in) throws IOException;

  /** Finds the format of a content type; CSV has a label unless it says {@code label_size=0}. */
  public static Optional<RowFormat> ofTraining(String contentType) {
    String plain = contentType.toLowerCase(Locale.ROOT);
    return of(plain).map(format -> labeled(format, plain));
  }

  private static RowFormat labeled(RowFormat format, String contentType) {
    return switch (format) {
      case CSV -> contentType.contains("label_size=0") ? CSV : LABELED_CSV;
      case LIBSVM -> LABELED_LIBSVM;
      default -> format;
    };
  }

  private static Optional<RowFormat> of(String contentType) {
    return switch (contentType.replaceFirst(";.*", "").strip()) {
      case "application/x-recordio-protobuf", "recordio-protobuf" -> Optional.of(RECORDIO_PROTOBUF);
      case "text/csv", "csv" -> Optional.of(CSV);
      case "application/x-parquet", "parquet" -> Optional.of(PARQUET);
      case "text/libsvm", "text/x-libsvm", "libsvm" -> Optional.of(LIBSVM);
      default -> Optional.empty();
    };
  }

  private static BufferedReader text(InputStream in) {
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
  }
}
