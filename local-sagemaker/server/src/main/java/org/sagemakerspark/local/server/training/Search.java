package org.sagemakerspark.local.server.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.sagemakerspark.local.server.http.Json;
import org.sagemakerspark.local.server.http.ServiceException;

/**
 * The Search operation over training jobs. A property is a path through a job's record, such as
 * {@code HyperParameters.k}; {@code Tags.KEY} and {@code Metrics.NAME} find a tag and a final
 * metric.
 */
final class Search {

  private static final int DEFAULT_PAGE = 10;

  private final Predicate<ObjectNode> wanted;
  private final Comparator<ObjectNode> order;
  private final int from;
  private final int pageSize;

  private Search(
      Predicate<ObjectNode> wanted, Comparator<ObjectNode> order, int from, int pageSize) {
    this.wanted = wanted;
    this.order = order;
    this.from = from;
    this.pageSize = pageSize;
  }

  /**
   * Reads a request.
   *
   * @throws ServiceException {@code ValidationException} if it searches for something else
   */
  static Search of(ObjectNode request) {
    String resource = request.get("Resource").asText();
    if (!resource.equals("TrainingJob")) {
      throw ServiceException.validation(
          "The embedded SageMaker searches for Resource TrainingJob only, not " + resource);
    }
    String token = request.path("NextToken").asText("0");
    if (!token.matches("\\d{1,9}")) {
      throw ServiceException.validation("Invalid NextToken: use the one of the answer before.");
    }
    String sortBy = request.path("SortBy").asText("LastModifiedTime");
    Comparator<ObjectNode> order =
        Comparator.comparing(
                (ObjectNode job) -> property(job, sortBy).orElse(null),
                Comparator.nullsFirst(Search::compare))
            .thenComparing(job -> job.get("TrainingJobName").asText());
    boolean ascending = request.path("SortOrder").asText().equals("Ascending");
    return new Search(
        expression(request.path("SearchExpression")),
        ascending ? order : order.reversed(),
        Integer.parseInt(token),
        request.path("MaxResults").asInt(DEFAULT_PAGE));
  }

  /** Answers with one page of the jobs that are wanted. */
  ObjectNode among(Collection<ObjectNode> jobs) {
    List<ObjectNode> found = jobs.stream().filter(wanted).sorted(order).toList();
    int start = Math.min(from, found.size());
    int end = Math.min(start + pageSize, found.size());
    ObjectNode answer = Json.object();
    ArrayNode results = answer.putArray("Results");
    found.subList(start, end).forEach(job -> results.addObject().set("TrainingJob", job));
    if (end < found.size()) {
      answer.put("NextToken", Integer.toString(end));
    }
    return answer;
  }

  private static Predicate<ObjectNode> expression(JsonNode expression) {
    List<Predicate<ObjectNode>> parts = new ArrayList<>();
    expression.path("Filters").forEach(filter -> parts.add(filter(filter)));
    expression.path("SubExpressions").forEach(each -> parts.add(expression(each)));
    if (expression.has("NestedFilters")) {
      throw ServiceException.validation(
          "The embedded SageMaker has no NestedFilters: use Filters and SubExpressions");
    }
    if (expression.path("Operator").asText().equals("Or")) {
      return job -> parts.stream().anyMatch(part -> part.test(job));
    }
    return job -> parts.stream().allMatch(part -> part.test(job));
  }

  private static Predicate<ObjectNode> filter(JsonNode filter) {
    String name = filter.get("Name").asText();
    String value = filter.path("Value").asText();
    String operator = filter.path("Operator").asText(filter.has("Value") ? "Equals" : "Exists");
    return switch (operator) {
      case "Exists" -> job -> property(job, name).isPresent();
      case "NotExists" -> job -> property(job, name).isEmpty();
      case "Equals" -> job -> holds(job, name, p -> compare(p, value) == 0);
      case "NotEquals" -> job -> !holds(job, name, p -> compare(p, value) == 0);
      case "GreaterThan" -> job -> holds(job, name, p -> compare(p, value) > 0);
      case "GreaterThanOrEqualTo" -> job -> holds(job, name, p -> compare(p, value) >= 0);
      case "LessThan" -> job -> holds(job, name, p -> compare(p, value) < 0);
      case "LessThanOrEqualTo" -> job -> holds(job, name, p -> compare(p, value) <= 0);
      case "Contains" -> job -> holds(job, name, p -> p.asText().contains(value));
      case "In" ->
          job ->
              holds(
                  job,
                  name,
                  p ->
                      Arrays.stream(value.split(",", -1))
                          .anyMatch(v -> compare(p, v.strip()) == 0));
      default -> throw ServiceException.validation("Unknown Operator " + operator);
    };
  }

  private static boolean holds(ObjectNode job, String name, Predicate<JsonNode> test) {
    return property(job, name).filter(test).isPresent();
  }

  private static Optional<JsonNode> property(ObjectNode job, String name) {
    if (name.startsWith("Tags.")) {
      return named(job.path("Tags"), "Key", name.substring("Tags.".length()), "Value");
    }
    if (name.startsWith("Metrics.")) {
      return named(
          job.path("FinalMetricDataList"),
          "MetricName",
          name.substring("Metrics.".length()),
          "Value");
    }
    JsonNode found = job;
    for (String step : name.split("\\.", -1)) {
      found = found.path(step);
    }
    return found.isValueNode() ? Optional.of(found) : Optional.empty();
  }

  private static Optional<JsonNode> named(JsonNode list, String key, String name, String value) {
    for (JsonNode item : list) {
      if (item.path(key).asText().equals(name)) {
        return Optional.of(item.get(value));
      }
    }
    return Optional.empty();
  }

  private static int compare(JsonNode property, JsonNode other) {
    return compare(property, other.asText());
  }

  /** Compares as numbers if the property is one; a text that is a time stands for its seconds. */
  private static int compare(JsonNode property, String value) {
    if (!property.isNumber()) {
      return property.asText().compareTo(value);
    }
    try {
      return Double.compare(property.asDouble(), seconds(value));
    } catch (NumberFormatException e) {
      throw ServiceException.validation("'" + value + "' is neither a number nor a time");
    }
  }

  private static double seconds(String value) {
    try {
      return value.matches(".*(Z|[+-]\\d\\d:?\\d\\d)")
          ? OffsetDateTime.parse(value).toEpochSecond()
          : LocalDateTime.parse(value).toEpochSecond(ZoneOffset.UTC);
    } catch (DateTimeParseException e) {
      return Double.parseDouble(value);
    }
  }
}
