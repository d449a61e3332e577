package org.sagemakerspark.algorithms;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A text that matches a regular expression of characters, classes, groups, alternatives and
 * quantifiers: the first alternative of each group, and each part as seldom as may be.
 */
final class MatchingText {
  private static final Pattern CHARACTER =
      Pattern.compile("\\\\[pP]\\{\\w+\\}|\\\\.|\\[\\^?\\]?(?:\\\\.|[^\\]])*\\]|[^()|]");
  private static final Pattern GROUP = Pattern.compile("\\((\\?:)?");
  private static final Pattern QUANTIFIER =
      Pattern.compile("(?:([?*])|(\\+)|\\{(\\d+)(?:,\\d*)?\\})[?+]?");

  private final Matcher regex;
  private MatchResult last;

  private MatchingText(String regex) {
    this.regex = Pattern.compile("").matcher(regex);
    this.last = this.regex.toMatchResult();
  }

  static String of(String regex) {
    String text = new MatchingText(regex).alternatives();
    if (!text.matches(regex)) {
      throw new AssertionError("No text is made for " + regex + ": '" + text + "' does not match");
    }
    return text;
  }

  private String alternatives() {
    String first = sequence();
    while (next("\\|")) {
      sequence();
    }
    return first;
  }

  private String sequence() {
    StringBuilder text = new StringBuilder();
    while (regex.regionStart() < regex.regionEnd()) {
      String part;
      if (next(GROUP)) {
        part = alternatives();
        next("\\)");
      } else if (next(CHARACTER)) {
        part = character(last.group());
      } else {
        break;
      }
      text.append(part.repeat(times()));
    }
    return text.toString();
  }

  private int times() {
    if (!next(QUANTIFIER)) {
      return 1;
    }
    String count = last.group(3);
    return count != null ? Integer.parseInt(count) : last.group(2) != null ? 1 : 0;
  }

  private static String character(String kind) {
    return IntStream.rangeClosed(' ', '~')
        .map(c -> '~' + ' ' - c)
        .mapToObj(Character::toString)
        .filter(c -> c.matches(kind))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No character is " + kind));
  }

  private boolean next(String what) {
    return next(Pattern.compile(what));
  }

  private boolean next(Pattern what) {
    regex.usePattern(what);
    boolean isFound = regex.lookingAt();
    if (isFound) {
      last = regex.toMatchResult();
      regex.region(regex.end(), regex.regionEnd());
    }
    return isFound;
  }
}
