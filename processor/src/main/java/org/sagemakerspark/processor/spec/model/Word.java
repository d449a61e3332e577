package org.sagemakerspark.processor.spec.model;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A word of the spec language: one of a few that a field may hold. */
public interface Word {

  /** Returns the word as it is written in a spec. */
  String word();

  /** Returns all words of a kind in their order. */
  static <E extends Enum<E> & Word> List<String> all(Class<E> kind) {
    return all(EnumSet.allOf(kind));
  }

  /** Returns words as they are written. */
  static List<String> all(Set<? extends Word> words) {
    return words.stream().map(Word::word).toList();
  }
}
