package org.sagemakerspark.local.server.faults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Random;
import org.sagemakerspark.local.server.http.ServiceException;

/** A fault, which requests it is meant for, and how often it strikes. */
final class FaultRule {

  private static final String ANY = "*";

  private final ObjectNode description;
  private final String operation;
  private final String endpoint;
  private final double probability;
  private final Random random;
  private final Fault fault;
  private long toSkip;
  private long left;

  /**
   * Reads a rule.
   *
   * @throws ServiceException that names the member at fault
   */
  FaultRule(ObjectNode description, Patience patience) {
    this.description = description;
    operation = RuleMembers.text(description, "operation", Target.INVOKE_ENDPOINT);
    endpoint = RuleMembers.text(description, "endpoint", ANY);
    probability =
        description.has("probability") ? RuleMembers.number(description, "probability", 0, 1) : 1;
    random = new Random(description.path("seed").asLong(0));
    toSkip =
        description.has("after")
            ? RuleMembers.whole(description, "after", 0, Integer.MAX_VALUE)
            : 0;
    left =
        description.has("times")
            ? RuleMembers.whole(description, "times", 1, Integer.MAX_VALUE)
            : Long.MAX_VALUE;
    fault = Fault.of(description, patience);
  }

  ObjectNode description() {
    return description;
  }

  Fault fault() {
    return fault;
  }

  /** Says whether it strikes this request, and counts it. */
  synchronized boolean strikes(Target target) {
    boolean meant =
        (operation.equals(ANY) || operation.equals(target.operation()))
            && (endpoint.equals(ANY) || endpoint.equals(target.endpoint()));
    if (!meant || left == 0) {
      return false;
    }
    if (toSkip > 0) {
      toSkip--;
      return false;
    }
    if (random.nextDouble() >= probability) {
      return false;
    }
    left--;
    return true;
  }
}
