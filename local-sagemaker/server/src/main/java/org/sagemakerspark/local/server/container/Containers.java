package org.sagemakerspark.local.server.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Every container that runs. Closing it ends them all and lets no new one start. */
public final class Containers implements AutoCloseable {

  private static final Duration GRACE_AT_THE_END = Duration.ofSeconds(2);
  private static final List<String> INHERITED =
      List.of("PATH", "LANG", "LC_ALL", "TZ", "JAVA_HOME", "SYSTEMROOT");

  private final Set<Container> running = ConcurrentHashMap.newKeySet();
  private boolean closed;

  /**
   * Starts a container.
   *
   * @param command what to run
   * @param base the folder that stands for {@code /opt/ml}; the container's working directory
   * @param environment what is set beside the few variables that any process needs
   * @param log the file that takes its output
   * @throws IOException if it cannot be started, or everything is being shut down
   */
  public synchronized Container start(
      List<String> command, Path base, Map<String, String> environment, Path log)
      throws IOException {
    if (closed) {
      throw new IOException("The embedded SageMaker is stopping");
    }
    Files.createDirectories(log.getParent());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(base.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().keySet().retainAll(INHERITED);
    builder.environment().putAll(environment);
    builder.environment().put("SAGEMAKER_BASE_DIR", base.toString());
    Container container = new Container(builder.start());
    running.add(container);
    container.whenGone(() -> running.remove(container));
    return container;
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    List<Container> last = List.copyOf(running);
    last.forEach(Container::terminate);
    long deadline = System.nanoTime() + GRACE_AT_THE_END.toNanos();
    for (Container container : last) {
      container.killUnlessGone(Duration.ofNanos(deadline - System.nanoTime()));
    }
  }
}
