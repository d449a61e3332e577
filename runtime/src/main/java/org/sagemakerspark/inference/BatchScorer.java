package org.sagemakerspark.inference;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.sagemakerspark.codec.ResponseRowDeserializer;
import org.sagemakerspark.codec.RowEncoder;
import org.sagemakerspark.inference.TransientFault.Kind;

/**
 * Scores one batch. A request that fails in a way that may pass is sent again. One that the
 * endpoint rejects, or answers with anything but one record for each row, is sent again in halves,
 * until the row that is to blame stands alone.
 */
final class BatchScorer<R> {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);

  /** Longer than Java remembers that it did not find a host, which is 10 s by default. */
  private static final Duration UNREACHABLE = Duration.ofSeconds(15);

  private static final Duration LONGEST_PAUSE_WHEN_UNREACHABLE = Duration.ofSeconds(2);

  private final Endpoint endpoint;
  private final ResponseRowDeserializer deserializer;
  private final RequestLimits limits;
  private final RowPolicy policy;
  private final RequestGate gate;
  private final Pace pace = new Pace();
  private final byte[] header;
  private final byte[] footer;

  BatchScorer(
      Endpoint endpoint,
      RowEncoder<R> encoder,
      ResponseRowDeserializer deserializer,
      ScoringSettings settings) {
    this.endpoint = endpoint;
    this.deserializer = deserializer;
    this.limits = settings.requests();
    this.policy = settings.policy();
    this.gate = new RequestGate(limits);
    this.header = encoder.header();
    this.footer = encoder.footer();
  }

  /**
   * Returns what came of each row.
   *
   * @param tally where it is counted what was done
   * @throws InferenceException when a row fails and the policy is to fail, or when the endpoint as
   *     a whole cannot be used
   */
  List<Outcome> score(Batch<R> batch, Tally tally) throws InterruptedException {
    Outcome[] outcomes = new Outcome[batch.rows().size()];
    for (int i = 0; i < outcomes.length; i++) {
      if (batch.refusals()[i] != null) {
        outcomes[i] = new Outcome(null, batch.refusals()[i]);
      }
    }
    int[] sent = IntStream.range(0, outcomes.length).filter(i -> outcomes[i] == null).toArray();
    if (sent.length > 0) {
      long deadline = System.nanoTime() + limits.batch().toNanos();
      new Run(batch, sent, outcomes, deadline, tally).score(0, sent.length);
    }
    tally.add(Counter.ROWS, outcomes.length);
    tally.add(
        Counter.FAILED_ROWS, Arrays.stream(outcomes).filter(o -> o.failure() != null).count());
    return Arrays.asList(outcomes);
  }

  /** Full jitter: anything up to a limit that doubles with each attempt. */
  private static long pauseNanos(int attempt, Duration longest) {
    long limit = Math.min(longest.toNanos(), FIRST_PAUSE.toNanos() << Math.min(attempt - 1, 20));
    return ThreadLocalRandom.current().nextLong(limit) + 1;
  }

  /** One batch on its way. */
  private final class Run {
    private final Batch<R> batch;
    private final int[] sent;
    private final Outcome[] outcomes;
    private final long deadline;
    private final Tally tally;

    /**
     * Begins.
     *
     * @param sent the positions of the rows that can be sent
     * @param outcomes where it is written what came of them
     * @param deadline when the batch's time is up, by {@link System#nanoTime()}
     */
    Run(Batch<R> batch, int[] sent, Outcome[] outcomes, long deadline, Tally tally) {
      this.batch = batch;
      this.sent = sent;
      this.outcomes = outcomes;
      this.deadline = deadline;
      this.tally = tally;
    }

    void score(int from, int to) throws InterruptedException {
      try {
        List<Object[]> answers = answers(from, to);
        for (int i = from; i < to; i++) {
          outcomes[sent[i]] = new Outcome(answers.get(i - from), null);
        }
      } catch (RejectedBatch e) {
        if (to - from > 1) {
          tally.add(Counter.SPLITS, 1);
          int middle = (from + to) >>> 1;
          score(from, middle);
          score(middle, to);
        } else if (policy == RowPolicy.KEEP) {
          outcomes[sent[from]] = new Outcome(null, e.failure());
        } else {
          throw failed(from, e.getMessage(), e);
        }
      }
    }

    private List<Object[]> answers(int from, int to) throws InterruptedException, RejectedBatch {
      ByteBuffer body =
          to - from == sent.length
              ? batch.request()
              : batch.request(sent[from], sent[to - 1], header, footer);
      int unreached = 0;
      long unreachedSince = 0;
      long start = System.nanoTime();
      for (int attempt = 1; ; attempt++) {
        long turn = pace.await();
        if (System.nanoTime() - deadline > 0) {
          throw failed(from, overdue(attempt - 1), null);
        }
        try {
          List<Object[]> answers = gate.pass(() -> ask(body, to - from));
          pace.answered();
          return answers;
        } catch (RejectedBatch e) {
          throw e;
        } catch (TransientFault e) {
          if (e.kind() == Kind.THROTTLED) {
            tally.add(Counter.THROTTLES, 1);
            pace.throttled(turn);
          }
          Duration spent = Duration.ofNanos(System.nanoTime() - start);
          if (e.kind().isPatienceOver(attempt, to - from, spent)) {
            throw e.asRejected();
          }
          unreached = e.kind() == Kind.UNREACHABLE ? unreached + 1 : 0;
          if (unreached == 1) {
            unreachedSince = System.nanoTime();
          }
          Duration silent = Duration.ofNanos(System.nanoTime() - unreachedSince);
          if (unreached > 1 && silent.compareTo(UNREACHABLE) > 0) {
            throw failed(from, unreachable(unreached, silent) + ": " + e.getMessage(), e);
          }
          Duration longest = unreached > 0 ? LONGEST_PAUSE_WHEN_UNREACHABLE : LONGEST_PAUSE;
          long pause = Math.max(pauseNanos(attempt, longest), e.retryAfter().toNanos());
          if (System.nanoTime() + pause - deadline > 0) {
            throw failed(from, overdue(attempt) + ": " + e.getMessage(), e);
          }
          TimeUnit.NANOSECONDS.sleep(pause);
          tally.add(Counter.RETRIES, 1);
        } catch (IOException e) {
          throw failed(from, e.getMessage(), e);
        }
      }
    }

    /** Sends one request; its answer has exactly one record for each row. */
    private List<Object[]> ask(ByteBuffer body, int rows) throws IOException {
      long start = System.nanoTime();
      tally.add(Counter.REQUESTS, 1);
      tally.add(Counter.REQUEST_BYTES, body.remaining());
      // The time that is left, but never none: a time limit of 0 would be no limit.
      Duration left = Duration.ofNanos(Math.max(1_000_000, deadline - start));
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
      if (records.size() != rows) {
        throw misanswered(
            "WrongNumberOfAnswers",
            "the endpoint answered " + records.size() + " records to " + rows + " rows",
            null);
      }
      return records;
    }

    private String overdue(int attempts) {
      return "gave up after "
          + attempts
          + " attempts; a batch may take "
          + limits.batch().toSeconds()
          + " s (batchTimeLimitInSeconds)";
    }

    private String unreachable(int attempts, Duration time) {
      return "it could not be asked in "
          + attempts
          + " attempts within "
          + time.toSeconds()
          + " s, which does not pass by itself";
    }

    private InferenceException failed(int from, String problem, Throwable cause) {
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

  private static TransientFault misanswered(String status, String reason, Throwable cause) {
    return new TransientFault(status, reason, Kind.MISANSWERED, Duration.ZERO, cause);
  }
}
