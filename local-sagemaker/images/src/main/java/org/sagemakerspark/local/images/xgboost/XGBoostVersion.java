package org.sagemakerspark.local.images.xgboost;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.sagemakerspark.local.images.contract.UserErrorException;
import org.sagemakerspark.local.images.data.Example;
import org.sagemakerspark.local.images.data.RowFormat;
import org.sagemakerspark.local.images.serving.RequestFormat;

/**
 * What the versions of the image make of the same rows. All but the first are in the tags of
 * aws/sagemaker-xgboost-container: encoder.py, serve_utils.py and data_utils.py of 1.0-1 to 3.0-5
 * differ in nothing that rows of numbers show, and read records by awslabs/ml-io
 * (src/mlio/recordio_protobuf_reader.cc).
 */
enum XGBoostVersion {
  /** The image 1, with XGBoost 0.72, which reads CSV and LibSVM only (xgboost-72.md). */
  LEGACY,

  /** From 0.90-1 to 3.0-5. */
  WITH_MLIO,

  /** From 3.2-0, which has a reader of its own (recordio_protobuf.py). */
  WITH_OWN_READER {
    /** Takes the word before a record for its length, though its highest bits tell the part. */
    @Override
    void requireFraming(InputStream records) throws IOException, UserErrorException {
      long position = 0;
      byte[] header = records.readNBytes(2 * Integer.BYTES);
      while (header.length == 2 * Integer.BYTES) {
        position += header.length;
        int length = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getInt(Integer.BYTES);
        if (length >>> 29 != 0) {
          throw new UserErrorException("Truncated record at offset " + position);
        }
        int padded = length + (-length & 3);
        records.skipNBytes(padded);
        position += padded;
        header = records.readNBytes(2 * Integer.BYTES);
      }
    }

    /** Takes a record without keys for a dense one, and drops the zeros of dense ones. */
    @Override
    List<Example> ofRecords(List<Example> rows) throws UserErrorException {
      if (rows.stream().noneMatch(Example::isSparse)) {
        return rows;
      }
      List<Example> sparse = new ArrayList<>();
      for (Example row : rows) {
        if (row.isSparse() && row.values().length == 0) {
          throw new UserErrorException("incompatible column dimensions");
        }
        sparse.add(row.isSparse() ? row : row.withoutZeros());
      }
      return sparse;
    }

    /**
     * Takes indices for counted from 1 when none is 0, and what a line leaves out for zero, as far
     * as the last index of all lines (serve_utils.py, encoder.py).
     */
    @Override
    List<Example> ofLibSvmRequest(List<Example> rows) {
      boolean fromOne =
          rows.stream().flatMapToInt(row -> Arrays.stream(row.keys())).allMatch(k -> k > 0);
      List<Example> counted = fromOne ? rows.stream().map(Example::oneDown).toList() : rows;
      int width = counted.stream().mapToInt(Example::size).max().orElse(0);
      return counted.stream()
          .map(row -> Example.dense(Arrays.copyOf(row.toDense(), width)))
          .toList();
    }
  };

  /** Finds the version that a tag names; what is unknown, such as latest, is the oldest. */
  static XGBoostVersion of(ImageTag tag) {
    if (tag.isAtLeast("3.2-0")) {
      return WITH_OWN_READER;
    }
    return tag.isAtLeast("0.90-1") ? WITH_MLIO : LEGACY;
  }

  /** Returns the formats of training data that it reads. */
  Set<RowFormat> trainingFormats() {
    return this == LEGACY
        ? EnumSet.of(RowFormat.LABELED_LIBSVM, RowFormat.LABELED_CSV)
        : EnumSet.of(
            RowFormat.LABELED_LIBSVM,
            RowFormat.LABELED_CSV,
            RowFormat.PARQUET,
            RowFormat.RECORDIO_PROTOBUF);
  }

  /** Returns the formats of requests that it reads. */
  Set<RequestFormat> requestFormats() {
    return this == LEGACY
        ? EnumSet.of(RequestFormat.CSV, RequestFormat.LIBSVM)
        : EnumSet.of(RequestFormat.CSV, RequestFormat.LIBSVM, RequestFormat.RECORDIO_PROTOBUF);
  }

  /**
   * Looks at the frames around records.
   *
   * @throws UserErrorException if the reader does not take them
   */
  void requireFraming(InputStream records) throws IOException, UserErrorException {}

  /**
   * Makes of records what goes to XGBoost.
   *
   * @throws UserErrorException if the reader does not take them
   */
  List<Example> ofRecords(List<Example> rows) throws UserErrorException {
    for (int i = 1; i < rows.size(); i++) {
      if (rows.get(i).isSparse() != rows.get(0).isSparse()) {
        throw new UserErrorException(
            String.format(
                Locale.ROOT,
                "The feature 'values' of the instance #%,d is %s while it is expected to be %s.",
                i,
                kind(rows.get(i)),
                kind(rows.get(0))));
      }
    }
    return rows;
  }

  /** Makes of the lines of a LibSVM request what goes to XGBoost. */
  List<Example> ofLibSvmRequest(List<Example> rows) {
    return rows;
  }

  /** Says what is wrong with rows that must all have as many columns, if anything is. */
  static Optional<String> unevenWidth(List<Example> rows) {
    for (int i = 1; i < rows.size(); i++) {
      if (rows.get(i).size() != rows.get(0).size()) {
        return Optional.of(
            "all rows must have as many features: row 1 has "
                + rows.get(0).size()
                + " and row "
                + (i + 1)
                + " has "
                + rows.get(i).size());
      }
    }
    return Optional.empty();
  }

  private static String kind(Example row) {
    return row.isSparse() ? "sparse" : "dense";
  }
}
