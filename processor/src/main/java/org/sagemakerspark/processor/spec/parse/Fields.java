package org.sagemakerspark.processor.spec.parse;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sagemakerspark.processor.spec.model.Codec;
import org.sagemakerspark.processor.spec.model.Literal;
import org.sagemakerspark.processor.spec.model.Located;
import org.sagemakerspark.processor.spec.model.Numbers;
import org.sagemakerspark.processor.spec.model.Word;
import org.sagemakerspark.processor.spec.report.DidYouMean;
import org.sagemakerspark.processor.spec.report.Location;
import org.sagemakerspark.processor.spec.report.Problems;
import org.sagemakerspark.processor.spec.report.SpecMessage;

/**
 * The fields of one object. Reading a field makes it known; {@link #refuseOthers} reports those
 * that nobody read. A field that is missing or wrong is reported and read as absent.
 */
final class Fields {
  private static final String TEXT = "a text";
  private static final String NUMBER = "a number";
  private static final String LIST = "an array";
  private static final String OBJECT = "an object";

  /** Of regions, versions and fixed hyperparameters. */
  private static final int MOST_ENTRIES = 100;

  private final SpecNode.Obj object;
  private final Problems problems;
  private final Set<String> known = new LinkedHashSet<>();

  private Fields(SpecNode.Obj object, Problems problems) {
    this.object = object;
    this.problems = problems;
  }

  /** Returns the fields of an object, or nothing if the node is no object, which is reported. */
  static Optional<Fields> of(SpecNode node, Problems problems) {
    if (node instanceof SpecNode.Obj object) {
      return Optional.of(new Fields(object, problems));
    }
    wrongKind(node, OBJECT, problems);
    return Optional.empty();
  }

  Location at() {
    return object.at();
  }

  // Required fields.

  Located<String> text(String name) {
    return required(name, TEXT, node -> line(node, TEXT));
  }

  /** Reads a text that may have line breaks, as one line. */
  Located<String> prose(String name) {
    return required(name, TEXT, this::paragraph);
  }

  Located<BigDecimal> number(String name) {
    return required(name, NUMBER, this::number);
  }

  <E extends Enum<E> & Word> Located<E> word(String name, Class<E> kind) {
    return word(name, EnumSet.allOf(kind));
  }

  /** Reads one of some words of a kind. */
  <E extends Enum<E> & Word> Located<E> word(String name, Set<E> allowed) {
    return required(name, oneOf(allowed), node -> word(node, allowed));
  }

  /** Reads an object. Where it is missing that is reported once, and all its fields are absent. */
  Fields object(String name) {
    return required(name, OBJECT, node -> of(node, problems))
        .found()
        .orElseGet(() -> new Fields(new SpecNode.Obj(Map.of(), at()), new Problems()));
  }

  Located<List<Fields>> objects(String name) {
    return required(name, LIST, node -> elements(node, element -> of(element, problems)));
  }

  Located<List<Located<String>>> texts(String name) {
    return required(name, LIST, node -> distinct(node, this::locatedLine));
  }

  <E extends Enum<E> & Word> Located<List<Located<E>>> words(String name, Class<E> kind) {
    return required(name, LIST, node -> located(node, kind));
  }

  private <E extends Enum<E> & Word> Optional<List<Located<E>>> located(
      SpecNode node, Class<E> kind) {
    return distinct(
        node,
        element -> word(element, EnumSet.allOf(kind)).map(w -> Located.of(w, element.at())),
        word -> word.value().word());
  }

  // Fields that may be left out.

  <E extends Enum<E> & Word> Located<List<Located<E>>> optionalWords(String name, Class<E> kind) {
    return optional(name, node -> located(node, kind));
  }

  Located<String> optionalText(String name) {
    return optional(name, node -> line(node, TEXT));
  }

  Located<String> optionalProse(String name) {
    return optional(name, this::paragraph);
  }

  <E extends Enum<E> & Word> Located<E> optionalWord(String name, Class<E> kind) {
    return optional(name, node -> word(node, EnumSet.allOf(kind)));
  }

