package org.sagemakerspark.inference;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.sagemakerspark.codec.ResponseRowDeserializer;
import org.sagemakerspark.codec.RowEncoder;

/**
 * Scores rows on an endpoint: gathers them into batches, keeps several requests in flight, and
 * returns the results in input order. Every row that goes in comes out once. Closing stops all
 * requests and threads.
 *
 * @param <R> the row
 * @param <O> the row with what came of it
 */
public final class ScoringIterator<R, O> implements Iterator<O>, AutoCloseable {

  /** A batch on its way. */
  private record InFlight<R>(Batch<R> batch, Tally tally, Future<List<Outcome>> outcomes) {}

  private static final Duration LOOK_AROUND = Duration.ofMillis(50);
  private static final Duration LAST_BREATH = Duration.ofSeconds(10);

  private final Batcher<R> batches;
  private final Endpoint endpoint;
  private final BatchScorer<R> scorer;
  private final int inFlightAtMost;
  private final ScoringTask<R, O> task;
  private final ExecutorService requests;
  private final Deque<InFlight<R>> inFlight = new ArrayDeque<>();
  private Iterator<R> rows = List.<R>of().iterator();
  private Iterator<Outcome> outcomes = List.<Outcome>of().iterator();

  /** Creates the iterator; the first request is sent when the first result is asked for. */
  public ScoringIterator(
      Iterator<R> input,
      RowEncoder<R> encoder,
      SageMakerEndpoint endpoint,
      ResponseRowDeserializer deserializer,
      ScoringSettings settings,
      ScoringTask<R, O> task) {
    this.batches = new Batcher<>(wanted(input, task), encoder, settings);
    this.endpoint = endpoint;
    this.scorer = new BatchScorer<>(endpoint, encoder, deserializer, settings);
    this.inFlightAtMost = settings.requests().inFlight();
    this.task = task;
    this.requests =
        Executors.newFixedThreadPool(
            inFlightAtMost,
            work -> {
              Thread thread = new Thread(work, "sagemaker-" + endpoint.name());
              thread.setDaemon(true);
              return thread;
            });
  }

  @Override
  public boolean hasNext() {
    while (!rows.hasNext()) {
      while (inFlight.size() < inFlightAtMost && !isResultDue() && batches.hasNext()) {
        Batch<R> batch = batches.next();
        Tally tally = new Tally();
        inFlight.add(
            new InFlight<>(batch, tally, requests.submit(() -> scorer.score(batch, tally))));
      }
      if (inFlight.isEmpty()) {
        close();
        return false;
      }
      InFlight<R> first = inFlight.remove();
      outcomes = await(first).iterator();
      rows = first.batch().rows().iterator();
      batches.recycle(first.batch());
    }
    return true;
  }

  @Override
  public O next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Outcome outcome = outcomes.next();
    return task.join(rows.next(), outcome.predictions(), outcome.failure());
  }

  /** Stops all requests and waits for their threads to end. */
  @Override
  public void close() {
    requests.shutdownNow();
    endpoint.close();
    boolean wasInterrupted = Thread.interrupted();
    try {
      requests.awaitTermination(LAST_BREATH.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      wasInterrupted = true;
    } finally {
      if (wasInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Of a slow input no further row is waited for while a result is ready. */
  private boolean isResultDue() {
    return batches.isInputSlow() && !inFlight.isEmpty() && inFlight.peek().outcomes().isDone();
  }

  private List<Outcome> await(InFlight<R> batch) {
    try {
      List<Outcome> outcomes = wait(batch.outcomes());
      task.count(batch.tally());
      return outcomes;
    } catch (ExecutionException e) {
      task.count(batch.tally());
      close();
      if (e.getCause() instanceof InferenceException failure) {
        throw failure;
      }
      throw new InferenceException(
          "Endpoint " + endpoint.name() + ": " + e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new InferenceException("Endpoint " + endpoint.name() + ": scoring was interrupted", e);
    }
  }

  /** Waits for a result, and looks now and then whether anybody still wants it. */
  private <T> T wait(Future<T> result) throws ExecutionException, InterruptedException {
    Optional<T> value = Optional.empty();
    while (value.isEmpty()) {
      task.checkWanted();
      try {
        value = Optional.of(result.get(LOOK_AROUND.toMillis(), TimeUnit.MILLISECONDS));
      } catch (TimeoutException e) {
        value = Optional.empty();
      }
    }
    return value.get();
  }

  private static <R> Iterator<R> wanted(Iterator<R> rows, ScoringTask<R, ?> task) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        task.checkWanted();
        return rows.hasNext();
      }

      @Override
      public R next() {
        return rows.next();
      }
    };
  }
}
