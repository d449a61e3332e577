package org.sagemakerspark.local.server.page;

import static j2html.TagCreator.each;
import static j2html.TagCreator.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.sagemakerspark.local.server.admin.Ledger;
import org.sagemakerspark.local.server.controlplane.ControlPlane;
import org.sagemakerspark.local.server.faults.Faults;
import org.sagemakerspark.local.server.http.Json;

/**
 * Everything at a glance: the newest jobs and endpoints, the faults in force, the last requests.
 */
final class Overview {

  private static final int SHOWN = 100;
  private static final int SHOWN_REQUESTS = 50;

  private final ControlPlane controlPlane;
  private final Ledger ledger;
  private final Faults faults;

  Overview(ControlPlane controlPlane, Ledger ledger, Faults faults) {
    this.controlPlane = controlPlane;
    this.ledger = ledger;
    this.faults = faults;
  }

  DomContent view(Links links) {
    List<DomContent> parts = new ArrayList<>();
    parts.add(Parts.part("training-jobs", "Training jobs", trainingJobs(links)));
    parts.add(Parts.part("endpoints", "Endpoints", endpoints(links)));
    parts.add(Parts.part("transform-jobs", "Transform jobs", transformJobs(links)));
    if (!faults.describe().isEmpty()) {
      parts.add(Parts.part("faults", "Faults in force", faultsInForce()));
    }
    parts.add(Parts.part("requests", "Last requests", requests()));
    return each(parts, part -> part);
  }

  private DomContent trainingJobs(Links links) {
    List<List<DomContent>> rows = new ArrayList<>();
    for (JsonNode job : newest("ListTrainingJobs", "TrainingJobSummaries")) {
      rows.add(
          List.of(
              link(links, "training-jobs", job.path("TrainingJobName")),
              Parts.status(job.path("TrainingJobStatus").asText()),
              text(job.path("SecondaryStatus").asText()),
              Parts.time(job.path("CreationTime")),
              Parts.duration(job.path("CreationTime"), job.path("TrainingEndTime"))));
    }
    return Parts.rows(List.of("Name", "Status", "Step", "Created", "Took"), rows);
  }

  private DomContent endpoints(Links links) {
    ObjectNode invocations = ledger.invocations();
    List<List<DomContent>> rows = new ArrayList<>();
    for (JsonNode endpoint : newest("ListEndpoints", "Endpoints")) {
      rows.add(
          List.of(
              link(links, "endpoints", endpoint.path("EndpointName")),
              Parts.status(endpoint.path("EndpointStatus").asText()),
              Parts.time(endpoint.path("CreationTime")),
              text(counts(invocations.path(endpoint.path("EndpointName").asText())))));
    }
    return Parts.rows(List.of("Name", "Status", "Created", "Invocations"), rows);
  }

  /** Says how many were received, and what they were answered. */
  static String counts(JsonNode invocations) {
    StringJoiner answers = new StringJoiner(", ", " (", ")").setEmptyValue("");
    invocations
        .path("statuses")
        .properties()
        .forEach(count -> answers.add(count.getKey() + ": " + count.getValue().asLong()));
    return invocations.path("received").asLong() + answers.toString();
  }

  private DomContent transformJobs(Links links) {
    List<List<DomContent>> rows = new ArrayList<>();
    for (JsonNode job : newest("ListTransformJobs", "TransformJobSummaries")) {
      rows.add(
          List.of(
              link(links, "transform-jobs", job.path("TransformJobName")),
              Parts.status(job.path("TransformJobStatus").asText()),
              Parts.time(job.path("CreationTime")),
              Parts.duration(job.path("CreationTime"), job.path("TransformEndTime"))));
    }
    return Parts.rows(List.of("Name", "Status", "Created", "Took"), rows);
  }

  private DomContent faultsInForce() {
    return Parts.rows(
        List.of("Rule"),
        faults.describe().stream()
            .map(rule -> List.<DomContent>of(text(rule.toString())))
            .toList());
  }

  private DomContent requests() {
    List<List<DomContent>> rows = new ArrayList<>();
    for (JsonNode request : ledger.recent()) {
      if (rows.size() == SHOWN_REQUESTS) {
        break;
      }
      rows.add(
          List.of(
              Parts.time(request.path("time")),
              text(request.path("operation").asText()),
              text(request.path("endpoint").asText()),
              text(request.path("status").asText()),
              text(String.format(Locale.ROOT, "%,d ms", request.path("millis").asLong()))));
    }
    return Parts.rows(List.of("Time", "Operation", "Endpoint", "Status", "Took"), rows);
  }

  private JsonNode newest(String operation, String result) {
    return controlPlane
        .ask(
            operation,
            Json.object()
                .put("SortBy", "CreationTime")
                .put("SortOrder", "Descending")
                .put("MaxResults", SHOWN))
        .path(result);
  }

  private static DomContent link(Links links, String kind, JsonNode name) {
    return Parts.link(links.to(kind, name.asText()), name.asText());
  }
}
