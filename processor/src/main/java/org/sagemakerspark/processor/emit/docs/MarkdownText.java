package org.sagemakerspark.processor.emit.docs;

import java.util.List;
import org.sagemakerspark.processor.spec.model.Shown;

/** Writes Markdown. Texts from specs are plain text: nothing in them is markup. */
final class MarkdownText {
  private MarkdownText() {}

  /** Returns plain text as Markdown that reads the same, also in a table. */
  static String escape(String text) {
    StringBuilder markdown = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> markdown.append("&amp;");
        case '<' -> markdown.append("&lt;");
        case '>' -> markdown.append("&gt;");
        case '\n' -> markdown.append(' ');
        case '\\', '`', '*', '[', ']', '|', '~' -> markdown.append('\\').append(c);
        case '_' -> markdown.append(isInsideWord(text, i) ? "_" : "\\_");
        case '#', '+', '-' -> markdown.append(i == 0 ? "\\" : "").append(c);
        default -> markdown.append(c);
      }
    }
    return markdown.toString();
  }

  private static boolean isInsideWord(String text, int index) {
    return index > 0
        && index + 1 < text.length()
        && Character.isLetterOrDigit(text.charAt(index - 1))
        && Character.isLetterOrDigit(text.charAt(index + 1));
  }

  /** Returns plain text in a code span, also in a table. */
  static String code(String text) {
    if (text.isEmpty()) {
      return Shown.text(text);
    }
    String fence = text.contains("`") ? "`` " : "`";
    return fence + text.replace("|", "\\|").replace('\n', ' ') + new StringBuilder(fence).reverse();
  }

  /** Returns a row of a table; the cells are Markdown. */
  static String row(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  /** Returns the first two rows of a table. */
  static String head(List<String> titles) {
    return row(titles) + "|" + "---|".repeat(titles.size()) + "\n";
  }
}
