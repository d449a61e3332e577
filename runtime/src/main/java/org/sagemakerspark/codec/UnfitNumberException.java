package org.sagemakerspark.codec;

import java.io.IOException;

/** A text that is no number of its column's; its message goes on where a place has been named. */
final class UnfitNumberException extends IOException {

  private static final long serialVersionUID = 1L;

  private final int index;

  UnfitNumberException(String problem) {
    this(problem, -1);
  }

  private UnfitNumberException(String problem, int index) {
    super(problem);
    this.index = index;
  }

  /** Says which number of a list it is. */
  UnfitNumberException in(int listIndex) {
    return new UnfitNumberException(getMessage(), listIndex);
  }

  /** Names the place of the number, or of its list. */
  IOException at(String place) {
    return new IOException((index < 0 ? "" : "number " + index + " of ") + place + getMessage());
  }
}
