package org.sagemakerspark.local.server.container;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Something that can be run by the container contract. */
public interface Image {

  /**
   * Starts a container that trains.
   *
   * @param containers where it is to run
   * @param base the folder that stands for {@code /opt/ml}
   * @param environment what the job sets
   * @param log the file that takes its output
   */
  Container train(Containers containers, Path base, Map<String, String> environment, Path log)
      throws IOException;

  /** Starts a container that serves a model; its parameters are those of {@link #train}. */
  Container serve(Containers containers, Path base, Map<String, String> environment, Path log)
      throws IOException;

  /** Says how many processes train, for so many instances asked for. */
  int processes(int instances);
}
