package org.sagemakerspark.local.server.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.sagemakerspark.local.server.http.Answer;
import org.sagemakerspark.local.server.http.Json;
import org.sagemakerspark.local.server.http.ServiceException;

/** One way to misbehave. */
@FunctionalInterface
interface Fault {

  /** Answers instead of, before or after the service. */
  Answer apply(Target target, Faults.Service service) throws IOException;

  /** Long enough for any client to give up. */
  Duration STALL = Duration.ofMinutes(10);

  /**
   * Makes the fault that a rule describes.
   *
   * @param patience waits, and stops to wait when the faults are cleared
   * @throws ServiceException that names the member at fault
   */
  static Fault of(JsonNode rule, Patience patience) {
    String name = RuleMembers.text(rule, "fault", "");
    return switch (name) {
      case "throttle" -> new Throttle(rule);
      case "fail" -> failing(rule);
      case "delay" -> {
        Duration delay = Duration.ofMillis(RuleMembers.whole(rule, "millis", 1, 3_600_000));
        yield (target, service) -> {
          patience.hold(delay);
          return service.answer();
        };
      }
      case "stall" ->
          (target, service) -> {
            patience.hold(STALL);
            return service.answer().cutOff(Answer.Cut.MIDDLE);
          };
      case "cut" -> {
        Answer.Cut cut = cut(RuleMembers.text(rule, "when", "middle"));
        yield (target, service) -> service.answer().cutOff(cut);
      }
      case "lose" ->
          (target, service) ->
              Answer.of(200, Answer.AWS_JSON, new byte[0]).cutOff(Answer.Cut.BEFORE);
      case "shorten" -> (target, service) -> shortened(service.answer());
      case "tooFewRows" -> (target, service) -> edited(service.answer(), RowEdit.DROP_LAST);
      case "tooManyRows" -> (target, service) -> edited(service.answer(), RowEdit.REPEAT_LAST);
      case "garbage" -> (target, service) -> garbage(service.answer());
      case "emptyBody" -> (target, service) -> service.answer().withBody(new byte[0]);
      case "contentType" -> {
        String type = RuleMembers.text(rule, "contentType", "text/html");
        yield (target, service) -> service.answer().with("Content-Type", type);
      }
      default ->
          throw ServiceException.validation(
              "fault is '"
                  + name
                  + "'; it must be one of throttle, fail, delay, stall, cut, lose, shorten, tooFewRows,"
                  + " tooManyRows, garbage, emptyBody, contentType");
    };
  }

  private static Fault failing(JsonNode rule) {
    int status = RuleMembers.whole(rule, "status", 400, 599);
    String code = RuleMembers.text(rule, "errorCode", "InternalFailure");
    String message =
        rule.path("message").isNull()
            ? null
            : RuleMembers.text(rule, "message", "A fault that was asked for");
    int originalStatus =
        rule.has("originalStatus")
            // No answer is no error status: the service says 0 then.
            ? RuleMembers.whole(rule, "originalStatus", isZero(rule) ? 0 : 400, 599)
            : 500;
    Optional<String> retryAfter =
        rule.has("retryAfterSeconds")
            ? Optional.of("" + RuleMembers.whole(rule, "retryAfterSeconds", 0, 3_600))
            : Optional.empty();
    return (target, service) -> {
      Answer error = error(target, status, code, message, originalStatus);
      return retryAfter.map(seconds -> error.with("Retry-After", seconds)).orElse(error);
    };
  }

  private static boolean isZero(JsonNode rule) {
    return rule.path("originalStatus").asInt(-1) == 0;
  }

  private static Answer.Cut cut(String when) {
    return switch (when) {
      case "before" -> Answer.Cut.BEFORE;
      case "middle" -> Answer.Cut.MIDDLE;
      case "after" -> Answer.Cut.AFTER;
      default ->
          throw ServiceException.validation(
              "when is '" + when + "'; it must be one of before, middle, after");
    };
  }

  /** Half of the answer, as if it were whole. */
  private static Answer shortened(Answer answer) {
    return answer.withBody(Arrays.copyOf(answer.bytes(), answer.bytes().length / 2));
  }

  /** Writes an error as the service that the target belongs to does. */
  static Answer error(Target target, int status, String code, String message) {
    return error(target, status, code, message, 500);
  }

  private static Answer error(
      Target target, int status, String code, String message, int originalStatus) {
    if (target.isInvocation()) {
      ObjectNode body = Json.object().put("Message", message).put("message", message);
      if (code.equals("ModelError")) {
        body.put("OriginalStatusCode", originalStatus).put("OriginalMessage", message);
      }
      return Answer.of(status, "application/json", Json.write(body)).with("x-amzn-ErrorType", code);
    }
    return Answer.of(
        status,
        Answer.AWS_JSON,
        Json.write(Json.object().put("__type", code).put("message", message)));
  }

  private static Answer edited(Answer answer, RowEdit edit) {
    return answer.status() == 200
        ? answer.withBody(Rows.edit(answer.contentType(), answer.bytes(), edit))
        : answer;
  }

  /** The same bytes for an answer of the same length. */
  private static Answer garbage(Answer answer) {
    byte[] bytes = new byte[Math.max(16, answer.bytes().length)];
    new Random(bytes.length).nextBytes(bytes);
    return answer.withBody(bytes);
  }
}
