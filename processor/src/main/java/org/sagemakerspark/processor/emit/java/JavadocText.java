package org.sagemakerspark.processor.emit.java;

import com.palantir.javapoet.CodeBlock;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.sagemakerspark.processor.emit.Paragraph;

/** Writes Javadoc. Texts from specs are plain text: nothing in them is markup or code. */
final class JavadocText {
  private static final int WIDTH = 88;

  private JavadocText() {}

  /** Returns the paragraphs of a comment, each of which is Javadoc already. */
  static CodeBlock of(String... paragraphs) {
    String text =
        Arrays.stream(paragraphs)
            .filter(paragraph -> !paragraph.isEmpty())
            .map(paragraph -> String.join("\n", Paragraph.wrap(paragraph, WIDTH)))
            .collect(Collectors.joining("\n\n<p>"));
    return CodeBlock.of("$L\n", text);
  }

  /** Returns a comment that ends with block tags, one a line. */
  static CodeBlock of(CodeBlock text, String... tags) {
    return CodeBlock.of("$L\n$L\n", text, String.join("\n", tags));
  }

  /** Returns plain text as Javadoc. */
  static String escape(String text) {
    StringBuilder javadoc = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> javadoc.append("&amp;");
        case '<' -> javadoc.append("&lt;");
        case '>' -> javadoc.append("&gt;");
        case '@' -> javadoc.append("&#64;");
        case '{' -> javadoc.append("&#123;");
        case '}' -> javadoc.append("&#125;");
        case '\\' -> javadoc.append("&#92;");
        case '/' -> javadoc.append(endsComment(javadoc) ? "&#47;" : "/");
        default -> javadoc.append(c);
      }
    }
    return javadoc.toString();
  }

  private static boolean endsComment(StringBuilder text) {
    return !text.isEmpty() && text.charAt(text.length() - 1) == '*';
  }
}
