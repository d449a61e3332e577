package org.sagemakerspark.local.server.faults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.sagemakerspark.local.server.http.Answer;

/**
 * The faults that were asked for. A rule is a JSON object:
 *
 * <ul>
 *   <li>{@code operation}: such as {@code CreateTrainingJob}, or {@code *}; {@code InvokeEndpoint}
 *       by default
 *   <li>{@code endpoint}: the endpoint's name; any by default
 *   <li>{@code fault}: {@code throttle} (with {@code requestsPerSecond}, and {@code status}, 429
 *       for invocations and 400 otherwise by default), {@code fail} ({@code status}, {@code
 *       errorCode}, {@code message}, {@code originalStatus} of a {@code ModelError}, {@code
 *       retryAfterSeconds}), {@code delay} ({@code millis}), {@code stall}, {@code cut} ({@code
 *       when}: {@code before}, {@code middle} or {@code after} the answer), {@code lose} (as {@code
 *       cut} before the answer, and the request is not handled), {@code shorten}, {@code
 *       tooFewRows}, {@code tooManyRows}, {@code garbage}, {@code emptyBody}, {@code contentType}
 *       ({@code contentType})
 *   <li>{@code after}: how many requests pass first; {@code times}: how often it strikes; {@code
 *       probability}, from 0 to 1, and its {@code seed}
 * </ul>
 *
 * <p>All rules that strike a request apply; the first one added is the closest to the client.
 */
public final class Faults {

  /** The service that may be made to misbehave. */
  @FunctionalInterface
  public interface Service {
    Answer answer() throws IOException;
  }

  private final List<FaultRule> rules = new CopyOnWriteArrayList<>();
  private final Patience patience = new Patience();

  /**
   * Adds a rule.
   *
   * @throws org.sagemakerspark.local.server.http.ServiceException that names the member at fault
   */
  public void add(ObjectNode rule) {
    rules.add(new FaultRule(rule, patience));
  }

  /** Ends all misbehaviour; what is being held back goes on at once. */
  public void clear() {
    rules.clear();
    patience.release();
  }

  public List<ObjectNode> describe() {
    return rules.stream().map(FaultRule::description).toList();
  }

  /** Answers, with the faults that strike. */
  public Answer answer(Target target, Service service) throws IOException {
    List<FaultRule> striking = rules.stream().filter(rule -> rule.strikes(target)).toList();
    return apply(striking.iterator(), target, service);
  }

  private static Answer apply(Iterator<FaultRule> striking, Target target, Service service)
      throws IOException {
    return striking.hasNext()
        ? striking.next().fault().apply(target, () -> apply(striking, target, service))
        : service.answer();
  }
}
