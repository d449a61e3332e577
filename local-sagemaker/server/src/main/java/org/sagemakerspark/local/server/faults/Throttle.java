package org.sagemakerspark.local.server.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.sagemakerspark.local.server.http.Answer;

/**
 * Lets so many requests a second through and refuses the others, with a null message as the service
 * does. A second's worth may come at once.
 */
final class Throttle implements Fault {

  private static final double NANOS = 1e9;

  private final double rate;
  private final int status;
  private double tokens;
  private long filled = System.nanoTime();

  Throttle(JsonNode rule) {
    rate = RuleMembers.number(rule, "requestsPerSecond", 0, 1e6);
    status = rule.has("status") ? RuleMembers.whole(rule, "status", 400, 599) : 0;
    tokens = burst();
  }

  private double burst() {
    return rate == 0 ? 0 : Math.max(1, rate);
  }

  @Override
  public Answer apply(Target target, Faults.Service service) throws IOException {
    if (admits()) {
      return service.answer();
    }
    int usual = target.isInvocation() ? 429 : 400;
    return Fault.error(target, status == 0 ? usual : status, "ThrottlingException", null);
  }

  private synchronized boolean admits() {
    long now = System.nanoTime();
    tokens = Math.min(burst(), tokens + (now - filled) / NANOS * rate);
    filled = now;
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }
}
