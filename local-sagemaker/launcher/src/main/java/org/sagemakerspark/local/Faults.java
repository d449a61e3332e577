package org.sagemakerspark.local;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Makes an embedded SageMaker misbehave. Begin with what should misbehave, narrow it down, and end
 * with how:
 *
 * <pre>{@code
 * sageMaker.faults().invocations("my-endpoint").times(2).fail(503, "ServiceUnavailable");
 * sageMaker.faults().invocations().throttle(5);
 * sageMaker.faults().operation("CreateTrainingJob").probability(0.5, 42).fail(400, "ThrottlingException");
 * sageMaker.faults().clear();
 * }</pre>
 *
 * <p>Rules add up; the first one is the closest to the client.
 */
public final class Faults {

  private final LocalApi api;

  Faults(LocalApi api) {
    this.api = api;
  }

  /** Aims at the invocations of one endpoint. */
  public Aim invocations(String endpoint) {
    return operation("InvokeEndpoint").with("endpoint", endpoint);
  }

  /** Aims at the invocations of all endpoints. */
  public Aim invocations() {
    return operation("InvokeEndpoint");
  }

  /**
   * Aims at an operation.
   *
   * @param name such as {@code CreateTrainingJob}, {@code GetCallerIdentity}, {@code
   *     InvokeEndpoint}, or {@code *} for all
   */
  public Aim operation(String name) {
    return new Aim(api, Map.of("operation", name));
  }

  /** Ends all misbehaviour; requests that are held back go on at once. */
  public void clear() {
    api.clearFaults();
  }

  /**
   * Adds a rule as the command line writes it: {@code
   * OPERATION[:ENDPOINT]=FAULT[,MEMBER=VALUE...]}, for example {@code
   * InvokeEndpoint=throttle,requestsPerSecond=5}.
   *
   * @throws IllegalArgumentException if it is of another form, or a member is wrong
   */
  void add(String rule) {
    String[] sides = rule.split("=", 2);
    if (sides.length != 2 || sides[0].isEmpty()) {
      throw new IllegalArgumentException(
          "'" + rule + "' is no fault; give OPERATION[:ENDPOINT]=FAULT[,MEMBER=VALUE...]");
    }
    String[] target = sides[0].split(":", 2);
    String[] parts = sides[1].split(",", -1);
    Aim aim = operation(target[0]);
    if (target.length == 2) {
      aim = aim.with("endpoint", target[1]);
    }
    for (int i = 1; i < parts.length; i++) {
      String[] member = parts[i].split("=", 2);
      if (member.length != 2) {
        throw new IllegalArgumentException("'" + parts[i] + "' in '" + rule + "' has no value");
      }
      aim = aim.with(member[0], value(member[1]));
    }
    aim.strike(parts[0]);
  }

  private static Object value(String text) {
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException e) {
      return text;
    }
  }

  /** What misbehaves, and how often. Immutable; its last call makes the rule. */
  public static final class Aim {

    private final LocalApi api;
    private final Map<String, Object> members;

    private Aim(LocalApi api, Map<String, ?> members) {
      this.api = api;
      this.members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /** Strikes only so many times. */
    public Aim times(int count) {
      return with("times", count);
    }

    /** Lets so many requests pass first. */
    public Aim after(int count) {
      return with("after", count);
    }

    /** Strikes a request with this probability, from 0 to 1; the seed makes it repeatable. */
    public Aim probability(double chance, long seed) {
      return with("probability", chance).with("seed", seed);
    }

    /** Refuses what is more than so many requests a second with a ThrottlingException. */
    public void throttle(double requestsPerSecond) {
      with("requestsPerSecond", requestsPerSecond).strike("throttle");
    }

    /**
     * Answers with an error.
     *
     * @param status the HTTP status, 400 to 599
     * @param errorCode such as {@code ServiceUnavailable} or {@code ValidationException}
     */
    public void fail(int status, String errorCode) {
      with("status", status).with("errorCode", errorCode).strike("fail");
    }

    /** Answers with an error that has this message; null for the service's {@code null}. */
    public void fail(int status, String errorCode, String message) {
      with("message", message).fail(status, errorCode);
    }

    /**
     * Answers as if the model had answered with an error.
     *
     * @param originalStatus the model's own HTTP status, 400 to 599; 0 for a model that gives no
     *     answer in time
     */
    public void failModel(int originalStatus) {
      with("originalStatus", originalStatus).fail(424, "ModelError");
    }

    /** Asks clients to come back after this time, in whole seconds; for {@code fail}. */
    public Aim retryAfter(Duration time) {
      return with("retryAfterSeconds", time.toSeconds());
    }

    /** Lets each request wait before it is handled. */
    public void delay(Duration time) {
      with("millis", Math.max(1, time.toMillis())).strike("delay");
    }

    /**
     * Takes requests and does not answer, until the faults are cleared or ten minutes have gone.
     */
    public void stall() {
      strike("stall");
    }

    /** Resets the connection in the middle of the answer. */
    public void cut() {
      strike("cut");
    }

    /** Handles the request and resets the connection before the answer. */
    public void cutBefore() {
      with("when", "before").strike("cut");
    }

    /** Resets the connection before the answer and does not handle the request. */
    public void lose() {
      strike("lose");
    }

    /** Resets the connection after the whole answer. */
    public void cutAfter() {
      with("when", "after").strike("cut");
    }

    /** Answers with the first half of the body only, as if it were the whole. */
    public void shorten() {
      strike("shorten");
    }

    /** Leaves the last row out of the answer. */
    public void tooFewRows() {
      strike("tooFewRows");
    }

    /** Repeats the last row of the answer. */
    public void tooManyRows() {
      strike("tooManyRows");
    }

    /** Answers with arbitrary bytes of the right content type. */
    public void garbage() {
      strike("garbage");
    }

    /** Answers with no body. */
    public void emptyBody() {
      strike("emptyBody");
    }

    /** Answers with this content type, whatever the body is. */
    public void contentType(String type) {
      with("contentType", type).strike("contentType");
    }

    private Aim with(String name, Object value) {
      Map<String, Object> more = new LinkedHashMap<>(members);
      more.put(name, value);
      return new Aim(api, more);
    }

    private void strike(String fault) {
      api.addFault(
          with("fault", fault).members.entrySet().stream()
              .map(e -> JsonText.of(e.getKey()) + ":" + JsonText.of(e.getValue()))
              .collect(Collectors.joining(",", "{", "}")));
    }
  }
}
