package org.sagemakerspark.processor.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Breaks a text into lines. */
public final class Paragraph {
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private Paragraph() {}

  /** Returns the words of a text in lines of at most the given width, where words allow. */
  public static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : SPACE.split(text.strip(), -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return List.copyOf(lines);
  }
}
