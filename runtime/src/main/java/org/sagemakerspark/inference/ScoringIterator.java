package org.sagemakerspark.inference;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.sagemakerspark.codec.ResponseRowDeserializer;
import org.sagemakerspark.codec.RowEncoder;

/**
 * Scores rows on an endpoint: gathers them into batches, keeps several requests in flight, and
 * returns the results in input order. Every row that goes in comes out once. It begins with few
 * rows, and reads further ahead as results are taken: rows whose results nobody wants are hardly
 * sent. Closing stops all requests and threads.
 *
 * @param <R> the row
 * @param <O> the row with what came of it
 */
public final class ScoringIterator<R, O> implements Iterator<O>, AutoCloseable {

  /** A batch on its way. */
  private record InFlight<R>(
      Batcher<R>.Gathering gathering,
      Tally tally,
      CompletableFuture<BatchScorer.Result<R>> result) {}

  private static final Duration LOOK_AROUND = Duration.ofMillis(50);
  private static final Duration LAST_BREATH = Duration.ofSeconds(10);

  /** How many rows may be on their way before a result was taken; {@code show()} wants 21. */
  private static final long FIRST_ROWS = 200;

  /** How many further rows may be on their way for each result that was taken. */
  private static final long AHEAD = 8;

  /** Where requests have to be small, a batch is made of several. */
  private static final int REQUESTS_OF_A_BATCH = 16;

  private final Batcher<R> batches;
  private final Endpoint endpoint;
  private final BatchScorer<R> scorer;
  private final int inFlightAtMost;
  private final ScoringTask<R, O> task;
  private final ExecutorService requests;
  private final Deque<InFlight<R>> inFlight = new ArrayDeque<>();
  private Iterator<R> rows = List.<R>of().iterator();
  private Iterator<Outcome> outcomes = List.<Outcome>of().iterator();
  private long taken;
  private long onTheirWay;

  /** Whether a batch that is no longer in flight may still be asking. */
  private boolean isGivenUp;

  private boolean isClosed;

  /** Creates the iterator; the first request is sent when the first result is asked for. */
  public ScoringIterator(
      Iterator<R> input,
      RowEncoder<R> encoder,
      SageMakerEndpoint endpoint,
      ResponseRowDeserializer deserializer,
      ScoringSettings settings,
      ScoringTask<R, O> task) {
    this.inFlightAtMost = settings.requests().inFlight();
    this.requests =
        new ThreadPoolExecutor(
            inFlightAtMost,
            inFlightAtMost,
            0,
            TimeUnit.SECONDS,
            new PriorityBlockingQueue<>(),
            work -> {
              Thread thread = new Thread(work, "sagemaker-" + endpoint.name());
              thread.setDaemon(true);
              return thread;
            });
    this.batches = new Batcher<>(wanted(input, task), encoder, task::heldBytes, settings);
    this.endpoint = endpoint;
    this.scorer = new BatchScorer<>(endpoint, encoder, deserializer, settings, requests);
    this.task = task;
  }

  @Override
  public boolean hasNext() {
    while (!rows.hasNext()) {
      ask();
      if (inFlight.isEmpty()) {
        close();
        return false;
      }
      InFlight<R> first = inFlight.remove();
      BatchScorer.Result<R> result = await(first);
      outcomes = result.outcomes().iterator();
      rows = result.batch().rows().iterator();
      onTheirWay -= result.batch().rows().size();
      batches.recycle(result.batch());
    }
    return true;
  }

  @Override
  public O next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    taken++;
    Outcome outcome = outcomes.next();
    return task.join(rows.next(), outcome.predictions(), outcome.failure());
  }

  /** Sends rows for as long as there are any and not too many are on their way. */
  private void ask() {
    long window = Math.max(FIRST_ROWS, AHEAD * taken);
    while (inFlight.size() < inFlightAtMost
        && onTheirWay < window
        && !isResultDue()
        && batches.hasNext()) {
      long share = Math.max(FIRST_ROWS, window / inFlightAtMost);
      long portion = (long) REQUESTS_OF_A_BATCH * scorer.rowsOfARequest();
      Batcher<R>.Gathering gathering =
          batches.begin((int) Math.min(Integer.MAX_VALUE, Math.min(share, portion)));
      Tally tally = new Tally();
      inFlight.add(new InFlight<>(gathering, tally, scorer.score(gathering, tally)));
      batches.fill(gathering);
      onTheirWay += gathering.rows();
    }
  }

  /** Stops all requests and waits for their threads to end. */
  @Override
  public void close() {
    if (isClosed) {
      return;
    }
    isClosed = true;
    requests.shutdownNow();
    if (inFlight.isEmpty() && !isGivenUp) {
      endpoint.close();
    } else {
      endpoint.abort();
    }
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

  /** Whether to stop reading: a slow input is not waited for while a result is ready. */
  private boolean isResultDue() {
    return batches.isInputSlow() && !inFlight.isEmpty() && inFlight.peek().result().isDone();
  }

  private BatchScorer.Result<R> await(InFlight<R> batch) {
    isGivenUp = true;
    try {
      BatchScorer.Result<R> result = wait(batch.result());
      task.count(batch.tally().copy());
      isGivenUp = false;
      return result;
    } catch (ExecutionException e) {
      task.count(batch.tally().copy());
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
  private <T> T wait(CompletableFuture<T> result) throws ExecutionException, InterruptedException {
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
