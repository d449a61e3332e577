package org.sagemakerspark.processor.spec.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Tells which values a hyperparameter takes, and says it in words. */
public final class AllowedValues {
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");

  private final ValueKind kind;
  private final Range range;
  private final List<String> values;
  private final List<String> words;
  private final String separators;
  private final Optional<Pattern> pattern;
  private final HyperParameter.Items items;

  private AllowedValues(HyperParameter hyperParameter, ValueKind kind) {
    this.kind = kind;
    this.range = hyperParameter.range();
    this.values = texts(hyperParameter.values());
    this.words = texts(hyperParameter.words());
    this.separators =
        kind.isList() || kind.isMap()
            ? hyperParameter.wire().found().map(wire -> wire.separators(kind)).orElse("")
            : "";
    this.pattern = hyperParameter.pattern().found().flatMap(AllowedValues::compiled);
    this.items = hyperParameter.items();
  }

  /** A pattern that is none is told elsewhere. */
  private static Optional<Pattern> compiled(String regex) {
    try {
      return Optional.of(Pattern.compile(regex));
    } catch (PatternSyntaxException e) {
      return Optional.empty();
    }
  }

  /** Returns what a hyperparameter of a kind takes. */
  public static AllowedValues of(HyperParameter hyperParameter, ValueKind kind) {
    return new AllowedValues(hyperParameter, kind);
  }

  /** Tells whether a value may be given. */
  public boolean allow(Literal value) {
    return switch (kind) {
      case INT_LIST, LONG_LIST, DOUBLE_LIST, BOOLEAN_LIST, STRING_LIST, ENUM_LIST ->
          allowAll(value, this::allowOne) && hasItsItems(value);
      case STRING_MAP, INT_MAP, DOUBLE_MAP ->
          value instanceof Literal.Entries map
              && !map.values().isEmpty()
              && map.values().keySet().stream().allMatch(this::isWhole)
              && map.values().values().stream().allMatch(this::allowOne);
      case INT_LIST_OR_WORD -> isWord(value) || allowAll(value, this::allowNumber);
      case INT_LISTS -> allowAll(value, list -> allowAll(list, this::allowNumber));
      case INT, LONG, DOUBLE, BOOLEAN, STRING, ENUM, INT_OR_WORD, DOUBLE_OR_WORD -> allowOne(value);
    };
  }

  /** Tells whether a value, or an element of a list, may be what a text says, as on the wire. */
  public boolean allowText(String text) {
    return switch (kind.element()) {
      case BOOLEAN -> text.equals("true") || text.equals("false");
      case INT, LONG, DOUBLE, INT_OR_WORD, DOUBLE_OR_WORD, INT_LIST_OR_WORD, INT_LISTS ->
          words.contains(text) || isAllowedNumber(text);
      case STRING, ENUM -> allowOne(new Literal.Text(text));
      // No text is a map.
      case STRING_MAP, INT_MAP, DOUBLE_MAP -> false;
      case INT_LIST, LONG_LIST, DOUBLE_LIST, BOOLEAN_LIST, STRING_LIST, ENUM_LIST ->
          throw new IllegalStateException("An element is no list");
    };
  }

  private boolean isAllowedNumber(String text) {
    return number(text).filter(number -> allowNumber(new Literal.Num(number))).isPresent();
  }

  /** Returns the number that a text is, as on the wire, if it is one. */
  public static Optional<BigDecimal> number(String text) {
    return NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }

  private boolean isWord(Literal value) {
    return value instanceof Literal.Text text && words.contains(text.value());
  }

  private static boolean allowAll(Literal value, Predicate<Literal> isAllowed) {
    return value instanceof Literal.Many many
        && !many.values().isEmpty()
        && many.values().stream().allMatch(isAllowed);
  }

  private boolean allowOne(Literal value) {
    return switch (kind.element()) {
      case BOOLEAN -> value instanceof Literal.Flag;
      case STRING, STRING_MAP -> value instanceof Literal.Text text && fits(text.value());
      case ENUM -> value instanceof Literal.Text text && WordPattern.anyFits(values, text.value());
      case INT, LONG, DOUBLE -> allowNumber(value);
      case INT_OR_WORD, DOUBLE_OR_WORD -> allowNumber(value) || isWord(value);
      case INT_LIST_OR_WORD, INT_LISTS, INT_MAP, DOUBLE_MAP -> allowNumber(value);
      case INT_LIST, LONG_LIST, DOUBLE_LIST, BOOLEAN_LIST, STRING_LIST, ENUM_LIST ->
          throw new IllegalStateException("An element is no list");
    };
  }

  private boolean fits(String text) {
    return isWhole(text)
        && pattern.map(expression -> expression.matcher(text).matches()).orElse(true);
  }

  private boolean hasItsItems(Literal value) {
    int count = ((Literal.Many) value).values().size();
    return count >= items.min().found().orElse(0)
        && count <= items.max().found().orElse(Integer.MAX_VALUE);
  }

  /** Tells whether a text stays one element of a list when that is written for the image. */
  private boolean isWhole(String text) {
    return text.chars().noneMatch(c -> separators.indexOf(c) >= 0);
  }

  private boolean allowNumber(Literal value) {
    return value instanceof Literal.Num number
        && NumberType.of(kind).fits(number.value())
        && range.contains(number.value(), NumberType.of(kind));
  }

  /** Returns the kind and the range, such as {@code int, at least 2}. */
  public String describe() {
    return range().map(text -> kind.title() + ", " + text).orElse(kind.title());
  }

  /**
   * Returns the range in words that follow a colon, such as {@code from 0 to 1}, if there is one.
   */
  public Optional<String> range() {
    Optional<String> elements = elements();
    Optional<String> many = items();
    return elements.isPresent() && many.isPresent()
        ? Optional.of(many.get() + ", " + elements.get())
        : many.or(() -> elements);
  }

  private Optional<String> items() {
    Optional<Integer> min = items.min().found();
    Optional<Integer> max = items.max().found();
    if (min.isPresent() && min.equals(max)) {
      return Optional.of(elements(min.get()));
    }
    return min.isPresent() && max.isPresent()
        ? Optional.of(min.get() + " to " + elements(max.get()))
        : min.map(count -> "at least " + elements(count))
            .or(() -> max.map(count -> "at most " + elements(count)));
  }

  private static String elements(int count) {
    return count + (count == 1 ? " element" : " elements");
  }

  private Optional<String> elements() {
    if (kind.hasValues()) {
      return Optional.of(
          kind.isList()
              ? "any of " + String.join(", ", values)
              : alternatives(values.stream().map(Shown::text).toList()));
    }
    Optional<String> numbers =
        kind.hasRange()
            ? range
                .describe(NumberType.of(kind))
                .map(interval -> isMany() ? "each " + interval : interval)
            : Optional.empty();
    if (pattern.isPresent()) {
      return Optional.of((isMany() ? "each matching " : "matching ") + pattern.get().pattern());
    }
    if (!separators.isEmpty() && (kind == ValueKind.STRING_LIST || kind == ValueKind.STRING_MAP)) {
      return Optional.of("each without " + String.join(" ", separators.split("", -1)).strip());
    }
    return kind.hasWords()
        ? Optional.of(
            numbers.orElse("any number")
                + ", or "
                + (words.size() > 1 ? "one of " : "")
                + String.join(", ", words))
        : numbers;
  }

  private boolean isMany() {
    return kind.isList()
        || kind.isMap()
        || kind == ValueKind.INT_LIST_OR_WORD
        || kind == ValueKind.INT_LISTS;
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
