package org.sagemakerspark.local.server.container;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A user's own image: a command line, which gets {@code train} or {@code serve} as its last
 * argument. A small supervisor runs it, and ends it when this server is gone.
 */
final class OwnImage implements Image {

  private static final String SUPERVISOR = "org.sagemakerspark.local.images.Supervisor";

  private final List<String> command;
  private final Path jars;

  OwnImage(List<String> command, Path jars) {
    this.command = List.copyOf(command);
    this.jars = jars;
  }

  @Override
  public Container train(
      Containers containers, Path base, Map<String, String> environment, Path log)
      throws IOException {
    return containers.start(supervised("train"), base, environment, log);
  }

  @Override
  public Container serve(
      Containers containers, Path base, Map<String, String> environment, Path log)
      throws IOException {
    return containers.start(supervised("serve"), base, environment, log);
  }

  @Override
  public int processes(int instances) {
    return instances;
  }

  private List<String> supervised(String verb) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-Xmx16m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    line.addAll(List.of("-cp", jars.resolve("*").toString(), SUPERVISOR));
    line.addAll(command);
    line.add(verb);
    return line;
  }
}
