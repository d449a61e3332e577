package org.sagemakerspark.local.server.container;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A running container: a process with its descendants, which ends with it or has something else to
 * do afterwards. Its standard input is a pipe that only this process holds, so that a container can
 * tell when the server is gone.
 */
public final class Container {

  private final Process process;
  private final CompletableFuture<Integer> exit;
  private final Set<ProcessHandle> descendants = new HashSet<>();
  private volatile boolean stopped;
  private boolean terminated;
  private boolean released;

  /** A process that is a container and nothing else. */
  Container(Process process) {
    this(process, process.onExit().thenApply(Process::exitValue));
  }

  /**
   * What a process does for a while.
   *
   * @param exit completes with the exit code when it has done that
   */
  Container(Process process, CompletableFuture<Integer> exit) {
    this.process = process;
    this.exit = exit;
  }

  public boolean isAlive() {
    return !exit.isDone();
  }

  /** Says whether {@link #stop} was called. */
  public boolean wasStopped() {
    return stopped;
  }

  /** Gives the exit code, when it comes. */
  public CompletableFuture<Integer> onExit() {
    return exit;
  }

  /** Does something when it has ended, on another thread. */
  public void whenGone(Runnable action) {
    CompletableFuture<Void> unused = exit.thenRun(action);
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

  /**
   * Lets the process go, as the container is over; nothing here touches it from now on.
   *
   * @return false when it was told to end already
   */
  synchronized boolean release() {
    released = !terminated;
    return released;
  }

  /** Sends SIGTERM. Not by {@code Process.destroy}, which would also close the pipes. */
  synchronized void terminate() {
    if (!released) {
      terminated = true;
      rememberDescendants();
      process.toHandle().destroy();
    }
  }

  void killUnlessGone(Duration grace) {
    boolean gone = awaitExit(grace);
    if (isReleased()) {
      return;
    }
    rememberDescendants();
    if (!gone) {
      process.destroyForcibly();
    }
    descendants.forEach(ProcessHandle::destroyForcibly);
    process.onExit().join();
  }

  private synchronized boolean isReleased() {
    return released;
  }

  private void rememberDescendants() {
    process.descendants().forEach(descendants::add);
  }

  private boolean awaitExit(Duration time) {
    try {
      exit.get(Math.max(0, time.toMillis()), TimeUnit.MILLISECONDS);
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
