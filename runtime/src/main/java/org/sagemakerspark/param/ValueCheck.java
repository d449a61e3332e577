package org.sagemakerspark.param;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;
import scala.Function1;
import scala.runtime.AbstractFunction1;

/**
 * Decides whether a Param takes a value and says what it takes instead. It is a named class and not
 * a lambda because Spark serialises a Param together with its validator.
 */
abstract class ValueCheck extends AbstractFunction1<Object, Object> implements Serializable {

  /** Returns what is allowed, in words that follow "it must be". */
  abstract String allowed();

  abstract boolean accepts(Object value);

  /** Spark's own entry: the validator of a Param. */
  @Override
  public final Object apply(Object value) {
    return value != null && accepts(value);
  }

  final Optional<String> problemWith(Object value) {
    return value != null && accepts(value)
        ? Optional.empty()
        : Optional.of("it must be " + allowed());
  }

  /** Returns this check under the type that the constructor of a Param asks for. */
  @SuppressWarnings("unchecked")
  final <T> Function1<T, Object> as() {
    return (Function1<T, Object>) (Function1<?, Object>) this;
  }

  static ValueCheck number(String kind, Bounds bounds) {
    return new NumberCheck(kind, bounds);
  }

  static ValueCheck numberOrWord(String kind, Bounds bounds, String... words) {
    return new NumberOrWordCheck(kind, bounds, words);
  }

  static ValueCheck oneOf(String... words) {
    return new WordCheck(words);
  }

  static ValueCheck anything(String kind) {
    return new TypeCheck(kind);
  }

  static ValueCheck listOf(ValueCheck element) {
    return new ListCheck(element);
  }

  private static String quoted(String[] words) {
    String[] quoted = Arrays.stream(words).map(word -> "'" + word + "'").toArray(String[]::new);
    if (quoted.length == 1) {
      return quoted[0];
    }
    int last = quoted.length - 1;
    return String.join(", ", Arrays.copyOf(quoted, last)) + " or " + quoted[last];
  }

  private static final class NumberCheck extends ValueCheck {
    private final String kind;
    private final Bounds bounds;

    NumberCheck(String kind, Bounds bounds) {
      this.kind = kind;
      this.bounds = bounds;
    }

    @Override
    String allowed() {
      return (kind + " " + bounds.describe()).strip();
    }

    @Override
    boolean accepts(Object value) {
      return value instanceof Number number && bounds.contains(number);
    }
  }

  private static final class NumberOrWordCheck extends ValueCheck {
    private final ValueCheck number;
    private final String[] words;
    private final boolean whole;

    NumberOrWordCheck(String kind, Bounds bounds, String[] words) {
      this.number = number(kind, bounds);
      this.words = words.clone();
      this.whole = !kind.contains("double");
    }

    @Override
    String allowed() {
      return number.allowed() + ", or " + quoted(words);
    }

    @Override
    boolean accepts(Object value) {
      if (!(value instanceof String text)) {
        return false;
      }
      if (Arrays.asList(words).contains(text)) {
        return true;
      }
      try {
        Number parsed = whole ? (Number) Long.valueOf(text) : (Number) Double.valueOf(text);
        return number.accepts(parsed);
      } catch (NumberFormatException e) {
        return false;
      }
    }
  }

  private static final class WordCheck extends ValueCheck {
    private final String[] words;

    WordCheck(String[] words) {
      this.words = words.clone();
    }

    @Override
    String allowed() {
      return quoted(words);
    }

    @Override
    boolean accepts(Object value) {
      return value instanceof String text && Arrays.asList(words).contains(text);
    }
  }

  private static final class TypeCheck extends ValueCheck {
    private final String kind;

    TypeCheck(String kind) {
      this.kind = kind;
    }

    @Override
    String allowed() {
      return kind;
    }

    @Override
    boolean accepts(Object value) {
      return true;
    }
  }

  private static final class ListCheck extends ValueCheck {
    private final ValueCheck element;

    ListCheck(ValueCheck element) {
      this.element = element;
    }

    @Override
    String allowed() {
      return "a list that is not empty, of which each element is " + element.allowed();
    }

    @Override
    boolean accepts(Object value) {
      Object[] elements = HyperParameter.elements(value);
      return elements.length > 0
          && Arrays.stream(elements).allMatch(e -> e != null && element.accepts(e));
    }
  }
}
