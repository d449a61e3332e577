package org.sagemakerspark.processor.spec.validate;

import java.util.HashMap;
import java.util.Map;
import org.sagemakerspark.processor.spec.model.Located;
import org.sagemakerspark.processor.spec.report.Location;
import org.sagemakerspark.processor.spec.report.Problems;
import org.sagemakerspark.processor.spec.report.SpecMessage;

/** Names of one kind, of which each may be used once. */
final class UniqueNames {
  private final String kind;
  private final String remedy;
  private final Problems problems;
  private final Map<String, Location> taken = new HashMap<>();

  /**
   * Creates an empty collection.
   *
   * @param kind what is called so, such as {@code another Param}
   * @param remedy what to do about a name that is taken, as a sentence
   */
  UniqueNames(String kind, String remedy, Problems problems) {
    this.kind = kind;
    this.remedy = remedy;
    this.problems = problems;
  }

  /** Takes a name, and tells whether it was free. An absent one is. */
  boolean add(Located<String> name) {
    return name.found().map(value -> add(value, name.at())).orElse(true);
  }

  /** Takes a name, and tells whether it was free. */
  boolean add(String name, Location at) {
    Location first = taken.putIfAbsent(name, at);
    if (first != null) {
      problems.add(SpecMessage.NAME_TAKEN, at, name, kind, first.line(), remedy);
    }
    return first == null;
  }
}
