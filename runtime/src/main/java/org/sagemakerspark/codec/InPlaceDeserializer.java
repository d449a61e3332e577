package org.sagemakerspark.codec;

import java.util.List;
import java.util.Optional;
import org.sagemakerspark.artifacts.Model.Part;

/** A deserializer that also knows which of a model's numbers in this JVM a prediction is. */
interface InPlaceDeserializer extends ResponseRowDeserializer {

  /**
   * Numbers among those of an answer.
   *
   * @param from the first
   * @param width how many
   * @param isList whether they are a list, even of one
   */
  record Numbers(int from, int width, boolean isList) {}

  /** Finds the numbers of a prediction among the parts of an answer: by its name. */
  default Optional<Numbers> find(String key, List<Part> parts) {
    int from = 0;
    for (Part part : parts) {
      if (part.name().equals(key)) {
        return Optional.of(new Numbers(from, part.width(), part.isList()));
      }
      from += part.width();
    }
    return Optional.empty();
  }
}