  Located<BigDecimal> optionalNumber(String name) {
    return optional(name, this::number);
  }

  Located<List<BigDecimal>> optionalNumbers(String name) {
    return optional(name, node -> distinct(node, this::number, Numbers::text));
  }

  /** Reads a word, or the full name of a class, which has a dot. */
  <E extends Enum<E> & Word> Codec<E> codec(String name, Class<E> kind) {
    Located<String> text = text(name);
    boolean isClass = text.found().filter(value -> value.indexOf('.') >= 0).isPresent();
    Located<E> none = Located.absent(text.at());
    return isClass
        ? new Codec<>(none, text)
        : new Codec<>(text.isPresent() ? word(name, kind) : none, Located.absent(text.at()));
  }

  Located<Literal> optionalLiteral(String name) {
    return optional(name, this::literal);
  }

  Located<List<Located<String>>> optionalTexts(String name) {
    return optional(name, node -> distinct(node, this::locatedLine));
  }

  /** Reads what a hyperparameter can be, among which may be the empty text. */
  Located<List<Located<String>>> values(String name) {
    return required(name, LIST, node -> distinct(node, this::locatedValue));
  }

  /** Reads what a hyperparameter can be, among which may be the empty text. */
  Located<List<Located<String>>> optionalValues(String name) {
    return optional(name, node -> distinct(node, this::locatedValue));
  }

  /** Reads an object of hyperparameters' values by their names; left out, none. */
  Map<Located<String>, Located<String>> optionalFixed(String name) {
    return optional(name, node -> entries(node, this::locatedValue)).found().orElse(Map.of());
  }

  Optional<Fields> optionalObject(String name) {
    return optionalLocated(name).found();
  }

  Located<Fields> optionalLocated(String name) {
    return optional(name, node -> of(node, problems));
  }

  Located<List<Fields>> optionalObjects(String name) {
    return optional(name, node -> elements(node, element -> of(element, problems)));
  }

  /** Reads an array of objects, which may be empty. */
  Located<List<Fields>> objectsOrNone(String name) {
    return optional(
        name,
        node ->
            node instanceof SpecNode.Arr array && array.elements().isEmpty()
                ? Optional.of(List.of())
                : elements(node, element -> of(element, problems)));
  }

  /** Reads an object whose keys the spec chooses and whose values are texts. */
  Located<Map<Located<String>, Located<String>>> optionalMap(String name) {
    return optional(name, node -> entries(node, this::locatedLine));
  }

  /** Reads an object whose keys the spec chooses and whose values are texts; left out, none. */
  Map<Located<String>, Located<String>> optionalEntries(String name) {
    return optionalMap(name).found().orElse(Map.of());
  }

  /** Reads an object whose keys the spec chooses; a text stands for an object with a tag only. */
  <T> Located<List<T>> optionalVersions(String name, BiFunction<Located<String>, Fields, T> read) {
    return optional(name, node -> entries(node, this::tagged))
        .map(
            entries ->
                entries.entrySet().stream()
                    .map(entry -> read.apply(entry.getKey(), entry.getValue()))
                    .toList());
  }

  private Optional<Fields> tagged(SpecNode node) {
    return node instanceof SpecNode.Str
        ? Optional.of(
            new Fields(
                new SpecNode.Obj(Map.of("tag", new SpecNode.Field(node.at(), node)), node.at()),
                problems))
        : of(node, problems);
  }

  /** Reads a whole number from 1 on. */
  Located<Integer> optionalCount(String name) {
    return optional(name, this::count);
  }

  Located<Boolean> optionalFlag(String name) {
    return optional(name, this::bool);
  }

  /** Reads true or false; left out, it is false. */
  boolean flag(String name) {
    return optional(name, this::bool).found().orElse(false);
  }

  /** Reports every field that was not read. */
  void refuseOthers() {
    object
        .fields()
        .forEach(
            (name, field) -> {
              if (!known.contains(name)) {
                problems.add(
                    SpecMessage.UNKNOWN_FIELD,
                    field.key(),
                    name,
                    String.join(", ", known),
                    DidYouMean.among(known, name));
              }
            });
  }

