package org.sagemakerspark.local.server.logs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sagemakerspark.local.server.http.ServiceException;

/**
 * What a FilterLogEvents request asks for. Its pattern is made of terms ("Filter pattern syntax" in
 * the CloudWatch Logs User Guide): a line holds all of them, none of those with {@code -}, and one
 * of those with {@code ?}, if there are such. Patterns over JSON, columns and regexes are refused.
 */
final class LogFilter {

  private static final Pattern TERM = Pattern.compile("([?-]?)(?:\"([^\"]*)\"|(\\S+))");

  private final Set<String> streams = new HashSet<>();
  private final String streamPrefix;
  private final long start;
  private final long end;
  private final List<String> all = new ArrayList<>();
  private final List<String> any = new ArrayList<>();
  private final List<String> none = new ArrayList<>();

  private LogFilter(ObjectNode request) {
    request.path("logStreamNames").forEach(name -> streams.add(name.asText()));
    streamPrefix = request.path("logStreamNamePrefix").asText("");
    start = request.path("startTime").asLong(Long.MIN_VALUE);
    end = request.path("endTime").asLong(Long.MAX_VALUE);
  }

  /**
   * Reads a request.
   *
   * @throws ServiceException {@code InvalidParameterException} for a pattern of another kind
   */
  static LogFilter of(ObjectNode request) {
    LogFilter filter = new LogFilter(request);
    String pattern = request.path("filterPattern").asText("").strip();
    if (pattern.matches("(?s)[{\\[%].*")) {
      throw new ServiceException(
          400,
          "InvalidParameterException",
          "Invalid filter pattern: the embedded SageMaker takes terms only, no JSON, columns or"
              + " regex");
    }
    Matcher term = TERM.matcher(pattern);
    while (term.find()) {
      List<String> terms =
          switch (term.group(1)) {
            case "?" -> filter.any;
            case "-" -> filter.none;
            default -> filter.all;
          };
      terms.add(term.group(2) == null ? term.group(3) : term.group(2));
    }
    return filter;
  }

  boolean wants(String stream, LogEvent event) {
    return (streams.isEmpty() || streams.contains(stream))
        && stream.startsWith(streamPrefix)
        && event.timestamp() >= start
        && event.timestamp() <= end
        && wants(event.message());
  }

  private boolean wants(String line) {
    return all.stream().allMatch(line::contains)
        && none.stream().noneMatch(line::contains)
        && (any.isEmpty() || any.stream().anyMatch(line::contains));
  }
}
