package org.sagemakerspark.local.images.data;

import java.io.IOException;
import org.sagemakerspark.local.images.contract.UserErrorException;

/** Checks the labels of a channel. */
public final class Labels {

  private Labels() {}

  /**
   * Reads a channel whose rows must have a label.
   *
   * @param classes the number of classes, whose labels are 0 to {@code classes} - 1; 0 if any
   *     number will do
   * @return the number of rows
   * @throws UserErrorException if a row has no label or another one
   */
  public static long check(Dataset dataset, int featureDim, int classes)
      throws IOException, UserErrorException {
    String[] error = new String[1];
    long[] number = new long[1];
    long rows =
        dataset.forEach(
            featureDim,
            row -> {
              number[0]++;
              if (error[0] == null && !isFine(row, classes)) {
                error[0] = wrong(dataset, row, number[0], classes);
              }
            });
    if (error[0] != null) {
      throw new UserErrorException(error[0]);
    }
    if (rows == 0) {
      throw new UserErrorException("Channel '" + dataset.channel() + "' has no rows.");
    }
    return rows;
  }

  private static boolean isFine(Example row, int classes) {
    float label = row.label();
    return Float.isFinite(label)
        && (classes == 0 || (label >= 0 && label < classes && label == Math.rint(label)));
  }

  private static String wrong(Dataset dataset, Example row, long number, int classes) {
    String where = "Row " + number + " of channel '" + dataset.channel() + "' has ";
    if (!row.isLabeled()) {
      return where + "no label; the algorithm needs one.";
    }
    return where
        + "the label "
        + row.label()
        + "; it must be "
        + (classes == 0 ? "a number." : "a whole number from 0 to " + (classes - 1) + ".");
  }
}
