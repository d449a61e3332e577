package org.sagemakerspark.processor.emit.python;

import java.util.List;
import java.util.stream.Collectors;
import org.sagemakerspark.processor.emit.Paragraph;
import org.sagemakerspark.processor.spec.model.Literal;
import org.sagemakerspark.processor.spec.model.ValueKind;

/** Writes Python literals and docstrings. */
final class PythonText {
  private static final int WIDTH = 88;

  private PythonText() {}

  /** Returns a string literal. */
  static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
  }

  /** Returns adjacent string literals, one a line, which Python joins. */
  static String quotedLines(String text, String indent) {
    List<String> lines = Paragraph.wrap(text, WIDTH - indent.length() - 5);
    return lines.stream()
        .limit(lines.size() - 1L)
        .map(line -> quoted(line + " ") + "\n" + indent)
        .collect(Collectors.joining("", "", quoted(lines.get(lines.size() - 1))));
  }

  /** Returns a docstring of one or more paragraphs. */
  static String docstring(String indent, String... paragraphs) {
    String text =
        List.of(paragraphs).stream()
            .filter(paragraph -> !paragraph.isBlank())
            .map(paragraph -> wrapped(paragraph, indent))
            .collect(Collectors.joining("\n\n" + indent));
    String close = text.contains("\n") ? "\n" + indent : "";
    return indent + "\"\"\"" + text + close + "\"\"\"\n";
  }

  private static String wrapped(String paragraph, String indent) {
    String escaped = paragraph.replace("\\", "\\\\").replace("\"\"\"", "\\\"\\\"\\\"");
    return String.join("\n" + indent, Paragraph.wrap(escaped, WIDTH - indent.length() - 6));
  }

  /** Returns a default as a literal. */
  static String literal(ValueKind kind, Literal value) {
    if (value instanceof Literal.Many many) {
      return many.values().stream()
          .map(each -> literal(kind.element(), each))
          .collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Literal.Text text) {
      return quoted(text.value());
    }
    if (value instanceof Literal.Flag flag) {
      return flag.value() ? "True" : "False";
    }
    String number = value.toString();
    boolean isFloat = number.matches(".*[.eE].*");
    return kind != ValueKind.DOUBLE
        ? ((Literal.Num) value).value().toBigInteger().toString()
        : isFloat ? number : number + ".0";
  }
}
