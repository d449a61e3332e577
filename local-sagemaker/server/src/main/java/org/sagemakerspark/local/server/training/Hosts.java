package org.sagemakerspark.local.server.training;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The hosts of a job, as one of them sees them.
 *
 * @param index the number of this one, from 0
 * @param count how many there are
 */
record Hosts(int index, int count) {

  /** Gives the hosts of a job, one view each. */
  static List<Hosts> of(int count) {
    return IntStream.range(0, count).mapToObj(index -> new Hosts(index, count)).toList();
  }

  String current() {
    return name(index);
  }

  /** Gives all names, sorted. */
  List<String> all() {
    return IntStream.range(0, count).mapToObj(Hosts::name).sorted().toList();
  }

  private static String name(int number) {
    return "algo-" + (number + 1);
  }
}
