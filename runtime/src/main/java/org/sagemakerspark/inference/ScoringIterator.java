package org.sagemakerspark.inference;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.sagemakerspark.codec.ResponseRowDeserializer;
import org.sagemakerspark.codec.RowEncoder;

/**
 * Scores rows on an endpoint: gathers them into batches, keeps several requests in flight, and
 * returns the results in input order. Every answer must hold exactly one record for each row sent;
 * otherwise nothing of the batch is returned. Closing stops all requests and threads.
 *
 * @param <R> the row
 * @param <O> the row with its predictions
 */
public final class ScoringIterator<R, O> implements Iterator<O>, AutoCloseable {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);

  private final Batcher<R> batches;
  private final Endpoint endpoint;
  private final ResponseRowDeserializer deserializer;
  private final BiFunction<R, Object[], O> join;
  private final BatchLimits limits;
  private final ExecutorService requests;
  private final Deque<Future<Scored<R>>> inFlight = new ArrayDeque<>();
  private Iterator<R> rows = List.<R>of().iterator();
  private Iterator<Object[]> predictions = List.<Object[]>of().iterator();
  private long batchesSent;

  /**
   * Creates the iterator; the first request is sent when the first result is asked for.
   *
   * @param join makes the output row from an input row and its predictions
   */
  public ScoringIterator(
      Iterator<R> input,
      RowEncoder<R> encoder,
      SageMakerEndpoint endpoint,
      ResponseRowDeserializer deserializer,
      BatchLimits limits,
      BiFunction<R, Object[], O> join) {
    this(new Batcher<>(input, encoder, limits), endpoint, deserializer, limits, join);
  }

  private ScoringIterator(
      Batcher<R> batches,
      Endpoint endpoint,
      ResponseRowDeserializer deserializer,
      BatchLimits limits,
      BiFunction<R, Object[], O> join) {
    this.batches = batches;
    this.endpoint = endpoint;
    this.deserializer = deserializer;
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
        long number = batchesSent++;
        inFlight.add(requests.submit(() -> score(batch, number)));
      }
      if (inFlight.isEmpty()) {
        close();
        return false;
      }
      Scored<R> scored = await(inFlight.remove());
      rows = scored.rows().iterator();
      predictions = scored.predictions().iterator();
    }
    return true;
  }

  @Override
  public O next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return join.apply(rows.next(), predictions.next());
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

  private Scored<R> score(Batch<R> batch, long number) throws InterruptedException {
    long deadline = System.nanoTime() + limits.timeLimit().toNanos();
    for (int attempt = 1; ; attempt++) {
      try {
        List<Object[]> answers = deserializer.decode(endpoint.invoke(batch.body()));
        if (answers.size() != batch.rows().size()) {
          throw new IOException(
              "the endpoint answered "
                  + answers.size()
                  + " records to "
                  + batch.rows().size()
                  + " rows; no row of the batch is kept");
        }
        return new Scored<>(batch.rows(), answers);
      } catch (TransientFault e) {
        long pause = pauseNanos(attempt);
        if (System.nanoTime() + pause - deadline > 0) {
          throw failed(
              batch,
              number,
              "gave up after "
                  + attempt
                  + " attempts within "
                  + limits.timeLimit().toSeconds()
                  + " s (batchTimeLimitInSeconds): "
                  + e.getMessage(),
              e);
        }
        TimeUnit.NANOSECONDS.sleep(pause);
      } catch (IOException e) {
        throw failed(batch, number, e.getMessage(), e);
      }
    }
  }

  private InferenceException failed(Batch<R> batch, long number, String problem, Throwable cause) {
    return new InferenceException(
        "Endpoint "
            + endpoint.name()
            + ", batch "
            + number
            + " (from 0) of "
            + batch.rows().size()
            + " rows and "
            + batch.body().length
            + " bytes: "
            + problem,
        cause);
  }

  /** Full jitter: anything up to a limit that doubles with each attempt. */
  private static long pauseNanos(int attempt) {
    long limit =
        Math.min(LONGEST_PAUSE.toNanos(), FIRST_PAUSE.toNanos() << Math.min(attempt - 1, 20));
    return ThreadLocalRandom.current().nextLong(limit) + 1;
  }
}
