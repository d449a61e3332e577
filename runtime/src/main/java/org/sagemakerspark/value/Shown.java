package org.sagemakerspark.value;

import java.util.List;
import java.util.stream.Collectors;

/** Texts in messages, in which the empty one can be seen. */
public final class Shown {

  private Shown() {}

  /** Returns texts with something between them. */
  public static String texts(List<String> texts, String between) {
    return texts.stream()
        .map(text -> text.isEmpty() ? "the empty text" : text)
        .collect(Collectors.joining(between));
  }
}
