package org.sagemakerspark.local.server.controlplane;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.sagemakerspark.local.server.http.Json;
import org.sagemakerspark.local.server.http.ServiceException;

/**
 * Answers a List call: filters, sorts and pages summaries by the members that all such calls share.
 *
 * @param kind the prefix of the summaries' members, such as {@code TrainingJob} for {@code
 *     TrainingJobName}
 * @param result the member that holds the summaries
 * @param defaultOrder the order when the request names none
 * @param status when StatusEquals is looked at
 */
public record Listing(String kind, String result, String defaultOrder, Status status) {

  /**
   * When StatusEquals is looked at. ListTrainingJobs does it within a page, so that a page may be
   * empty and not be the last (its documentation in botocore's model); the others do it before.
   */
  public enum Status {
    BEFORE_PAGING,
    WITHIN_PAGE
  }

  private static final int DEFAULT_PAGE = 10;

  public Listing(String kind, String result, String defaultOrder) {
    this(kind, result, defaultOrder, Status.BEFORE_PAGING);
  }

  /** Gives the page that the request asks for. */
  public ObjectNode page(ObjectNode request, Collection<ObjectNode> summaries) {
    Predicate<ObjectNode> filter = filter(request);
    Predicate<ObjectNode> statusFilter = statusFilter(request);
    if (status == Status.BEFORE_PAGING) {
      filter = filter.and(statusFilter);
    }
    List<ObjectNode> found = summaries.stream().filter(filter).sorted(order(request)).toList();
    int from = Math.min(offset(request), found.size());
    int to = Math.min(from + request.path("MaxResults").asInt(DEFAULT_PAGE), found.size());
    ObjectNode answer = Json.object();
    answer.putArray(result).addAll(found.subList(from, to).stream().filter(statusFilter).toList());
    if (to < found.size()) {
      answer.put("NextToken", Integer.toString(to));
    }
    return answer;
  }

  private Predicate<ObjectNode> filter(ObjectNode request) {
    String part = request.path("NameContains").asText("").toLowerCase(Locale.ROOT);
    Predicate<ObjectNode> named =
        s -> s.path(kind + "Name").asText().toLowerCase(Locale.ROOT).contains(part);
    return named
        .and(s -> after(s, "CreationTime", request.path("CreationTimeAfter")))
        .and(s -> before(s, "CreationTime", request.path("CreationTimeBefore")))
        .and(s -> after(s, "LastModifiedTime", request.path("LastModifiedTimeAfter")))
        .and(s -> before(s, "LastModifiedTime", request.path("LastModifiedTimeBefore")));
  }

  private Predicate<ObjectNode> statusFilter(ObjectNode request) {
    JsonNode wanted = request.path("StatusEquals");
    return s -> wanted.isMissingNode() || s.path(kind + "Status").equals(wanted);
  }

  private static boolean after(ObjectNode summary, String member, JsonNode bound) {
    return bound.isMissingNode() || summary.path(member).asDouble() > bound.asDouble();
  }

  private static boolean before(ObjectNode summary, String member, JsonNode bound) {
    return bound.isMissingNode() || summary.path(member).asDouble() < bound.asDouble();
  }

  private Comparator<ObjectNode> order(ObjectNode request) {
    Comparator<ObjectNode> byName = Comparator.comparing(s -> s.path(kind + "Name").asText());
    Comparator<ObjectNode> order =
        switch (request.path("SortBy").asText("CreationTime")) {
          case "Name" -> byName;
          case "Status" -> Comparator.comparing(s -> s.path(kind + "Status").asText());
          default -> Comparator.comparingDouble(s -> s.path("CreationTime").asDouble());
        };
    Comparator<ObjectNode> total = order.thenComparing(byName);
    return request.path("SortOrder").asText(defaultOrder).equals("Descending")
        ? total.reversed()
        : total;
  }

  private static int offset(ObjectNode request) {
    String token = request.path("NextToken").asText("0");
    if (!token.matches("\\d{1,9}")) {
      throw ServiceException.validation("Invalid NextToken: use the one of the answer before.");
    }
    return Integer.parseInt(token);
  }
}
