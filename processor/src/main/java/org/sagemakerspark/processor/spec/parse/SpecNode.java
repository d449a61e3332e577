package org.sagemakerspark.processor.spec.parse;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sagemakerspark.processor.spec.report.Location;

/** A JSON value that knows where it stands. */
sealed interface SpecNode {

  /** Returns where the value begins. */
  Location at();

  /** Returns what the value is, for people. */
  String kind();

  /** An object; its fields are in the order of the file. */
  record Obj(Map<String, Field> fields, Location at) implements SpecNode {
    public Obj {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    @Override
    public String kind() {
      return "an object";
    }
  }

  /** A value in an object, and where its key stands. */
  record Field(Location key, SpecNode value) {}

  /** An array. */
  record Arr(List<SpecNode> elements, Location at) implements SpecNode {
    public Arr {
      elements = List.copyOf(elements);
    }

    @Override
    public String kind() {
      return "an array";
    }
  }

  /** A string. */
  record Str(String value, Location at) implements SpecNode {
    @Override
    public String kind() {
      return "a text";
    }
  }

  /** A number. */
  record Num(BigDecimal value, Location at) implements SpecNode {
    @Override
    public String kind() {
      return "a number";
    }
  }

  /** True or false. */
  record Bool(boolean value, Location at) implements SpecNode {
    @Override
    public String kind() {
      return "a boolean";
    }
  }

  /** Null. */
  record Null(Location at) implements SpecNode {
    @Override
    public String kind() {
      return "null";
    }
  }
}
