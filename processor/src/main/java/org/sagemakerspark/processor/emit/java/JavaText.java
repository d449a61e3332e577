package org.sagemakerspark.processor.emit.java;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import org.sagemakerspark.processor.emit.Paragraph;

/** Writes long texts as Java expressions. */
final class JavaText {
  private static final int WIDTH = 80;

  private JavaText() {}

  /** Returns texts as literals with commas between them. */
  static CodeBlock strings(List<String> texts) {
    return CodeBlock.join(texts.stream().map(text -> CodeBlock.of("$S", text)).toList(), ", ");
  }

  /** Returns a text as one string literal a line. */
  static CodeBlock quoted(String text) {
    List<String> lines = Paragraph.wrap(text, WIDTH);
    CodeBlock.Builder code = CodeBlock.builder();
    for (int i = 0; i < lines.size(); i++) {
      boolean isLast = i == lines.size() - 1;
      code.add(i == 0 ? "$S" : "\n$>$>+ $S$<$<", isLast ? lines.get(i) : lines.get(i) + " ");
    }
    return code.build();
  }
}
