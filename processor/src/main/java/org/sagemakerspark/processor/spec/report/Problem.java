package org.sagemakerspark.processor.spec.report;

import java.util.Comparator;

/**
 * One thing that is wrong with a spec.
 *
 * @param message which kind of problem
 * @param at where in the spec
 * @param text what is wrong, what is allowed and what to do, in sentences
 */
public record Problem(SpecMessage message, Location at, String text)
    implements Comparable<Problem> {

  private static final Comparator<Problem> ORDER =
      Comparator.comparing(Problem::at)
          .thenComparing(Problem::message)
          .thenComparing(Problem::text);

  @Override
  public int compareTo(Problem other) {
    return ORDER.compare(this, other);
  }

  /** Returns the place, the text and the message's id, as compilers print it. */
  @Override
  public String toString() {
    return at + ": " + text + " [" + message.id() + "]";
  }
}
