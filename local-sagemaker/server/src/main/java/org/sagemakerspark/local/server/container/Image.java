package org.sagemakerspark.local.server.container;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Something that can be run by the container contract. */
public interface Image {

  /**
   * Gives the command that trains.
   *
   * @param base the folder that stands for {@code /opt/ml}
   */
  List<String> trainCommand(Path base) throws IOException;

  /** Gives the command that serves a model. */
  List<String> serveCommand(Path base) throws IOException;

  /** Says how many processes train, for so many instances asked for. */
  int processes(int instances);
}
