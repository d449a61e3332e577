package org.sagemakerspark.local.server.container;

import java.nio.file.Path;

/**
 * A job for a process that trains.
 *
 * @param algorithm the built-in image's algorithm
 * @param tag the image's tag
 * @param base the folder that stands for {@code /opt/ml}
 * @param log the file that takes the output
 */
record TrainingOrder(String algorithm, String tag, Path base, Path log) {

  /** The line that orders nothing more. */
  static final String END = "end\n";

  /** Gives the line that orders it; the word will say that it is done. */
  String line(String word) {
    return String.join("\t", word, algorithm, tag, base.toString()) + "\n";
  }
}
