package org.sagemakerspark.local.server.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.sagemakerspark.local.server.archive.Folders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every container that runs. Closing it ends them all and lets no new one start. */
public final class Containers implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Containers.class);
  private static final Duration GRACE_AT_THE_END = Duration.ofSeconds(2);
  private static final List<String> INHERITED =
      List.of("PATH", "LANG", "LC_ALL", "TZ", "JAVA_HOME", "SYSTEMROOT");

  private final Path folder;
  private final Set<Container> running = ConcurrentHashMap.newKeySet();
  private final ClassArchives archives;
  private final Trainers trainers = new Trainers();
  private boolean closed;

  /**
   * Runs nothing yet.
   *
   * @param folder for the files of processes that are no container's
   * @param cache the folder that keeps what later processes start faster with; nothing if there is
   *     none
   */
  public Containers(Path folder, Optional<Path> cache) {
    this.folder = folder;
    archives = new ClassArchives(cache);
  }

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
    return running(new Container(run(command, base, environment, log)));
  }

  /** Starts a container that runs a Java program, as {@link #start(List, Path, Map, Path)} does. */
  synchronized Container start(
      JavaProgram program,
      List<String> arguments,
      Path base,
      Map<String, String> environment,
      Path log)
      throws IOException {
    ClassArchives.Start start = archives.start(program);
    List<String> command = new ArrayList<>(start.program().command(base));
    command.addAll(arguments);
    Process process = run(command, base, environment, log);
    CompletableFuture<Void> unused =
        process.onExit().thenAccept(gone -> start.ended(gone.exitValue()));
    return running(new Container(process));
  }

  private Process run(List<String> command, Path base, Map<String, String> environment, Path log)
      throws IOException {
    requireOpen();
    Files.createDirectories(log.getParent());
    ProcessBuilder builder = process(command, base, environment);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().put("SAGEMAKER_BASE_DIR", base.toString());
    return builder.start();
  }

  /**
   * Trains in a process that has trained such a job before, where one waits, or in a new one.
   *
   * @throws IOException as {@link #start} does
   */
  synchronized Container train(TrainerKind kind, TrainingOrder order) throws IOException {
    requireOpen();
    Files.createDirectories(order.log().getParent());
    Optional<Trainer> waiting = trainers.take(kind);
    if (waiting.isPresent()) {
      try {
        return running(waiting.get().train(order));
      } catch (IOException e) {
        LOG.info("A process that waited is gone; another one trains", e);
      }
    }
    return running(newTrainer(kind).train(order));
  }

  private Trainer newTrainer(TrainerKind kind) throws IOException {
    Path own = Files.createTempDirectory(Files.createDirectories(folder), "trainer-");
    ClassArchives.Start start = archives.start(kind.program());
    List<String> command = new ArrayList<>(start.program().command(own));
    command.add("train");
    Process process = process(command, own, kind.environment()).start();
    CompletableFuture<Void> ended =
        process
            .onExit()
            .thenAccept(
                gone -> {
                  start.ended(gone.exitValue());
                  delete(own);
                });
    return new Trainer(kind, process, start.recorded().isPresent(), ended, trainers::put);
  }

  private static void delete(Path own) {
    try {
      Folders.delete(own);
    } catch (IOException e) {
      LOG.info("{} cannot be deleted", own, e);
    }
  }

  private static ProcessBuilder process(
      List<String> command, Path directory, Map<String, String> environment) {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().keySet().retainAll(INHERITED);
    builder.environment().putAll(environment);
    return builder;
  }

  private Container running(Container container) {
    running.add(container);
    container.whenGone(() -> running.remove(container));
    return container;
  }

  private void requireOpen() throws IOException {
    if (closed) {
      throw new IOException("The embedded SageMaker is stopping");
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    trainers.close();
    List<Container> last = List.copyOf(running);
    last.forEach(Container::terminate);
    long deadline = System.nanoTime() + GRACE_AT_THE_END.toNanos();
    for (Container container : last) {
      container.killUnlessGone(Duration.ofNanos(deadline - System.nanoTime()));
    }
  }
}
