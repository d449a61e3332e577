package org.sagemakerspark.local.server.logs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.sagemakerspark.local.server.account.Account;
import org.sagemakerspark.local.server.http.Answer;
import org.sagemakerspark.local.server.http.Call;
import org.sagemakerspark.local.server.http.HttpService;
import org.sagemakerspark.local.server.http.Json;
import org.sagemakerspark.local.server.http.ServiceException;

/**
 * The part of CloudWatch Logs with which people read the logs of jobs and endpoints: {@code
 * DescribeLogGroups}, {@code DescribeLogStreams}, {@code GetLogEvents} and {@code FilterLogEvents}
 * for {@code /aws/sagemaker/TrainingJobs}, {@code /aws/sagemaker/TransformJobs} and {@code
 * /aws/sagemaker/Endpoints/NAME}. An event is a line of a container's output.
 */
public final class LogService implements HttpService {

  /** What its requests' {@code X-Amz-Target} begins with. */
  public static final String TARGET_PREFIX = "Logs_20140328.";

  private static final int MAX_BODY_BYTES = 1 << 20;
  private static final int MAX_STREAMS = 50;
  private static final int MAX_EVENTS = 10_000;

  private final LogFiles logs;
  private final Account account;

  /** Takes the containers' logs. */
  public LogService(LogFiles logs, Account account) {
    this.logs = logs;
    this.account = account;
  }

  @Override
  public Answer answer(Call call) throws IOException {
    if (!(Json.read(call.body(MAX_BODY_BYTES)) instanceof ObjectNode request)) {
      throw new ServiceException(400, "SerializationException", "The request is no JSON object");
    }
    String operation = call.header("X-Amz-Target").substring(TARGET_PREFIX.length());
    return Answer.of(
        200,
        Answer.AWS_JSON,
        Json.write(
            switch (operation) {
              case "DescribeLogGroups" -> groups(request);
              case "DescribeLogStreams" -> describe(request);
              case "FilterLogEvents" -> filtered(request);
              case "GetLogEvents" -> events(request);
              default ->
                  throw new ServiceException(
                      400,
                      "UnknownOperationException",
                      "The embedded SageMaker has no operation " + TARGET_PREFIX + operation);
            }));
  }

  private ObjectNode groups(ObjectNode request) throws IOException {
    String prefix = request.path("logGroupNamePrefix").asText("");
    int limit = Math.min(MAX_STREAMS, request.path("limit").asInt(MAX_STREAMS));
    String after = request.path("nextToken").asText("");
    ObjectNode answer = Json.object();
    ArrayNode groups = answer.putArray("logGroups");
    for (String name : logs.groups()) {
      if (name.startsWith(prefix) && name.compareTo(after) > 0) {
        if (groups.size() == limit) {
          return answer.put("nextToken", groups.get(limit - 1).get("logGroupName").asText());
        }
        groups
            .addObject()
            .put("logGroupName", name)
            .put("arn", arn(name) + ":*")
            .put("logGroupArn", arn(name))
            .put("logGroupClass", "STANDARD");
      }
    }
    return answer;
  }

  /**
   * Goes through the streams by name; a token is the number of the first event of the next page.
   */
  private ObjectNode filtered(ObjectNode request) throws IOException {
    LogFilter filter = LogFilter.of(request);
    int limit = Math.min(MAX_EVENTS, request.path("limit").asInt(MAX_EVENTS));
    String token = request.path("nextToken").asText("0");
    if (!token.matches("\\d{1,9}")) {
      throw new ServiceException(
          400, "InvalidParameterException", "The specified nextToken is invalid.");
    }
    int from = Integer.parseInt(token);
    int number = 0;
    ObjectNode answer = Json.object();
    ArrayNode events = answer.putArray("events");
    answer.putArray("searchedLogStreams");
    for (Map.Entry<String, Path> stream :
        logs.streams(required(request, "logGroupName")).entrySet()) {
      for (LogEvent event : logs.events(stream.getValue())) {
        if (filter.wants(stream.getKey(), event) && number++ >= from) {
          if (events.size() == limit) {
            return answer.put("nextToken", Integer.toString(number - 1));
          }
          events.add(
              event
                  .describe()
                  .put("logStreamName", stream.getKey())
                  .put("eventId", Integer.toString(number)));
        }
      }
    }
    return answer;
  }

  private ObjectNode describe(ObjectNode request) throws IOException {
    String group = required(request, "logGroupName");
    String prefix = request.path("logStreamNamePrefix").asText("");
    int limit = Math.min(MAX_STREAMS, request.path("limit").asInt(MAX_STREAMS));
    String after = request.path("nextToken").asText("");
    ObjectNode answer = Json.object();
    ArrayNode streams = answer.putArray("logStreams");
    for (Map.Entry<String, Path> stream : logs.streams(group).entrySet()) {
      if (stream.getKey().startsWith(prefix) && stream.getKey().compareTo(after) > 0) {
        if (streams.size() == limit) {
          return answer.put("nextToken", streams.get(limit - 1).get("logStreamName").asText());
        }
        long time = logs.begin(stream.getValue());
        long end = Files.getLastModifiedTime(stream.getValue()).toMillis();
        streams
            .addObject()
            .put("logStreamName", stream.getKey())
            .put("creationTime", time)
            .put("firstEventTimestamp", time)
            .put("lastEventTimestamp", end)
            .put("lastIngestionTime", end)
            .put("arn", arn(group) + ":log-stream:" + stream.getKey());
      }
    }
    return answer;
  }

  private ObjectNode events(ObjectNode request) throws IOException {
    Path file =
        logs.streams(required(request, "logGroupName")).get(required(request, "logStreamName"));
    if (file == null) {
      throw LogFiles.missing("The specified log stream does not exist.");
    }
    long start = request.path("startTime").asLong(Long.MIN_VALUE);
    long end = request.path("endTime").asLong(Long.MAX_VALUE);
    List<LogEvent> found =
        logs.events(file).stream()
            .filter(event -> event.timestamp() >= start && event.timestamp() < end)
            .toList();
    int limit = Math.min(MAX_EVENTS, request.path("limit").asInt(MAX_EVENTS));
    int from = from(request, found.size(), limit);
    int to = Math.min(found.size(), from + limit);
    ObjectNode answer = Json.object();
    ArrayNode events = answer.putArray("events");
    found.subList(from, to).forEach(event -> events.add(event.describe()));
    return answer.put("nextForwardToken", "f/" + to).put("nextBackwardToken", "b/" + from);
  }

  private String arn(String group) {
    return "arn:aws:logs:" + account.region() + ":" + account.id() + ":log-group:" + group;
  }

  private static int from(ObjectNode request, int lines, int limit) {
    String token = request.path("nextToken").asText("");
    if (token.matches("[fb]/\\d{1,9}")) {
      int position = Math.min(lines, Integer.parseInt(token.substring(2)));
      return token.startsWith("f") ? position : Math.max(0, position - limit);
    }
    return request.path("startFromHead").asBoolean(false) ? 0 : Math.max(0, lines - limit);
  }

  private static String required(ObjectNode request, String name) {
    String value = request.path(name).asText("");
    if (value.isEmpty()) {
      throw new ServiceException(
          400,
          "InvalidParameterException",
          "1 validation error detected: Value null at '"
              + name
              + "' failed to satisfy constraint: Member must not be null");
    }
    return value;
  }
}