  private <T> Located<T> required(
      String name, String expected, Function<SpecNode, Optional<T>> read) {
    if (!object.fields().containsKey(name)) {
      problems.add(SpecMessage.MISSING_FIELD, at(), name, expected);
    }
    return optional(name, read);
  }

  private <T> Located<T> optional(String name, Function<SpecNode, Optional<T>> read) {
    known.add(name);
    SpecNode.Field field = object.fields().get(name);
    if (field == null) {
      return Located.absent(at());
    }
    return new Located<>(read.apply(field.value()), field.value().at());
  }

  private Optional<String> line(SpecNode node, String expected) {
    return string(node, expected).filter(text -> isClean(text, node.at(), ""));
  }

  private Optional<String> paragraph(SpecNode node) {
    return string(node, TEXT)
        .filter(text -> isClean(text, node.at(), "\n\r\t"))
        .map(text -> text.replaceAll("\\s+", " ").strip());
  }

  private Optional<String> string(SpecNode node, String expected) {
    if (!(node instanceof SpecNode.Str text)) {
      return wrongKind(node, expected, problems);
    }
    if (text.value().isBlank()) {
      problems.add(SpecMessage.EMPTY, node.at(), "The text", "character");
      return Optional.empty();
    }
    return Optional.of(text.value());
  }

  private boolean isClean(String text, Location at, String allowed) {
    Optional<Integer> control =
        text.codePoints().filter(c -> isControl(c) && allowed.indexOf(c) < 0).boxed().findFirst();
    control.ifPresent(
        c ->
            problems.add(SpecMessage.CONTROL_CHARACTER, at, String.format(Locale.ROOT, "%04X", c)));
    return control.isEmpty();
  }

  /** Tells of characters that do not print, among them those that change the order of others. */
  private static boolean isControl(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }

  private Optional<Located<String>> locatedValue(SpecNode node) {
    return node instanceof SpecNode.Str text && text.value().isEmpty()
        ? Optional.of(Located.of("", node.at()))
        : locatedLine(node);
  }

  private Optional<Located<String>> locatedLine(SpecNode node) {
    return line(node, TEXT).map(text -> Located.of(text, node.at()));
  }

  private Optional<BigDecimal> number(SpecNode node) {
    return node instanceof SpecNode.Num number
        ? Optional.of(number.value())
        : wrongKind(node, NUMBER, problems);
  }

  private Optional<Boolean> bool(SpecNode node) {
    return node instanceof SpecNode.Bool bool
        ? Optional.of(bool.value())
        : wrongKind(node, "true or false", problems);
  }

  private <E extends Enum<E> & Word> Optional<E> word(SpecNode node, Set<E> allowed) {
    Optional<String> text = line(node, oneOf(allowed));
    for (E constant : allowed) {
      if (text.isPresent() && constant.word().equals(text.get())) {
        return Optional.of(constant);
      }
    }
    List<String> words = Word.all(allowed);
    text.ifPresent(
        wrong ->
            problems.add(
                SpecMessage.UNKNOWN_WORD,
                node.at(),
                wrong,
                String.join(", ", words),
                DidYouMean.among(words, wrong)));
    return Optional.empty();
  }

  private <T> Optional<Map<Located<String>, T>> entries(
      SpecNode node, Function<SpecNode, Optional<T>> read) {
    if (!(node instanceof SpecNode.Obj entries)) {
      return wrongKind(node, OBJECT, problems);
    }
    if (entries.fields().isEmpty()) {
      problems.add(SpecMessage.EMPTY, node.at(), "The object", "entry");
      return Optional.empty();
    }
    if (entries.fields().size() > MOST_ENTRIES) {
      problems.add(
          SpecMessage.LIMIT_EXCEEDED,
          node.at(),
          "The object has " + entries.fields().size() + " entries",
          MOST_ENTRIES,
          "entries");
      return Optional.empty();
    }
    Map<Located<String>, T> map = new LinkedHashMap<>();
    entries
        .fields()
        .forEach(
            (key, field) ->
                read.apply(field.value())
                    .ifPresent(
                        value -> {
                          if (isClean(key, field.key(), "")) {
                            map.put(Located.of(key, field.key()), value);
                          }
                        }));
    return Optional.of(map);
  }

