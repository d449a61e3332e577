package org.sagemakerspark.codec;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The name of a format and its options, as a spec gives them.
 *
 * @param name what {@link Codecs} knows it by
 * @param options text by name; those that are left out have defaults
 */
public record Format(String name, LinkedHashMap<String, String> options) implements Serializable {

  /** Names a format with its options. */
  public Format(String name, Map<String, String> options) {
    this(name, new LinkedHashMap<>(options));
  }

  String option(String option, String otherwise) {
    return options.getOrDefault(option, otherwise);
  }
}
