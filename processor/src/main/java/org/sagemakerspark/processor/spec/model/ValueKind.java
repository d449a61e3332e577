package org.sagemakerspark.processor.spec.model;

import java.util.Optional;

/** What the values of a hyperparameter are. */
public enum ValueKind {
  INT("int"),
  LONG("long"),
  DOUBLE("double"),
  BOOLEAN("boolean"),
  STRING("string"),
  ENUM("enum"),
  INT_OR_WORD("int or word"),
  DOUBLE_OR_WORD("double or word"),
  INT_LIST("list of int"),
  DOUBLE_LIST("list of double"),
  STRING_LIST("list of string"),
  ENUM_LIST("list of enum"),
  INT_LIST_OR_WORD("list of int, or word"),
  INT_LISTS("list of lists of int");

  private final String title;

  ValueKind(String title) {
    this.title = title;
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
          INT_LISTS ->
          true;
      case BOOLEAN, STRING, ENUM, STRING_LIST, ENUM_LIST -> false;
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
    return switch (this) {
      case INT_LIST, DOUBLE_LIST, STRING_LIST, ENUM_LIST -> true;
      case INT,
          LONG,
          DOUBLE,
          BOOLEAN,
          STRING,
          ENUM,
          INT_OR_WORD,
          DOUBLE_OR_WORD,
          INT_LIST_OR_WORD,
          INT_LISTS ->
          false;
    };
  }

  /** Returns the kind of one element of a list, and a kind that is no list as it is. */
  public ValueKind element() {
    return switch (this) {
      case INT_LIST -> INT;
      case DOUBLE_LIST -> DOUBLE;
      case STRING_LIST -> STRING;
      case ENUM_LIST -> ENUM;
      case INT,
          LONG,
          DOUBLE,
          BOOLEAN,
          STRING,
          ENUM,
          INT_OR_WORD,
          DOUBLE_OR_WORD,
          INT_LIST_OR_WORD,
          INT_LISTS ->
          this;
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
                });
  }

  private static ValueKind listOf(ItemWord item, boolean hasWords) {
    return switch (item) {
      case INT -> hasWords ? INT_LIST_OR_WORD : INT_LIST;
      case INT_LIST -> INT_LISTS;
      case DOUBLE -> DOUBLE_LIST;
      case STRING -> STRING_LIST;
      case ENUM -> ENUM_LIST;
    };
  }
}
