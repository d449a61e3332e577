package org.sagemakerspark.processor.spec.model;

import java.util.Optional;

/** What the values of a hyperparameter are. */
public enum ValueKind {
  INT("int", Held.INT),
  LONG("long", Held.LONG),
  DOUBLE("double", Held.DOUBLE),
  BOOLEAN("boolean", Held.BOOLEAN),
  STRING("string", Held.TEXT),
  ENUM("enum", Held.TEXT),
  INT_OR_WORD("int or word", Held.TEXT),
  DOUBLE_OR_WORD("double or word", Held.TEXT),
  INT_LIST("list of int", Held.INTS),
  DOUBLE_LIST("list of double", Held.DOUBLES),
  STRING_LIST("list of string", Held.TEXTS),
  ENUM_LIST("list of enum", Held.TEXTS),
  INT_LIST_OR_WORD("list of int, or word", Held.TEXT),
  INT_LISTS("list of lists of int", Held.TEXT),
  LONG_LIST("list of long", Held.TEXTS),
  BOOLEAN_LIST("list of boolean", Held.TEXTS),
  STRING_MAP("map of string", Held.TEXT),
  INT_MAP("map of int", Held.TEXT),
  DOUBLE_MAP("map of double", Held.TEXT);

  /** What the Params of Spark hold. */
  public enum Held {
    INT,
    LONG,
    DOUBLE,
    BOOLEAN,
    TEXT,
    INTS,
    DOUBLES,
    TEXTS
  }

  private final String title;
  private final Held held;

  ValueKind(String title, Held held) {
    this.title = title;
    this.held = held;
  }

  /** Returns what a Param holds of a value. */
  public Held held() {
    return held;
  }

  /** Returns the kind's name for people. */
  public String title() {
    return title;
  }

  /** Tells whether values, or the elements of lists, are numbers and so have a range. */
  public boolean hasRange() {
    return switch (this) {
      case INT,
          LONG,
          DOUBLE,
          INT_OR_WORD,
          DOUBLE_OR_WORD,
          INT_LIST,
          DOUBLE_LIST,
          INT_LIST_OR_WORD,
          INT_LISTS,
          LONG_LIST,
          INT_MAP,
          DOUBLE_MAP ->
          true;
      case BOOLEAN, STRING, ENUM, STRING_LIST, ENUM_LIST, BOOLEAN_LIST, STRING_MAP -> false;
    };
  }

  /** Tells whether values, or the elements of lists, are one of the texts that the spec lists. */
  public boolean hasValues() {
    return this == ENUM || this == ENUM_LIST;
  }

  /** Tells whether values may be one of some words instead of a number. */
  public boolean hasWords() {
    return this == INT_OR_WORD || this == DOUBLE_OR_WORD || this == INT_LIST_OR_WORD;
  }

  /** Tells whether Params hold values as lists; other lists are held as text. */
  public boolean isList() {
    return element() != this;
  }

  /** Tells whether values have names. */
  public boolean isMap() {
    return this == STRING_MAP || this == INT_MAP || this == DOUBLE_MAP;
  }

  /** Returns the kind of one element of a list, and a kind that is no list as it is. */
  public ValueKind element() {
    return switch (this) {
      case INT_LIST -> INT;
      case DOUBLE_LIST -> DOUBLE;
      case STRING_LIST -> STRING;
      case ENUM_LIST -> ENUM;
      case LONG_LIST -> LONG;
      case BOOLEAN_LIST -> BOOLEAN;
      default -> this;
    };
  }

  /** Returns the kind that the fields {@code type}, {@code of} and {@code words} describe. */
  static Optional<ValueKind> of(Located<TypeWord> type, Located<ItemWord> of, boolean hasWords) {
    return type.found()
        .flatMap(
            word ->
                switch (word) {
                  case INT -> Optional.of(hasWords ? INT_OR_WORD : INT);
                  case LONG -> Optional.of(LONG);
                  case DOUBLE -> Optional.of(hasWords ? DOUBLE_OR_WORD : DOUBLE);
                  case BOOLEAN -> Optional.of(BOOLEAN);
                  case STRING -> Optional.of(STRING);
                  case ENUM -> Optional.of(ENUM);
                  case LIST -> of.found().map(item -> listOf(item, hasWords));
                  case MAP -> of.found().flatMap(ValueKind::mapOf);
                });
  }

  private static ValueKind listOf(ItemWord item, boolean hasWords) {
    return switch (item) {
      case INT -> hasWords ? INT_LIST_OR_WORD : INT_LIST;
      case INT_LIST -> INT_LISTS;
      case LONG -> LONG_LIST;
      case BOOLEAN -> BOOLEAN_LIST;
      case DOUBLE -> DOUBLE_LIST;
      case STRING -> STRING_LIST;
      case ENUM -> ENUM_LIST;
    };
  }

  private static Optional<ValueKind> mapOf(ItemWord item) {
    return switch (item) {
      case INT -> Optional.of(INT_MAP);
      case DOUBLE -> Optional.of(DOUBLE_MAP);
      case STRING -> Optional.of(STRING_MAP);
      case LONG, BOOLEAN, ENUM, INT_LIST -> Optional.empty();
    };
  }
}
