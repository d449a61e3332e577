package org.sagemakerspark.inference;

import org.apache.spark.TaskContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Spark task that scores rows. */
final class SparkTask implements ScoringTask<UnsafeRow, Row> {

  /**
   * The columns that a row gains.
   *
   * @param predictions how many predictions
   * @param hasError whether the error follows them
   */
  record Columns(int predictions, boolean hasError) {
    int count() {
      return predictions + (hasError ? 1 : 0);
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(SparkTask.class);

  private final TaskContext context;
  private final Columns columns;
  private final ScoringMetrics metrics;
  private final Tally total = new Tally();

  SparkTask(TaskContext context, Columns columns, ScoringMetrics metrics) {
    this.context = context;
    this.columns = columns;
    this.metrics = metrics;
  }

  @Override
  public Row join(UnsafeRow row, Object[] predictions, RowFailure failure) {
    return join(new Carried(row), predictions, failure);
  }

  Row join(Carried row, Object[] predictions, RowFailure failure) {
    Object[] values = new Object[1 + columns.count()];
    values[0] = row;
    if (predictions != null) {
      System.arraycopy(predictions, 0, values, 1, columns.predictions());
    }
    if (failure != null) {
      values[values.length - 1] = RowFactory.create(failure.status(), failure.reason());
    }
    return RowFactory.create(values);
  }

  @Override
  public int heldBytes(UnsafeRow row) {
    return row.getSizeInBytes();
  }

  @Override
  public void count(Tally batch) {
    metrics.count(batch);
    total.addAll(batch);
  }

  /** A killed task ends here: Spark itself does not look between rows. */
  @Override
  public void checkWanted() {
    context.killTaskIfInterrupted();
  }

  /**
   * Logs what the task took.
   *
   * @param by what has scored
   */
  void log(String by) {
    LOG.info(
        "Partition {} of stage {}, {}: {}", context.partitionId(), context.stageId(), by, total);
  }
}
