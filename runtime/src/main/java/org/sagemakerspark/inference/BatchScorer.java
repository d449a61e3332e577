package org.sagemakerspark.inference;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.sagemakerspark.codec.ResponseRowDeserializer;
import org.sagemakerspark.codec.RowEncoder;
import org.sagemakerspark.inference.TransientFault.Kind;

/**
 * Scores batches. A request that fails in a way that may pass is sent again. One that the endpoint
 * rejects, or answers with anything but one record for each row, is sent again in halves, side by
 * side, until the row that is to blame stands alone. What is known of bad rows by then makes
 * further requests smaller from the start. Where a row alone is refused for its format and none was
 * answered before, the format is to blame, and the task fails.
 */
final class BatchScorer<R> {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);

  /** Longer than Java remembers that it did not find a host, which is 10 s by default. */
  private static final Duration UNREACHABLE = Duration.ofSeconds(15);

  private static final Duration LONGEST_PAUSE_WHEN_UNREACHABLE = Duration.ofSeconds(2);

  /** Later than the first half of any part. */
  private static final long SECOND_HALVES = 1L << 32;

  private final Endpoint endpoint;
  private final ResponseRowDeserializer deserializer;
  private final RequestLimits limits;
  private final RowPolicy policy;
  private final RequestGate gate;
  private final Executor requests;
  private final Pace pace = new Pace();
  private final Portion portion = new Portion();
  private final byte[] header;
  private final byte[] footer;

  /**
   * Creates the scorer.
   *
   * @param requests runs {@linkplain Comparable comparable} requests, the first of them first
   */
  BatchScorer(
      Endpoint endpoint,
      RowEncoder<?> encoder,
      ResponseRowDeserializer deserializer,
      ScoringSettings settings,
      Executor requests) {
    this.endpoint = endpoint;
    this.deserializer = deserializer;
    this.limits = settings.requests();
    this.policy = settings.policy();
    this.gate = new RequestGate(limits);
    this.requests = requests;
    this.header = encoder.header();
    this.footer = encoder.footer();
  }

  /** A batch on its way: its rows when it is closed, and what came of them when all are done. */
  record Result<R>(Batch<R> batch, List<Outcome> outcomes) {}

  /** Returns how many rows a request should have at most. */
  int rowsOfARequest() {
    return portion.rows();
  }

  /**
   * Scores a batch as soon as it is closed.
   *
   * @param tally where it is counted what was done
   * @return what came of each row; an {@link InferenceException} when a row fails and the policy is
   *     to fail, or when the endpoint as a whole cannot be used
   */
  CompletableFuture<Result<R>> score(Batcher<R>.Gathering gathering, Tally tally) {
    CompletableFuture<Result<R>> result = new CompletableFuture<>();
    requests.execute(
        new Work(gathering.number(), 0) {
          @Override
          void work() throws InterruptedException {
            new Run(gathering.await(), tally, result).start();
          }

          @Override
          void fail(Throwable problem) {
            result.completeExceptionally(problem);
          }
        });
    return result;
  }

  /** Full jitter: anything up to a limit that doubles with each attempt. */
  private static long pauseNanos(int attempt, Duration longest) {
    long limit = Math.min(longest.toNanos(), FIRST_PAUSE.toNanos() << Math.min(attempt - 1, 20));
    return ThreadLocalRandom.current().nextLong(limit) + 1;
  }

  /** Something to do; what is nearer to the beginning of the input is done first. */
  private abstract static class Work implements Runnable, Comparable<Work> {
    private final long batch;
    private final long turn;

    Work(long batch, long turn) {
      this.batch = batch;
      this.turn = turn;
    }

    abstract void work() throws InterruptedException;

    abstract void fail(Throwable problem);

    @Override
    public final void run() {
      try {
        work();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        fail(e);
      } catch (RuntimeException | Error e) {
        fail(e);
      }
    }

    @Override
    public final int compareTo(Work other) {
      int byBatch = Long.compare(batch, other.batch);
      return byBatch != 0 ? byBatch : Long.compare(turn, other.turn);
    }
  }

  /** One batch on its way. */
  private final class Run {
    private final Batch<R> batch;
    private final Tally tally;
    private final CompletableFuture<Result<R>> result;
    private final Outcome[] outcomes;

    /** The positions of the rows that can be sent. */
    private final int[] sent;

    private final AtomicInteger open;

    /** When the endpoint has last said anything about these rows, by {@link System#nanoTime()}. */
    private volatile long heardAt = System.nanoTime();

    Run(Batch<R> batch, Tally tally, CompletableFuture<Result<R>> result) {
      this.batch = batch;
      this.tally = tally;
      this.result = result;
      this.outcomes = new Outcome[batch.rows().size()];
      for (int i = 0; i < outcomes.length; i++) {
        if (batch.refusals()[i] != null) {
          outcomes[i] = new Outcome(null, batch.refusals()[i]);
        }
      }
      this.sent = IntStream.range(0, outcomes.length).filter(i -> outcomes[i] == null).toArray();
      this.open = new AtomicInteger(sent.length);
    }

    void start() throws InterruptedException {
      if (sent.length == 0) {
        finish();
      } else {
        new Part(null, 0, sent.length).work();
      }
    }

    /** Takes notice of rows that are done. */
    private void settled(int rows) {
      if (open.addAndGet(-rows) == 0) {
        finish();
      }
    }

    private void finish() {
      tally.add(Counter.ROWS, outcomes.length);
      tally.add(
          Counter.FAILED_ROWS, Arrays.stream(outcomes).filter(o -> o.failure() != null).count());
      result.complete(new Result<>(batch, Arrays.asList(outcomes)));
    }

    private long deadline() {
      return heardAt + limits.batch().toNanos();
    }

    /** Rows of the batch that are asked for together. */
    private final class Part extends Work {
      private final Part whole;
      private final int from;
      private final int to;
      private final AtomicInteger answeredHalves = new AtomicInteger();

      /**
       * Names the rows.
       *
       * @param whole the part that was rejected and that this is one half of, or null
       */
      Part(Part whole, int from, int to) {
        // Second halves wait for others: when the first half turns out to be good, the second one
        // is known to be bad.
        super(batch.number(), whole == null || from == whole.from ? from : SECOND_HALVES + from);
        this.whole = whole;
        this.from = from;
        this.to = to;
      }

      @Override
      void fail(Throwable problem) {
        result.completeExceptionally(problem);
      }

      @Override
      void work() throws InterruptedException {
        if (result.isDone()) {
          return; // Another part has failed.
        }
        if (isKnownToBeBad()) {
          halve(this);
          return;
        }
        if (rows() > portion.rows()) {
          halve(null);
          return;
        }
        try {
          List<Object[]> answers = answers();
          for (int i = from; i < to; i++) {
            outcomes[sent[i]] = new Outcome(answers.get(i - from), null);
          }
          portion.answered(rows());
          if (whole != null && whole.answeredHalves.incrementAndGet() == 2) {
            portion.wasTooLarge(rows());
          }
          settled(rows());
        } catch (RejectedBatch e) {
          if (rows() > 1) {
            tally.add(Counter.SPLITS, 1);
            halve(this);
          } else if (e.refusedFormat().isPresent() && !portion.hasAnswers()) {
            throw failed(unreadFormat(e.getMessage(), e.refusedFormat().get()), e);
          } else if (policy == RowPolicy.KEEP) {
            outcomes[sent[from]] = new Outcome(null, e.failure());
            portion.refused();
            settled(1);
          } else {
            throw failed(e.getMessage(), e);
          }
        }
      }

      private int rows() {
        return to - from;
      }

      /** Tells whether there is no use in asking, since what was refused is in here. */
      private boolean isKnownToBeBad() {
        return rows() > 1
            && whole != null
            && whole.answeredHalves.get() == 1
            && portion.hasBadRows();
      }

      private void halve(Part rejected) {
        int middle = (from + to) >>> 1;
        requests.execute(new Part(rejected, from, middle));
        requests.execute(new Part(rejected, middle, to));
      }

      private List<Object[]> answers() throws InterruptedException, RejectedBatch {
        ByteBuffer body =
            rows() == sent.length
                ? batch.request()
                : batch.request(sent[from], sent[to - 1], header, footer);
        int unreached = 0;
        long unreachedSince = 0;
        long start = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
          long turn = pace.await();
          if (System.nanoTime() - deadline() > 0) {
            throw failed(overdue(attempt - 1), null);
          }
          try {
            List<Object[]> answers = gate.pass(() -> ask(body));
            pace.answered();
            heardAt = System.nanoTime();
            return answers;
          } catch (RejectedBatch e) {
            heardAt = System.nanoTime();
            throw e;
          } catch (TransientFault e) {
            if (e.isAnswer()) {
              heardAt = System.nanoTime();
            }
            if (e.kind() == Kind.THROTTLED) {
              tally.add(Counter.THROTTLES, 1);
              pace.throttled(turn);
            }
            Duration spent = Duration.ofNanos(System.nanoTime() - start);
            if (e.kind().isPatienceOver(attempt, rows(), spent)) {
              throw e.asRejected();
            }
            unreached = e.kind() == Kind.UNREACHABLE ? unreached + 1 : 0;
            if (unreached == 1) {
              unreachedSince = System.nanoTime();
            }
            Duration silent = Duration.ofNanos(System.nanoTime() - unreachedSince);
            if (unreached > 1 && silent.compareTo(UNREACHABLE) > 0) {
              throw failed(unreachable(unreached, silent) + ": " + e.getMessage(), e);
            }
            Duration longest = unreached > 0 ? LONGEST_PAUSE_WHEN_UNREACHABLE : LONGEST_PAUSE;
            long pause = Math.max(pauseNanos(attempt, longest), e.retryAfter().toNanos());
            if (System.nanoTime() + pause - deadline() > 0) {
              throw failed(overdue(attempt) + ": " + e.getMessage(), e);
            }
            TimeUnit.NANOSECONDS.sleep(pause);
            tally.add(Counter.RETRIES, 1);
          } catch (IOException e) {
            throw failed(e.getMessage(), e);
          }
        }
      }

      /** Sends one request; its answer has exactly one record for each row. */
      private List<Object[]> ask(ByteBuffer body) throws IOException {
        long start = System.nanoTime();
        tally.add(Counter.REQUESTS, 1);
        tally.add(Counter.REQUEST_BYTES, body.remaining());
        // The time that is left, but never none: a time limit of 0 would be no limit.
        Duration left = Duration.ofNanos(Math.max(1_000_000, deadline() - start));
        byte[] answer =
            endpoint.invoke(
                body.duplicate(), left.compareTo(limits.attempt()) < 0 ? left : limits.attempt());
        tally.add(Duration.ofNanos(System.nanoTime() - start));
        tally.add(Counter.RESPONSE_BYTES, answer.length);
        List<Object[]> records;
        try {
          records = deserializer.decode(answer);
        } catch (IOException e) {
          throw misanswered("UnreadableAnswer", e.getMessage(), e);
        }
        if (records.size() != rows()) {
          throw misanswered(
              "WrongNumberOfAnswers",
              "the endpoint answered " + records.size() + " records to " + rows() + " rows",
              null);
        }
        return records;
      }

      private String overdue(int attempts) {
        return "gave up after "
            + attempts
            + " attempts; the endpoint may say nothing about a batch for "
            + limits.batch().toSeconds()
            + " s (batchTimeLimitInSeconds)";
      }

      /** A row alone that is not read, before any other was, is no bad row. */
      private String unreadFormat(String answer, String contentType) {
        return answer
            + ". It has read no request in '"
            + contentType
            + "' yet. Set requestRowSerializer to a format that the model reads";
      }

      private String unreachable(int attempts, Duration time) {
        return "it could not be asked in "
            + attempts
            + " attempts within "
            + time.toSeconds()
            + " s, which does not pass by itself";
      }

      private InferenceException failed(String problem, Throwable cause) {
        return new InferenceException(
            "Endpoint "
                + endpoint.name()
                + ", batch "
                + batch.number()
                + " (from 0) of "
                + batch.rows().size()
                + " rows and "
                + batch.body().size()
                + " bytes, row "
                + sent[from]
                + ": "
                + problem,
            cause);
      }
    }
  }

  private static TransientFault misanswered(String status, String reason, Throwable cause) {
    return new TransientFault(status, reason, Kind.MISANSWERED, Duration.ZERO, cause);
  }
}
