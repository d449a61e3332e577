package org.sagemakerspark.local.images.data;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** Rows one after the other. */
public interface ExampleSource extends Closeable {

  /**
   * Reads the next row; nothing at the end.
   *
   * @throws IOException if the data is damaged
   */
  Optional<Example> next() throws IOException;
}
