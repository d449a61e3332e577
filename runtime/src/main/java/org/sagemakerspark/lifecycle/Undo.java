package org.sagemakerspark.lifecycle;

import java.time.Duration;

/** How something is undone that may have come to be. */
@FunctionalInterface
public interface Undo {

  /**
   * Undoes it; does nothing when it is not there.
   *
   * @param patience how long to try
   * @throws Exception when it is, or may be, still there; the text says why
   */
  void undo(Duration patience) throws Exception;
}
