package org.sagemakerspark.local.server.container;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The processes that have trained and wait for another job, the one that was busy last in front.
 * Few wait, and not for long, as each holds memory.
 */
final class Trainers implements AutoCloseable {

  private static final int MOST = 2;
  private static final long SECONDS = 60;

  private final Deque<Trainer> idle = new ArrayDeque<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "idle-trainers");
            thread.setDaemon(true);
            return thread;
          });
  private boolean closed;

  /** Takes one that can train this, if one waits. */
  synchronized Optional<Trainer> take(TrainerKind kind) {
    for (Iterator<Trainer> all = idle.iterator(); all.hasNext(); ) {
      Trainer trainer = all.next();
      if (!trainer.isAlive()) {
        all.remove();
      } else if (trainer.kind().equals(kind)) {
        all.remove();
        return Optional.of(trainer);
      }
    }
    return Optional.empty();
  }

  /** Lets one wait that has no job any more. */
  synchronized void put(Trainer trainer) {
    if (closed) {
      trainer.end();
      return;
    }
    idle.addFirst(trainer);
    if (idle.size() > MOST) {
      idle.removeLast().end();
    }
    int jobs = trainer.jobs();
    Future<?> unused =
        clock.schedule(() -> endIfIdleSince(trainer, jobs), SECONDS, TimeUnit.SECONDS);
  }

  private synchronized void endIfIdleSince(Trainer trainer, int jobs) {
    if (trainer.jobs() == jobs && idle.remove(trainer)) {
      trainer.end();
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    clock.shutdownNow();
    idle.forEach(Trainer::end);
    idle.clear();
  }
}
