package org.sagemakerspark.inference;

/**
 * Who scores rows, and what it makes of them. All calls come on the thread that takes the results.
 *
 * @param <R> the row
 * @param <O> the row with what came of it
 */
public interface ScoringTask<R, O> {

  /**
   * Returns the output row.
   *
   * @param predictions one element a prediction column, or null when there is a failure
   * @param failure why there are no predictions, or null
   */
  O join(R row, Object[] predictions, RowFailure failure);

  /** Returns roughly how many bytes a row takes, with all its columns, until it comes out. */
  int heldBytes(R row);

  /** Takes notice of what one batch took. */
  void count(Tally batch);

  /** Throws when nobody wants the results any more; asked before each row and while waiting. */
  void checkWanted();
}
