package org.sagemakerspark.codec;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The words that stand for constants in specs and descriptions. */
final class Words {

  private Words() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Returns the constant that a word stands for.
   *
   * @param what what the constants are, to follow "is no"
   * @throws IllegalArgumentException when it stands for none
   */
  static <E extends Enum<E>> E find(Class<E> type, String word, String what) {
    E[] constants = type.getEnumConstants();
    return Arrays.stream(constants)
        .filter(each -> of(each).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'"
                        + word
                        + "' is no "
                        + what
                        + "; there are "
                        + Arrays.stream(constants)
                            .map(Words::of)
                            .collect(Collectors.joining(", "))));
  }
}
