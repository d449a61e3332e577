package org.sagemakerspark.stage;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.raise_error;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.Column;
import org.sagemakerspark.recordio.UnfitRowException;

/** Rows that expressions of Spark's refuse, where no code of this library sees them. */
public final class Refusals {

  private static final String BEGIN = "The column '";
  private static final String END = "leave out such rows";

  private static final Pattern TEXT =
      Pattern.compile(Pattern.quote(BEGIN) + ".*?" + Pattern.quote(END), Pattern.DOTALL);

  private Refusals() {}

  /**
   * Returns the expression that refuses a row.
   *
   * @param column the column that is to blame
   * @param what what it does in the row, such as {@code is null}
   */
  public static Column of(String column, String what) {
    return raise_error(
        lit(BEGIN + column + "' " + what + " in a row. Fill such values in, or " + END));
  }

  /** Finds the refusal that a failed job of Spark's tells of. */
  public static Optional<UnfitRowException> in(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      Matcher text = TEXT.matcher(String.valueOf(each.getMessage()));
      if (text.find()) {
        return Optional.of(new UnfitRowException(text.group(), failure));
      }
    }
    return Optional.empty();
  }
}
