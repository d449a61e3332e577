package org.sagemakerspark.value;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import scala.Function1;
import scala.runtime.AbstractFunction1;

/**
 * Decides whether a Param takes a value and says what it takes instead. It is a named class and not
 * a lambda because Spark serialises a Param together with its validator.
 */
public abstract class ValueCheck extends AbstractFunction1<Object, Object> implements Serializable {

  private static final Pattern NUMBER = Pattern.compile("-?\\d++(\\.\\d++)?+([eE][-+]?\\d++)?+");
  private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}+");

  /** Returns what is allowed, in words that follow "it must be". */
  public abstract String allowed();

  /** Tells whether a value that is not null is allowed. */
  public abstract boolean accepts(Object value);

  /** Spark's own entry: the validator of a Param. */
  @Override
  public final Object apply(Object value) {
    return value != null && accepts(value);
  }

  /** Returns what is wrong with a value, if it is not allowed. */
  public Optional<String> problemWith(Object value) {
    return value != null && accepts(value)
        ? Optional.empty()
        : Optional.of("it must be " + allowed());
  }

  /** Returns this check under the type that the constructor of a Param asks for. */
  @SuppressWarnings("unchecked")
  public final <T> Function1<T, Object> as() {
    return (Function1<T, Object>) (Function1<?, Object>) this;
  }

  public static ValueCheck number(String kind, Bounds bounds) {
    return new NumberCheck(kind, bounds);
  }

  public static ValueCheck numberOrWord(String kind, Bounds bounds, String... words) {
    return new NumberOrWordCheck(kind, bounds, words);
  }

  public static ValueCheck oneOf(String... words) {
    return new WordCheck(words);
  }

  public static ValueCheck anything(String kind) {
    return new TypeCheck(kind);
  }

  public static ValueCheck jsonMap() {
    return new JsonMapCheck();
  }

  public static ValueCheck intListOrWord(Bounds bounds, String... words) {
    return new IntListOrWordCheck(bounds, words);
  }

  public static ValueCheck intLists(Bounds bounds) {
    return new IntListsCheck(bounds);
  }

  /** Tells whether a text is a finite decimal number, without spaces and suffixes. */
  public static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches() && Double.isFinite(Double.parseDouble(text));
  }

  /** Tells whether a text is a whole number of 32 bits that a check accepts. */
  private static boolean isInt(String text, ValueCheck number) {
    return WHOLE.matcher(text).matches()
        && Long.parseLong(text) == (int) Long.parseLong(text)
        && number.accepts(Integer.valueOf(text));
  }

  public static ValueCheck listOf(ValueCheck element) {
    return new ListCheck(element);
  }

  /** Allows whole numbers of 64 bits that are held as text. */
  public static ValueCheck longText(Bounds bounds) {
    return new LongTextCheck(bounds);
  }

  /** Allows JSON objects that are not empty and whose values a check accepts. */
  public static ValueCheck mapOf(ValueCheck value) {
    return new MapCheck(value);
  }

  /** Allows lists of texts, and maps, that hold none of some characters. */
  static ValueCheck whole(String separators, boolean isOfMaps) {
    return new WholeCheck(separators, isOfMaps);
  }

  /** Allows lists of so many elements. */
  public static ValueCheck count(int min, int max) {
    return new CountCheck(min, max);
  }

  /** Allows texts of a form. */
  public static ValueCheck text(String allowed, String regex, int longest) {
    return new TextCheck(allowed, regex, longest);
  }

  /** Allows texts of a form, separated by commas. */
  public static ValueCheck textList(String allowed, String regex, int most) {
    return new TextCheck(
        allowed, regex + "(," + regex + "){0," + (most - 1) + "}", Integer.MAX_VALUE);
  }

  /** Allows JSON objects whose keys and values are texts of a form. */
  public static ValueCheck textMap(String allowed, String keys, String values, int most) {
    return new TextMapCheck(allowed, keys, values, most);
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
    public String allowed() {
      return (kind + " " + bounds.describe()).strip();
    }

    @Override
    public boolean accepts(Object value) {
      return value instanceof Number number && isOfKind(number) && bounds.contains(number);
    }

    /** Python and untyped callers can hand over a long where the Param holds an int. */
    private boolean isOfKind(Number number) {
      return !kind.equals("an int") || number instanceof Integer;
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
    public String allowed() {
      return number.allowed() + ", or " + quoted(words);
    }

    @Override
    public boolean accepts(Object value) {
      if (!(value instanceof String text)) {
        return false;
      }
      if (Arrays.asList(words).contains(text)) {
        return true;
      }
      return whole ? isInt(text, number) : isNumber(text) && number.accepts(Double.valueOf(text));
    }
  }

  /** Allows words; {@code {int}} or {@code {number}} in a word stands for such a number. */
  private static final class WordCheck extends ValueCheck {
    private final String[] words;

    WordCheck(String[] words) {
      this.words = words.clone();
    }

    @Override
    public String allowed() {
      return quoted(words);
    }

    @Override
    public boolean accepts(Object value) {
      return value instanceof String text
          && Arrays.stream(words).anyMatch(word -> matches(word, text));
    }

    private static boolean matches(String word, String text) {
      return matches(word, "{int}", text, WHOLE.asMatchPredicate())
          || matches(word, "{number}", text, ValueCheck::isNumber)
          || word.equals(text);
    }

    private static boolean matches(
        String word, String placeholder, String text, Predicate<String> fits) {
      int at = word.indexOf(placeholder);
      if (at < 0) {
        return false;
      }
      String before = word.substring(0, at);
      String after = word.substring(at + placeholder.length());
      return text.length() > before.length() + after.length()
          && text.startsWith(before)
          && text.endsWith(after)
          && fits.test(text.substring(before.length(), text.length() - after.length()));
    }
  }

  private static final class IntListOrWordCheck extends ValueCheck {
    private final ValueCheck number;
    private final String[] words;

    IntListOrWordCheck(Bounds bounds, String[] words) {
      this.number = number("an int", bounds);
      this.words = words.clone();
    }

    @Override
    public String allowed() {
      return "a comma-separated list of which each element is "
          + number.allowed()
          + ", or "
          + quoted(words);
    }

    @Override
    public boolean accepts(Object value) {
      return value instanceof String text
          && (Arrays.asList(words).contains(text)
              || Arrays.stream(text.split(",", -1)).allMatch(this::acceptsOne));
    }

    private boolean acceptsOne(String text) {
      return isInt(text, number);
    }
  }

  private static final class IntListsCheck extends ValueCheck {
    private static final Pattern LISTS =
        Pattern.compile("\\[\\[-?\\d++(,-?\\d++)*+\\](,\\[-?\\d++(,-?\\d++)*+\\])*+\\]");

    private final ValueCheck number;

    IntListsCheck(Bounds bounds) {
      this.number = number("an int", bounds);
    }

    @Override
    public String allowed() {
      return ("a list of lists such as [[0,2],[1,3]], of which each element is " + number.allowed())
          .strip();
    }

    @Override
    public boolean accepts(Object value) {
      return value instanceof String text
          && LISTS.matcher(text).matches()
          && Arrays.stream(text.split("[\\[\\],]+", -1))
              .filter(part -> !part.isEmpty())
              .allMatch(part -> isInt(part, number));
    }
  }

  private static final class JsonMapCheck extends ValueCheck {
    @Override
    public String allowed() {
      return "a JSON object such as {\"name\": \"value\"}";
    }

    @Override
    public boolean accepts(Object value) {
      return value instanceof String text && JsonMap.isOne(text);
    }
  }

  private static final class TypeCheck extends ValueCheck {
    private final String kind;

    TypeCheck(String kind) {
      this.kind = kind;
    }

    @Override
    public String allowed() {
      return kind;
    }

    @Override
    public boolean accepts(Object value) {
      return true;
    }
  }

  private static final class ListCheck extends ValueCheck {
    private final ValueCheck element;

    ListCheck(ValueCheck element) {
      this.element = element;
    }

    @Override
    public String allowed() {
      return "a list that is not empty, of which each element is " + element.allowed();
    }

    @Override
    public boolean accepts(Object value) {
      List<Object> elements = WireForm.elements(value);
      return !elements.isEmpty()
          && elements.stream().allMatch(e -> e != null && element.accepts(e));
    }
  }

  private static final class LongTextCheck extends ValueCheck {
    private final ValueCheck number;

    LongTextCheck(Bounds bounds) {
      this.number = number("a long", bounds);
    }

    @Override
    public String allowed() {
      return number.allowed();
    }

    @Override
    public boolean accepts(Object value) {
      try {
        // Another text of the same number would be another one to the image.
        return value instanceof String text
            && text.equals(Long.toString(Long.parseLong(text)))
            && number.accepts(Long.valueOf(text));
      } catch (NumberFormatException e) {
        return false;
      }
    }
  }

  private static final class MapCheck extends ValueCheck {
    private final ValueCheck value;

    MapCheck(ValueCheck value) {
      this.value = value;
    }

    @Override
    public String allowed() {
      return "a map, or a JSON object, that is not empty, of which each value is "
          + value.allowed();
    }

    @Override
    public boolean accepts(Object map) {
      return map instanceof String text
          && JsonMap.values(text)
              .filter(values -> !values.isEmpty() && values.values().stream().allMatch(this::fits))
              .isPresent();
    }

    private boolean fits(Object each) {
      return each != null && value.accepts(each);
    }
  }

  private static final class WholeCheck extends ValueCheck {
    private final String separators;
    private final boolean isOfMaps;

    WholeCheck(String separators, boolean isOfMaps) {
      this.separators = separators;
      this.isOfMaps = isOfMaps;
    }

    @Override
    public String allowed() {
      return (isOfMaps ? "a map of which no key and no value" : "a list of which no element")
          + " holds one of the characters "
          + separators
          + " that part or enclose them where the image reads them";
    }

    @Override
    public boolean accepts(Object value) {
      return isOfMaps
          ? value instanceof String text
              && JsonMap.parse(text).entrySet().stream()
                  .noneMatch(each -> isParted(each.getKey()) || isParted(each.getValue()))
          : !(value instanceof String[] texts) || Arrays.stream(texts).noneMatch(this::isParted);
    }

    private boolean isParted(String text) {
      return text.chars().anyMatch(c -> separators.indexOf(c) >= 0);
    }
  }

  private static final class CountCheck extends ValueCheck {
    private final int min;
    private final int max;

    CountCheck(int min, int max) {
      this.min = min;
      this.max = max;
    }

    @Override
    public String allowed() {
      String most = max == Integer.MAX_VALUE ? "" : " and at most " + max;
      return min == max
          ? "a list of " + min + (min == 1 ? " element" : " elements")
          : "a list of at least " + min + most + " elements";
    }

    @Override
    public boolean accepts(Object value) {
      int count = WireForm.elements(value).size();
      return count >= min && count <= max;
    }
  }

  private static final class TextCheck extends ValueCheck {
    private final String allowed;
    private final Pattern pattern;
    private final int longest;

    TextCheck(String allowed, String regex, int longest) {
      this.allowed = allowed;
      this.pattern = Pattern.compile(regex);
      this.longest = longest;
    }

    @Override
    public String allowed() {
      return allowed;
    }

    @Override
    public boolean accepts(Object value) {
      return value instanceof String text
          && text.length() <= longest
          && pattern.matcher(text).matches();
    }
  }

  private static final class TextMapCheck extends ValueCheck {
    private final String allowed;
    private final Pattern keys;
    private final Pattern values;
    private final int most;

    TextMapCheck(String allowed, String keys, String values, int most) {
      this.allowed = allowed;
      this.keys = Pattern.compile(keys);
      this.values = Pattern.compile(values);
      this.most = most;
    }

    @Override
    public String allowed() {
      return allowed;
    }

    @Override
    public boolean accepts(Object value) {
      return value instanceof String text && JsonMap.isOne(text) && fits(JsonMap.parse(text));
    }

    private boolean fits(Map<String, String> map) {
      return map.size() <= most
          && map.entrySet().stream()
              .allMatch(
                  entry ->
                      keys.matcher(entry.getKey()).matches()
                          && values.matcher(entry.getValue()).matches());
    }
  }
}
