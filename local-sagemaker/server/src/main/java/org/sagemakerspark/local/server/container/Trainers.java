package org.sagemakerspark.local.server.container;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
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

  private static final Duration LONGEST_END = Duration.ofSeconds(60);

  private final Deque<Trainer> idle = new ArrayDeque<>();

  /** What has been told to end. */
  private final Set<Trainer> ending = new HashSet<>();

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
      end(trainer);
      return;
    }
    idle.addFirst(trainer);
    if (idle.size() > MOST) {
      end(idle.removeLast());
    }
    int jobs = trainer.jobs();
    Future<?> unused =
        clock.schedule(() -> endIfIdleSince(trainer, jobs), SECONDS, TimeUnit.SECONDS);
  }

  private synchronized void endIfIdleSince(Trainer trainer, int jobs) {
    if (trainer.jobs() == jobs && idle.remove(trainer)) {
      end(trainer);
    }
  }

  private void end(Trainer trainer) {
    ending.removeIf(each -> !each.isAlive());
    ending.add(trainer);
    trainer.end();
  }

  @Override
  public synchronized void close() {
    closed = true;
    clock.shutdownNow();
    idle.forEach(this::end);
    idle.clear();
    long deadline = System.nanoTime() + LONGEST_END.toNanos();
    ending.forEach(each -> each.awaitEnd(Duration.ofNanos(deadline - System.nanoTime())));
  }
}
