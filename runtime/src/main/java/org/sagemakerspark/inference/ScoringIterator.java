package org.sagemakerspark.inference;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

  /**
   * Makes the output row.
   *
   * @param <R> the row
   * @param <O> the row with what came of it
   */
  @FunctionalInterface
  public interface Join<R, O> {

    /**
     * Returns the output row.
     *
     * @param predictions one element a prediction column, or null when there is a failure
     * @param failure why there are no predictions, or null
     */
    O join(R row, Object[] predictions, RowFailure failure);
  }

  private final Batcher<R> batches;
  private final Endpoint endpoint;
  private final BatchScorer<R> scorer;
  private final BatchLimits limits;
  private final Join<R, O> join;
  private final ExecutorService requests;
  private final Deque<Future<Scored<R>>> inFlight = new ArrayDeque<>();
  private Iterator<R> rows = List.<R>of().iterator();
  private Iterator<Outcome> outcomes = List.<Outcome>of().iterator();

  /** Creates the iterator; the first request is sent when the first result is asked for. */
  public ScoringIterator(
      Iterator<R> input,
      RowEncoder<R> encoder,
      SageMakerEndpoint endpoint,
      ResponseRowDeserializer deserializer,
      BatchLimits limits,
      Join<R, O> join) {
    this.batches = new Batcher<>(input, encoder, limits);
    this.endpoint = endpoint;
    this.scorer = new BatchScorer<>(endpoint, encoder, deserializer, limits);
    this.limits = limits;
    this.join = join;
    this.requests =
        Executors.newFixedThreadPool(
            limits.concurrentRequests(),
            task -> {
              Thread thread = new Thread(task, "sagemaker-" + endpoint.name());
              thread.setDaemon(true);
              return thread;
            });
  }

  @Override
  public boolean hasNext() {
    while (!rows.hasNext()) {
      while (inFlight.size() < limits.concurrentRequests() && batches.hasNext()) {
        Batch<R> batch = batches.next();
        inFlight.add(requests.submit(() -> scorer.score(batch)));
      }
      if (inFlight.isEmpty()) {
        close();
        return false;
      }
      Scored<R> scored = await(inFlight.remove());
      rows = scored.rows().iterator();
      outcomes = scored.outcomes().iterator();
    }
    return true;
  }

  @Override
  public O next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Outcome outcome = outcomes.next();
    return join.join(rows.next(), outcome.predictions(), outcome.failure());
  }

  @Override
  public void close() {
    requests.shutdownNow();
    endpoint.close();
  }

  private Scored<R> await(Future<Scored<R>> result) {
    try {
      return result.get();
    } catch (ExecutionException e) {
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
}
