package org.sagemakerspark.local.server.container;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A running container: a process with its descendants. Its standard input is a pipe that only this
 * process holds, so that a container can tell when the server is gone.
 */
public final class Container {

  private final Process process;
  private volatile boolean stopped;
  private final Set<ProcessHandle> descendants = new HashSet<>();

  Container(Process process) {
    this.process = process;
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Says whether {@link #stop} was called. */
  public boolean wasStopped() {
    return stopped;
  }

  /** Gives the exit code, when it comes. */
  public CompletableFuture<Integer> onExit() {
    return process.onExit().thenApply(Process::exitValue);
  }

  /** Does something when it has ended, on another thread. */
  public void whenGone(Runnable action) {
    CompletableFuture<Void> unused = process.onExit().thenRun(action);
  }

  /**
   * Stops it as a platform does: SIGTERM, and SIGKILL for whatever is left after the grace period.
   * Returns when it is gone.
   */
  public void stop(Duration grace) {
    stopped = true;
    terminate();
    killUnlessGone(grace);
  }

  /** Sends SIGTERM. Not by {@code Process.destroy}, which would also close the pipes. */
  void terminate() {
    rememberDescendants();
    process.toHandle().destroy();
  }

  void killUnlessGone(Duration grace) {
    boolean gone = awaitExit(grace);
    rememberDescendants();
    if (!gone) {
      process.destroyForcibly();
    }
    descendants.forEach(ProcessHandle::destroyForcibly);
    process.onExit().join();
  }

  private void rememberDescendants() {
    process.descendants().forEach(descendants::add);
  }

  private boolean awaitExit(Duration time) {
    try {
      process.onExit().get(Math.max(0, time.toMillis()), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
