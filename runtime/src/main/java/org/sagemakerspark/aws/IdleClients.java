package org.sagemakerspark.aws;

import com.amazonaws.services.sagemakerruntime.AmazonSageMakerRuntime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Clients that wait for the next task; one that nobody has wanted for a while is shut down. The
 * thread that does so lives only as long as there are any.
 */
final class IdleClients {

  private record Idle(AmazonSageMakerRuntime client, long since) {}

  private final Duration longest;
  private final Map<RuntimeClient.Kind, Deque<Idle>> clients = new HashMap<>();
  private boolean isSwept;

  IdleClients(Duration longest) {
    this.longest = longest;
  }

  /** Takes the client that was used last, whose connections are the freshest. */
  synchronized Optional<AmazonSageMakerRuntime> take(RuntimeClient.Kind kind) {
    Deque<Idle> waiting = clients.get(kind);
    return waiting == null ? Optional.empty() : Optional.of(pop(kind, waiting));
  }

  private AmazonSageMakerRuntime pop(RuntimeClient.Kind kind, Deque<Idle> waiting) {
    AmazonSageMakerRuntime client = waiting.pop().client();
    if (waiting.isEmpty()) {
      clients.remove(kind);
    }
    return client;
  }

  synchronized void add(RuntimeClient.Kind kind, AmazonSageMakerRuntime client) {
    clients
        .computeIfAbsent(kind, each -> new ArrayDeque<>())
        .push(new Idle(client, System.nanoTime()));
    if (!isSwept) {
      isSwept = true;
      Thread sweeper = new Thread(this::sweepWhileAny, "idle-sagemaker-clients");
      sweeper.setDaemon(true);
      sweeper.start();
    }
  }

  private void sweepWhileAny() {
    try {
      do {
        TimeUnit.NANOSECONDS.sleep(longest.toNanos());
      } while (sweep());
    } catch (InterruptedException e) {
      // Nobody does that but whoever ends all threads.
      Thread.currentThread().interrupt();
    }
  }

  /** Shuts down what is old; returns whether anything is left. */
  private synchronized boolean sweep() {
    long now = System.nanoTime();
    Iterator<Deque<Idle>> all = clients.values().iterator();
    while (all.hasNext()) {
      Deque<Idle> waiting = all.next();
      while (!waiting.isEmpty() && now - waiting.peekLast().since() >= longest.toNanos()) {
        waiting.removeLast().client().shutdown();
      }
      if (waiting.isEmpty()) {
        all.remove();
      }
    }
    isSwept = !clients.isEmpty();
    return isSwept;
  }
}
