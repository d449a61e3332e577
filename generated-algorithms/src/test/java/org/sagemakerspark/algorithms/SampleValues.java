package org.sagemakerspark.algorithms;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleArrayParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntArrayParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.param.StringArrayParam;
import org.sagemakerspark.value.ValueCheck;

/** Values of the type of a Param, some of which it takes and some of which it may refuse. */
final class SampleValues {
  private static final List<Object> WHOLE = List.of(1, 2, 10, 0, 100, 60, 4096, 100_000, 20);

  private static final Pattern PATTERN = Pattern.compile("a text that matches (.+?)(, and .*)?$");
  private static final Pattern COUNT = Pattern.compile("a list of (?:at least )?(\\d+)");

  private SampleValues() {}

  /** Returns a value that the Param takes. */
  static Object good(Param<?> param) {
    return candidates(param)
        .filter(value -> takes(param, value))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No sample value for " + param));
  }

  /** Returns a value that the Param takes, another than its default if there is one. */
  static Object other(Param<?> param, Params owner) {
    return candidates(param)
        .filter(value -> takes(param, value))
        .filter(value -> !owner.hasDefault(param) || !value.equals(defaultOf(param, owner)))
        .findFirst()
        .orElseGet(() -> good(param));
  }

  private static Object defaultOf(Param<?> param, Params owner) {
    return owner.getDefault(param).get();
  }

  /** Returns a value that the Param refuses, if it refuses any. */
  static Optional<Object> bad(Param<?> param) {
    return wild(param).filter(value -> !takes(param, value)).findFirst();
  }

  /** Tells whether the Param's validator accepts a value. */
  static boolean takes(Param<?> param, Object value) {
    @SuppressWarnings("unchecked")
    Param<Object> any = (Param<Object>) param;
    return (boolean) any.isValid().apply(value);
  }

  private static Stream<Object> candidates(Param<?> param) {
    if (param instanceof IntParam) {
      return WHOLE.stream();
    }
    if (param instanceof LongParam) {
      return WHOLE.stream().map(value -> (Object) ((Integer) value).longValue());
    }
    if (param instanceof DoubleParam) {
      return Stream.of(0.5, 1.0, 0.0, 2.0, 100.0, 1.5, 0.05);
    }
    if (param instanceof BooleanParam) {
      return Stream.of(true, false);
    }
    int count = count(param);
    if (param instanceof IntArrayParam) {
      return WHOLE.stream()
          .map(value -> Collections.nCopies(count, (int) value))
          .map(each -> each.stream().mapToInt(Integer::intValue).toArray());
    }
    if (param instanceof DoubleArrayParam) {
      return Stream.of(0.5, 1.0, 0.0, 2.0)
          .map(value -> Collections.nCopies(count, value))
          .map(each -> each.stream().mapToDouble(Double::doubleValue).toArray());
    }
    if (param instanceof StringArrayParam) {
      return words(param).map(value -> Collections.nCopies(count, value).toArray(new String[0]));
    }
    return words(param).map(Object.class::cast);
  }

  /** Returns how many elements a list needs at least. */
  private static int count(Param<?> param) {
    Matcher found = COUNT.matcher(allowed(param));
    return found.find() ? Integer.parseInt(found.group(1)) : 1;
  }

  private static String allowed(Param<?> param) {
    return param.isValid() instanceof ValueCheck check ? check.allowed() : "";
  }

  /** A text that matches what it must, free text, or what the Param's documentation mentions. */
  private static Stream<String> words(Param<?> param) {
    return Stream.of(
            PATTERN.matcher(allowed(param)).results().map(each -> MatchingText.of(each.group(1))),
            Stream.of("a-name", "[[1,2],[3]]", "{\"a-name\":\"a value\"}"),
            Stream.of("[\\s,.()']+", "[.,]?\\s+|\\.$")
                .flatMap(parting -> Stream.of(param.doc().split(parting, -1)))
                .filter(w -> !w.isEmpty()),
            Stream.of("10"))
        .flatMap(each -> each);
  }

  private static Stream<Object> wild(Param<?> param) {
    if (param instanceof IntParam) {
      return Stream.of(Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
    if (param instanceof LongParam) {
      return Stream.of(Long.MIN_VALUE, Long.MAX_VALUE);
    }
    if (param instanceof DoubleParam) {
      return Stream.of(Double.NaN, -Double.MAX_VALUE);
    }
    if (param instanceof BooleanParam) {
      return Stream.of();
    }
    if (param instanceof IntArrayParam) {
      return Stream.of(new int[] {Integer.MIN_VALUE}, new int[0]);
    }
    if (param instanceof DoubleArrayParam) {
      return Stream.of(new double[] {Double.NaN}, new double[0]);
    }
    return param instanceof StringArrayParam
        ? Stream.<Object>of((Object) new String[] {"no such word"})
        : Stream.of("no such word");
  }
}
