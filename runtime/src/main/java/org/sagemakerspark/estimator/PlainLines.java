package org.sagemakerspark.estimator;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.sagemakerspark.codec.AllowedLabels;
import org.sagemakerspark.codec.FeatureCount;
import org.sagemakerspark.codec.TrainingColumns;
import org.sagemakerspark.schema.Columns;
import org.sagemakerspark.stage.Refusals;

/**
 * Lines of CSV that Spark's own expressions make: label, weight and an array of features. What the
 * library's own lines refuse is refused here too. Numbers are written as Spark writes them.
 */
final class PlainLines {

  private static final String FEWEST = "fewest";
  private static final String MOST = "most";

  /** As {@link org.sagemakerspark.codec.TrainingLines} writes a missing value. */
  private static final Column MISSING = lit("nan");

  private final Dataset<Row> lines;
  private final Observation observed = new Observation();

  /**
   * Describes the lines.
   *
   * @param rows the rows, whose columns are those of the lines, and of which channel they are
   */
  PlainLines(Dataset<Row> rows, Layout layout) {
    List<Column> values = new ArrayList<>();
    layout.weight().ifPresent(name -> values.add(number(name, AllowedLabels.ANY)));
    values.add(features(layout));
    Column unlabeled = concat_ws(",", values.toArray(Column[]::new));
    Column line =
        layout
            .label()
            .map(
                name -> {
                  Column labeled = concat_ws(",", number(name, layout.labels()), unlabeled);
                  return layout
                      .isLabeled()
                      .map(is -> when(is, labeled).otherwise(unlabeled))
                      .orElse(labeled);
                })
            .orElse(unlabeled);
    List<Column> columns = new ArrayList<>(List.of(line.as(TrainingColumns.LINE)));
    layout.channel().ifPresent(name -> columns.add(column(name)));
    Column width = size(column(layout.features()));
    this.lines =
        rows.observe(observed, min(width).as(FEWEST), max(width).as(MOST))
            .select(columns.toArray(Column[]::new));
  }

  /**
   * What stands where in the rows.
   *
   * @param features the array of features
   * @param takesNaN whether a feature that is NaN is a missing value
   * @param label the label, which stands first
   * @param labels those that the algorithm takes
   * @param isLabeled which rows have a label, where not all have
   * @param weight the weight, which stands behind the label
   * @param channel the channel of each row, which stands beside its line
   */
  record Layout(
      String features,
      boolean takesNaN,
      Optional<String> label,
      AllowedLabels labels,
      Optional<Column> isLabeled,
      Optional<String> weight,
      Optional<String> channel) {}

  /** Returns the rows of one column of lines, and one of channels if there is any. */
  Dataset<Row> lines() {
    return lines;
  }

  /**
   * Returns how many features the rows had that were written; empty when there was none.
   *
   * @throws org.sagemakerspark.recordio.UnfitRowException when some had others than the rest
   */
  OptionalInt width() {
    Map<String, ?> seen = seen();
    if (seen.get(FEWEST) instanceof Integer fewest && seen.get(MOST) instanceof Integer most) {
      FeatureCount.requireAlike(List.of(fewest, most));
      return OptionalInt.of(fewest);
    }
    return OptionalInt.empty();
  }

  private Map<String, ?> seen() {
    try {
      return observed.getAsJava();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The wait for the number of features was interrupted", e);
    }
  }

  private static Column number(String name, AllowedLabels allowed) {
    Column number = column(name);
    Column refused = isNotFinite(number);
    Optional<Column> isAllowed = allowed.values().stream().map(number::equalTo).reduce(Column::or);
    Column text =
        when(number.isNull(), Refusals.of(name, "is null"))
            .when(refused, Refusals.of(name, "is NaN or infinite"))
            .otherwise(number.cast(DataTypes.StringType));
    return isAllowed
        .map(
            is ->
                when(is.or(number.isNull()), text)
                    .otherwise(
                        Refusals.of(
                            name,
                            "holds a label that is none of those that the algorithm takes, which"
                                + " are "
                                + allowed
                                + ",")))
        .orElse(text);
  }

  private static Column features(Layout layout) {
    String name = layout.features();
    Column all = column(name);
    Column texts = transform(all, each -> feature(each, name, layout.takesNaN()));
    return when(all.isNull(), Refusals.of(name, "is null")).otherwise(array_join(texts, ","));
  }

  private static Column feature(Column element, String name, boolean takesNaN) {
    Column number = element.cast(DataTypes.DoubleType);
    Column text = when(element.isNull(), Refusals.of(name, "has an element that is null"));
    if (takesNaN) {
      text = text.when(number.isNaN(), MISSING);
    }
    return text.when(isNotFinite(number), Refusals.of(name, "holds NaN or an infinite number"))
        .otherwise(element.cast(DataTypes.StringType));
  }

  private static Column isNotFinite(Column number) {
    Column asDouble = number.cast(DataTypes.DoubleType);
    return asDouble.isNaN().or(abs(asDouble).equalTo(Double.POSITIVE_INFINITY));
  }

  private static Column column(String name) {
    return col(Columns.quoted(name));
  }
}
