package org.sagemakerspark.local.images.xgboost;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sagemakerspark.local.images.contract.UserErrorException;
import org.sagemakerspark.local.images.data.Example;

/**
 * What the versions of the image make of the same rows. Both are in the tags of
 * aws/sagemaker-xgboost-container; the first reads records by awslabs/ml-io
 * (src/mlio/recordio_protobuf_reader.cc).
 */
enum XGBoostVersion {
  /** Up to 3.0-5. */
  WITH_MLIO {
    @Override
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

    @Override
    List<Example> ofLibSvmRequest(List<Example> rows) {
      return rows;
    }
  },

  /** From 3.2-0, which has a reader of its own (recordio_protobuf.py). */
  WITH_OWN_READER {
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

    /** Takes indices for counted from 1 when none is 0 (serve_utils.py, encoder.py). */
    @Override
    List<Example> ofLibSvmRequest(List<Example> rows) {
      boolean fromOne =
          rows.stream().flatMapToInt(row -> Arrays.stream(row.keys())).allMatch(k -> k > 0);
      return fromOne ? rows.stream().map(Example::oneDown).toList() : rows;
    }
  };

  private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+)-.*");

  /** Finds the version that a tag names; what is unknown is an old one. */
  static XGBoostVersion of(String tag) {
    Matcher numbers = NUMBERS.matcher(tag);
    if (!numbers.matches()) {
      return WITH_MLIO;
    }
    int major = Integer.parseInt(numbers.group(1));
    int minor = Integer.parseInt(numbers.group(2));
    return major > 3 || (major == 3 && minor >= 2) ? WITH_OWN_READER : WITH_MLIO;
  }

  /**
   * Makes of records what goes to XGBoost.
   *
   * @throws UserErrorException if the reader does not take them
   */
  abstract List<Example> ofRecords(List<Example> rows) throws UserErrorException;

  /** Makes of the lines of a LibSVM request what goes to XGBoost. */
  abstract List<Example> ofLibSvmRequest(List<Example> rows);

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
