package org.sagemakerspark.inference;

/**
 * Why a row has no prediction.
 *
 * @param status one word: {@code InvalidRow} for a row that was not sent, else the service's error
 *     code, with the model's own HTTP status where it has one
 * @param reason what went wrong, without the row's content
 */
public record RowFailure(String status, String reason) {

  /** The status of a row that was not sent. */
  public static final String INVALID_ROW = "InvalidRow";
}
