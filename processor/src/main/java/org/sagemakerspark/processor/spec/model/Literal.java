package org.sagemakerspark.processor.spec.model;

import java.math.BigDecimal;
import java.util.List;
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
}
