package org.sagemakerspark.processor.spec.model;

import java.util.Arrays;
import java.util.List;

/** A word of the spec language: one of a few that a field may hold. */
public interface Word {

  /** Returns the word as it is written in a spec. */
  String word();

  /** Returns all words of a kind in their order. */
  static <E extends Enum<E> & Word> List<String> all(Class<E> kind) {
    return Arrays.stream(kind.getEnumConstants()).map(Word::word).toList();
  }
}
