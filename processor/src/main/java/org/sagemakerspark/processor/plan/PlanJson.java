package org.sagemakerspark.processor.plan;

import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes a plan as JSON, for people and other tools to look at. */
public final class PlanJson {
  private static final String INDENT = "  ";

  private final StringBuilder json = new StringBuilder();

  private PlanJson() {}

  /** Returns the plan as a JSON document. */
  public static String write(AlgorithmPlan plan) {
    PlanJson writer = new PlanJson();
    writer.value(plan, "\n");
    return writer.json.append('\n').toString();
  }

  /** Returns texts and numbers by name as a JSON object on one line. */
  public static String line(Map<String, ?> values) {
    PlanJson writer = new PlanJson();
    writer.json.append('{');
    values.forEach(
        (name, value) -> {
          writer.json.append(writer.json.length() > 1 ? "," : "");
          writer.string(name);
          writer.json.append(':');
          writer.value(value, "");
        });
    return writer.json.append('}').toString();
  }

  private void value(Object value, String lineBreak) {
    if (value instanceof Record each) {
      object(components(each), lineBreak);
    } else if (value instanceof Map<?, ?> map) {
      Map<String, Object> members = new LinkedHashMap<>();
      map.forEach((key, each) -> members.put(key.toString(), each));
      object(members, lineBreak);
    } else if (value instanceof List<?> list) {
      list(list, lineBreak);
    } else if (value instanceof Number || value instanceof Boolean) {
      json.append(value);
    } else {
      string(value.toString());
    }
  }

  private void object(Map<String, Object> members, String lineBreak) {
    json.append('{');
    Iterator<Map.Entry<String, Object>> entries = members.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<String, Object> entry = entries.next();
      json.append(lineBreak).append(INDENT);
      string(entry.getKey());
      json.append(": ");
      value(entry.getValue(), lineBreak + INDENT);
      json.append(entries.hasNext() ? "," : lineBreak);
    }
    json.append('}');
  }

  private void list(List<?> elements, String lineBreak) {
    json.append('[');
    Iterator<?> each = elements.iterator();
    while (each.hasNext()) {
      json.append(lineBreak).append(INDENT);
      value(each.next(), lineBreak + INDENT);
      json.append(each.hasNext() ? "," : lineBreak);
    }
    json.append(']');
  }

  /** Returns the components that have a value. */
  private static Map<String, Object> components(Record each) {
    Map<String, Object> components = new LinkedHashMap<>();
    for (RecordComponent component : each.getClass().getRecordComponents()) {
      Object value = read(component, each);
      if (value instanceof Optional<?> optional) {
        optional.ifPresent(present -> components.put(component.getName(), present));
      } else {
        components.put(component.getName(), value);
      }
    }
    return components;
  }

  private static Object read(RecordComponent component, Record each) {
    try {
      return component.getAccessor().invoke(each);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("The records of a plan are public", e);
    }
  }

  private void string(String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> json.append('\\').append(c);
        case '\n' -> json.append("\\n");
        default -> {
          if (c < ' ') {
            json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            json.append(c);
          }
        }
      }
    }
    json.append('"');
  }
}
