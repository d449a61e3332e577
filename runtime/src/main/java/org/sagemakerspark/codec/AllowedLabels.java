package org.sagemakerspark.codec;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sagemakerspark.recordio.UnfitRowException;

/**
 * The only labels that rows can have.
 *
 * @param values the labels; any number when empty
 */
public record AllowedLabels(List<Double> values) implements Serializable {

  /** Any number. */
  public static final AllowedLabels ANY = new AllowedLabels(List.of());

  /** Takes the labels. */
  public AllowedLabels {
    values = new ArrayList<>(values);
  }

  /**
   * Reads labels with commas between them, as {@link #toString} writes them.
   *
   * @throws NumberFormatException when one is no number
   */
  public static AllowedLabels parse(String text) {
    return text.isBlank()
        ? ANY
        : new AllowedLabels(Stream.of(text.split(",", -1)).map(Double::valueOf).toList());
  }

  /**
   * Refuses the label of a row that is none of these.
   *
   * @param column the column's name
   */
  public void require(String column, double label) {
    if (!values.isEmpty() && values.stream().noneMatch(value -> value == label)) {
      throw new UnfitRowException(
          "The label of a row, in the label column '"
              + column
              + "', is none of those that the algorithm takes, which are "
              + this
              + ". Correct such labels, or leave out such rows");
    }
  }

  @Override
  public String toString() {
    return values.stream().map(NumberText::text).collect(Collectors.joining(", "));
  }
}
