package org.sagemakerspark.processor.spec.model;

import java.util.List;
import java.util.stream.Collectors;

/** Texts in sentences, in which the empty one can be seen. */
public final class Shown {
  private Shown() {}

  /** Returns a text, or words for it where it is empty. */
  public static String text(String text) {
    return text.isEmpty() ? "the empty text" : text;
  }

  /** Returns texts with something between them. */
  public static String texts(List<String> texts, String between) {
    return texts.stream().map(Shown::text).collect(Collectors.joining(between));
  }
}
