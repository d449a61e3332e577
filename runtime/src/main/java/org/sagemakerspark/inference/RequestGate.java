package org.sagemakerspark.inference;

import com.netflix.concurrency.limits.Limiter;
import com.netflix.concurrency.limits.limit.AIMDLimit;
import com.netflix.concurrency.limits.limiter.BlockingLimiter;
import com.netflix.concurrency.limits.limiter.SimpleLimiter;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * Lets as many requests through at a time as the endpoint bears: fewer with each one that is
 * throttled, fails for want of capacity, or takes more than half of its time; one more with each
 * that is answered in good time.
 */
final class RequestGate {

  /**
   * A request.
   *
   * @param <T> its answer
   */
  @FunctionalInterface
  interface Request<T> {
    T send() throws IOException;
  }

  private static final double BACK_OFF = 0.75;

  private final Limiter<Void> limiter;

  RequestGate(RequestLimits limits) {
    AIMDLimit inFlight =
        AIMDLimit.newBuilder()
            .initialLimit(limits.inFlight())
            .minLimit(1)
            .maxLimit(limits.inFlight())
            .backoffRatio(BACK_OFF)
            .timeout(limits.attempt().toMillis() / 2, TimeUnit.MILLISECONDS)
            .build();
    limiter = BlockingLimiter.wrap(SimpleLimiter.newBuilder().limit(inFlight).<Void>build());
  }

  /** Sends a request as soon as there is room. */
  <T> T pass(Request<T> request) throws IOException, InterruptedException {
    Limiter.Listener room =
        limiter
            .acquire(null)
            .orElseThrow(() -> new InterruptedException("Interrupted before a request was sent"));
    boolean isAnswered = false;
    boolean isOverload = false;
    try {
      T answer = request.send();
      isAnswered = true;
      return answer;
    } catch (TransientFault e) {
      isOverload = e.isOverload();
      throw e;
    } finally {
      if (isAnswered) {
        room.onSuccess();
      } else if (isOverload) {
        room.onDropped();
      } else {
        room.onIgnore();
      }
    }
  }
}
