package org.sagemakerspark.value;

import java.util.Arrays;

/** Lists of numbers and booleans as the texts in which a Param holds them: Spark has no others. */
public final class ListText {

  private ListText() {}

  /** Returns the texts of whole numbers. */
  public static String[] of(long... values) {
    return Arrays.stream(values).mapToObj(Long::toString).toArray(String[]::new);
  }

  /** Returns the texts of booleans. */
  public static String[] of(boolean... values) {
    String[] texts = new String[values.length];
    for (int i = 0; i < values.length; i++) {
      texts[i] = Boolean.toString(values[i]);
    }
    return texts;
  }

  /** Returns the whole numbers that texts stand for. */
  public static long[] longs(String... texts) {
    return Arrays.stream(texts).mapToLong(Long::parseLong).toArray();
  }

  /** Returns the booleans that texts stand for. */
  public static boolean[] booleans(String... texts) {
    boolean[] values = new boolean[texts.length];
    for (int i = 0; i < texts.length; i++) {
      values[i] = Boolean.parseBoolean(texts[i]);
    }
    return values;
  }
}
