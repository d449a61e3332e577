package org.sagemakerspark.processor.spec.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Tells which values a hyperparameter takes, and says it in words. */
public final class AllowedValues {
  private final ValueKind kind;
  private final Range range;
  private final List<String> values;
  private final List<String> words;

  private AllowedValues(ValueKind kind, Range range, List<String> values, List<String> words) {
    this.kind = kind;
    this.range = range;
    this.values = values;
    this.words = words;
  }

  /** Returns what a hyperparameter of a kind takes. */
  public static AllowedValues of(HyperParameter hyperParameter, ValueKind kind) {
    return new AllowedValues(
        kind,
        hyperParameter.range(),
        texts(hyperParameter.values()),
        texts(hyperParameter.words()));
  }

  /** Tells whether a value may be given. */
  public boolean allow(Literal value) {
    if (!kind.isList()) {
      return allowOne(value);
    }
    return value instanceof Literal.Many many
        && !many.values().isEmpty()
        && many.values().stream().allMatch(this::allowOne);
  }

  private boolean allowOne(Literal value) {
    return switch (kind.element()) {
      case BOOLEAN -> value instanceof Literal.Flag;
      case STRING -> value instanceof Literal.Text;
      case ENUM -> value instanceof Literal.Text text && values.contains(text.value());
      case INT, LONG, DOUBLE -> allowNumber(value);
      case INT_OR_WORD, DOUBLE_OR_WORD ->
          allowNumber(value)
              || (value instanceof Literal.Text text && words.contains(text.value()));
      case INT_LIST, DOUBLE_LIST, STRING_LIST, ENUM_LIST ->
          throw new IllegalStateException("An element is no list");
    };
  }

  private boolean allowNumber(Literal value) {
    return value instanceof Literal.Num number
        && NumberType.of(kind).fits(number.value())
        && range.contains(number.value());
  }

  /** Returns the kind and the range, such as {@code int, at least 2}. */
  public String describe() {
    return range().map(text -> kind.title() + ", " + text).orElse(kind.title());
  }

  /**
   * Returns the range in words that follow a colon, such as {@code from 0 to 1}, if there is one.
   */
  public Optional<String> range() {
    if (kind.hasValues()) {
      return Optional.of(
          kind.isList() ? "any of " + String.join(", ", values) : alternatives(values));
    }
    Optional<String> numbers =
        interval().map(interval -> kind.isList() ? "each " + interval : interval);
    return kind.hasWords()
        ? Optional.of(
            numbers.orElse("any number")
                + ", or "
                + (words.size() > 1 ? "one of " : "")
                + String.join(", ", words))
        : numbers;
  }

  private Optional<String> interval() {
    Optional<Bound> lower = range.lower();
    Optional<Bound> upper = range.upper();
    if (lower.isPresent() && upper.isPresent() && !lower.get().isOpen() && !upper.get().isOpen()) {
      return Optional.of("from " + text(lower.get().value()) + " to " + text(upper.get().value()));
    }
    Optional<String> low =
        lower.map(b -> (b.isOpen() ? "greater than " : "at least ") + text(b.value()));
    Optional<String> high =
        upper.map(b -> (b.isOpen() ? "less than " : "at most ") + text(b.value()));
    return low.isPresent() && high.isPresent()
        ? Optional.of(low.get() + " and " + high.get())
        : low.or(() -> high);
  }

  private static String text(BigDecimal number) {
    return Numbers.text(number);
  }

  private static String alternatives(List<String> texts) {
    return texts.size() < 2
        ? String.join("", texts)
        : String.join(", ", texts.subList(0, texts.size() - 1))
            + " or "
            + texts.get(texts.size() - 1);
  }

  private static List<String> texts(Located<List<Located<String>>> texts) {
    return texts.found().orElse(List.of()).stream().map(Located::value).toList();
  }
}
