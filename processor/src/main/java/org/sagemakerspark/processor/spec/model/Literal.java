package org.sagemakerspark.processor.spec.model;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A value written in a spec: a default, or a part of one. */
public sealed interface Literal {

  /** A number, exactly as it was written. */
  record Num(BigDecimal value) implements Literal {
    @Override
    public String toString() {
      return Numbers.text(value);
    }
  }

  /** A text. */
  record Text(String value) implements Literal {
    @Override
    public String toString() {
      return "\"" + value + "\"";
    }
  }

  /** True or false. */
  record Flag(boolean value) implements Literal {
    @Override
    public String toString() {
      return String.valueOf(value);
    }
  }

  /** A list of literals. */
  record Many(List<Literal> values) implements Literal {
    /** Copies the list. */
    public Many {
      values = List.copyOf(values);
    }

    @Override
    public String toString() {
      return values.stream().map(Literal::toString).collect(Collectors.joining(", ", "[", "]"));
    }
  }

  /** Literals by their names. */
  record Entries(Map<String, Literal> values) implements Literal {
    /** Copies the map, in its order. */
    public Entries {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    @Override
    public String toString() {
      return values.entrySet().stream()
          .map(entry -> new Text(entry.getKey()) + ": " + entry.getValue())
          .collect(Collectors.joining(", ", "{", "}"));
    }
  }
}