  private Optional<Integer> count(SpecNode node) {
    Optional<BigDecimal> number = number(node);
    if (number.isPresent()
        && (number.get().stripTrailingZeros().scale() > 0
            || number.get().compareTo(BigDecimal.ONE) < 0
            || number.get().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0)) {
      problems.add(
          SpecMessage.WRONG_KIND, node.at(), "no count", "a whole number from 1 to 2147483647");
      return Optional.empty();
    }
    return number.map(BigDecimal::intValueExact);
  }

  private <T> Optional<List<T>> elements(SpecNode node, Function<SpecNode, Optional<T>> read) {
    if (!(node instanceof SpecNode.Arr array)) {
      return wrongKind(node, LIST, problems);
    }
    if (array.elements().isEmpty()) {
      problems.add(SpecMessage.EMPTY, node.at(), "The array", "element");
      return Optional.empty();
    }
    List<T> elements = new ArrayList<>();
    array.elements().forEach(element -> read.apply(element).ifPresent(elements::add));
    return Optional.of(List.copyOf(elements));
  }

  private Optional<List<Located<String>>> distinct(
      SpecNode node, Function<SpecNode, Optional<Located<String>>> read) {
    return distinct(node, read, Located::value);
  }

  /** Reads an array of texts or numbers, of which each is there once. */
  private <T> Optional<List<T>> distinct(
      SpecNode node, Function<SpecNode, Optional<T>> read, Function<T, String> text) {
    Map<String, Location> taken = new HashMap<>();
    return elements(
        node,
        element ->
            read.apply(element).filter(value -> isFirst(text.apply(value), element.at(), taken)));
  }

  private boolean isFirst(String text, Location at, Map<String, Location> taken) {
    Location first = taken.putIfAbsent(text, at);
    if (first != null) {
      problems.add(SpecMessage.DUPLICATE_ELEMENT, at, text, first.line());
    }
    return first == null;
  }

  private Optional<Literal> literal(SpecNode node) {
    if (node instanceof SpecNode.Str text) {
      return isClean(text.value(), node.at(), "")
          ? Optional.of(new Literal.Text(text.value()))
          : Optional.empty();
    }
    if (node instanceof SpecNode.Num number) {
      return Optional.of(new Literal.Num(number.value()));
    }
    if (node instanceof SpecNode.Bool bool) {
      return Optional.of(new Literal.Flag(bool.value()));
    }
    if (node instanceof SpecNode.Arr array) {
      List<Literal> literals =
          array.elements().stream()
              .map(this::literal)
              .flatMap(Optional::stream)
              .collect(Collectors.toList());
      return literals.size() == array.elements().size()
          ? Optional.of(new Literal.Many(literals))
          : Optional.empty();
    }
    if (node instanceof SpecNode.Obj object) {
      Map<String, Literal> literals = new LinkedHashMap<>();
      object
          .fields()
          .forEach(
              (name, field) ->
                  Optional.of(name)
                      .filter(text -> isClean(text, field.key(), ""))
                      .flatMap(text -> literal(field.value()))
                      .ifPresent(value -> literals.put(name, value)));
      return literals.size() == object.fields().size()
          ? Optional.of(new Literal.Entries(literals))
          : Optional.empty();
    }
    return wrongKind(node, "a value", problems);
  }

  private static String oneOf(Set<? extends Word> allowed) {
    return "one of " + String.join(", ", Word.all(allowed));
  }

  private static <T> Optional<T> wrongKind(SpecNode node, String expected, Problems problems) {
    problems.add(SpecMessage.WRONG_KIND, node.at(), node.kind(), expected);
    return Optional.empty();
  }
}
