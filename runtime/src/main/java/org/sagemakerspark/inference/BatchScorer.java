package org.sagemakerspark.inference;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.sagemakerspark.codec.ResponseRowDeserializer;
import org.sagemakerspark.codec.RowEncoder;

/**
 * Scores one batch. A request that fails in a way that may pass is sent again. One that the
 * endpoint rejects, or answers with anything but one record for each row, is sent again in halves,
 * until the row that is to blame stands alone.
 */
final class BatchScorer<R> {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);

  private final Endpoint endpoint;
  private final ResponseRowDeserializer deserializer;
  private final BatchLimits limits;
  private final byte[] header;
  private final byte[] footer;

  BatchScorer(
      Endpoint endpoint,
      RowEncoder<R> encoder,
      ResponseRowDeserializer deserializer,
      BatchLimits limits) {
    this.endpoint = endpoint;
    this.deserializer = deserializer;
    this.limits = limits;
    this.header = encoder.header();
    this.footer = encoder.footer();
  }

  /**
   * Returns what came of each row.
   *
   * @throws InferenceException when a row fails and the policy is to fail, or when the endpoint as
   *     a whole cannot be used
   */
  Scored<R> score(Batch<R> batch) throws InterruptedException {
    Outcome[] outcomes = new Outcome[batch.rows().size()];
    for (int i = 0; i < outcomes.length; i++) {
      if (batch.refusals()[i] != null) {
        outcomes[i] = new Outcome(null, batch.refusals()[i]);
      }
    }
    int[] sent = IntStream.range(0, outcomes.length).filter(i -> outcomes[i] == null).toArray();
    if (sent.length > 0) {
      long deadline = System.nanoTime() + limits.timeLimit().toNanos();
      score(batch, sent, 0, sent.length, deadline, outcomes);
    }
    return new Scored<>(batch.rows(), Arrays.asList(outcomes));
  }

  private void score(
      Batch<R> batch, int[] sent, int from, int to, long deadline, Outcome[] outcomes)
      throws InterruptedException {
    try {
      List<Object[]> answers = answers(batch, sent, from, to, deadline);
      for (int i = from; i < to; i++) {
        outcomes[sent[i]] = new Outcome(answers.get(i - from), null);
      }
    } catch (RejectedBatch e) {
      if (to - from > 1) {
        int middle = (from + to) >>> 1;
        score(batch, sent, from, middle, deadline, outcomes);
        score(batch, sent, middle, to, deadline, outcomes);
      } else if (limits.policy() == RowPolicy.KEEP) {
        outcomes[sent[from]] = new Outcome(null, e.failure());
      } else {
        throw failed(batch, sent[from], e.getMessage(), e);
      }
    }
  }

  private List<Object[]> answers(Batch<R> batch, int[] sent, int from, int to, long deadline)
      throws InterruptedException, RejectedBatch {
    byte[] body = body(batch, sent[from], sent[to - 1]);
    for (int attempt = 1; ; attempt++) {
      try {
        List<Object[]> answers = decode(endpoint.invoke(body));
        if (answers.size() != to - from) {
          throw new RejectedBatch(
              "WrongNumberOfAnswers",
              "the endpoint answered " + answers.size() + " records to " + (to - from) + " rows",
              null);
        }
        return answers;
      } catch (RejectedBatch e) {
        throw e;
      } catch (TransientFault e) {
        if (e.patience().isOver(attempt, to - from)) {
          throw e.asRejected();
        }
        long pause = Math.max(pauseNanos(attempt), e.retryAfter().toNanos());
        if (System.nanoTime() + pause - deadline > 0) {
          throw failed(
              batch,
              sent[from],
              "gave up after "
                  + attempt
                  + " attempts; a batch may take "
                  + limits.timeLimit().toSeconds()
                  + " s (batchTimeLimitInSeconds): "
                  + e.getMessage(),
              e);
        }
        TimeUnit.NANOSECONDS.sleep(pause);
      } catch (IOException e) {
        throw failed(batch, sent[from], e.getMessage(), e);
      }
    }
  }

  private List<Object[]> decode(byte[] answer) throws RejectedBatch {
    try {
      return deserializer.decode(answer);
    } catch (IOException e) {
      throw new RejectedBatch("UnreadableAnswer", e.getMessage(), e);
    }
  }

  /**
   * The request for the rows from one to another; what lies between them has no bytes if refused.
   */
  private byte[] body(Batch<R> batch, int first, int last) {
    int start = batch.starts()[first];
    int length = batch.ends()[last] - start;
    byte[] body = new byte[header.length + length + footer.length];
    System.arraycopy(header, 0, body, 0, header.length);
    System.arraycopy(batch.body(), start, body, header.length, length);
    System.arraycopy(footer, 0, body, header.length + length, footer.length);
    return body;
  }

  private InferenceException failed(Batch<R> batch, int row, String problem, Throwable cause) {
    return new InferenceException(
        "Endpoint "
            + endpoint.name()
            + ", batch "
            + batch.number()
            + " (from 0) of "
            + batch.rows().size()
            + " rows and "
            + batch.body().length
            + " bytes, row "
            + row
            + ": "
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
