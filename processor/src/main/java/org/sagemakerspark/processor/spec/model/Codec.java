package org.sagemakerspark.processor.spec.model;

import org.sagemakerspark.processor.spec.report.Location;

/**
 * What makes requests or reads answers: a format of the library's, or a class of the user's own.
 *
 * @param format the format; absent where there is a class
 * @param type the class by its full name; absent where there is a format
 */
public record Codec<F extends Enum<F> & Word>(Located<F> format, Located<String> type) {

  /** Returns that of a spec that has none. */
  static <F extends Enum<F> & Word> Codec<F> none(Location at) {
    Located<F> format = Located.absent(at);
    return new Codec<>(format, Located.absent(at));
  }

  /** Returns its name, as the runtime knows it. */
  public String name() {
    return format.found().map(Word::word).orElseGet(type::value);
  }
}
