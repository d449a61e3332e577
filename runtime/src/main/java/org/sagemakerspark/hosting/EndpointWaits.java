package org.sagemakerspark.hosting;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.sagemakerspark.lifecycle.Ledger;
import org.sagemakerspark.lifecycle.ResourceCleanupException;

/**
 * The calls of this driver that wait for one endpoint. Copies of a model share their endpoint, so a
 * call that gives up must not delete what another one waits for: it leaves its ledger here. The
 * last call that gives up undoes all of them, and a call that succeeds keeps all.
 *
 * <p>SageMaker deletes no endpoint that is on its way to a state. What the last call cannot undo at
 * once is tried again behind it, until it is done or somebody wants the endpoint after all.
 */
final class EndpointWaits {

  private static final Map<String, EndpointWaits> ALL = new ConcurrentHashMap<>();

  private static final Duration LONGEST_PURSUIT = Duration.ofHours(1);
  private static final long SECONDS_BETWEEN = 5;

  private final List<Ledger> abandoned = new ArrayList<>();
  private final List<Ledger> waiting = new ArrayList<>();

  private EndpointWaits() {}

  /**
   * Joins the calls that wait for an endpoint.
   *
   * @param endpoint what tells it and its model from all others, in this account and elsewhere
   */
  static EndpointWaits join(String endpoint, Ledger ledger) {
    EndpointWaits waits = ALL.computeIfAbsent(endpoint, each -> new EndpointWaits());
    synchronized (waits) {
      waits.waiting.add(ledger);
    }
    return waits;
  }

  /** Ends a call whose endpoint serves: it stays, whoever has created it. */
  synchronized void succeeded(Ledger ledger) {
    waiting.forEach(Ledger::keep);
    waiting.remove(ledger);
    abandoned.add(ledger);
    abandoned.forEach(
        each -> {
          each.keep();
          each.close();
        });
    abandoned.clear();
  }

  /**
   * Ends a call that gives up.
   *
   * @return what is left, with the reasons; empty when nothing is
   */
  synchronized Optional<ResourceCleanupException> gaveUp(Ledger ledger, Duration patience) {
    waiting.remove(ledger);
    abandoned.add(ledger);
    if (!waiting.isEmpty()) {
      return ledger.left("another call of this driver waits for it, and keeps it or deletes it");
    }
    Optional<ResourceCleanupException> left = undo(patience);
    if (left.isPresent()) {
      pursue();
    }
    return left;
  }

  private Optional<ResourceCleanupException> undo(Duration patience) {
    Optional<ResourceCleanupException> left = Optional.empty();
    for (Ledger each : List.copyOf(abandoned)) {
      Optional<ResourceCleanupException> its = each.undo(patience);
      if (its.isEmpty()) {
        each.close();
        abandoned.remove(each);
      } else {
        left = left.isEmpty() ? its : left;
      }
    }
    return left;
  }

  private void pursue() {
    Thread pursuit = new Thread(this::undoLater, "undo-endpoint");
    pursuit.setDaemon(true);
    pursuit.start();
  }

  private void undoLater() {
    long deadline = System.nanoTime() + LONGEST_PURSUIT.toNanos();
    try {
      while (System.nanoTime() < deadline && isStillToUndo()) {
        TimeUnit.SECONDS.sleep(SECONDS_BETWEEN);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean isStillToUndo() {
    return waiting.isEmpty() && !abandoned.isEmpty() && undo(Duration.ZERO).isPresent();
  }
}
