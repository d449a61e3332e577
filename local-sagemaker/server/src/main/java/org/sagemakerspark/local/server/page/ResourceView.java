package org.sagemakerspark.local.server.page;

import static j2html.TagCreator.each;
import static j2html.TagCreator.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import j2html.tags.DomContent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sagemakerspark.local.server.admin.Ledger;
import org.sagemakerspark.local.server.controlplane.ControlPlane;
import org.sagemakerspark.local.server.http.Json;
import org.sagemakerspark.local.server.logs.LogFiles;
import org.sagemakerspark.local.server.metrics.MetricReader;

/**
 * One job or endpoint: what was asked for, how far it has come, what it says. Environment variables
 * are left out: people put secrets there.
 */
final class ResourceView {

  private static final int SHOWN_LINES = 200;
  private static final int READ_BYTES = 1 << 20;

  private final ControlPlane controlPlane;
  private final Ledger ledger;
  private final LogFiles logs;

  ResourceView(ControlPlane controlPlane, Ledger ledger, LogFiles logs) {
    this.controlPlane = controlPlane;
    this.ledger = ledger;
    this.logs = logs;
  }

  DomContent trainingJob(String name) throws IOException {
    ObjectNode job =
        controlPlane.ask("DescribeTrainingJob", Json.object().put("TrainingJobName", name));
    JsonNode algorithm = job.path("AlgorithmSpecification");
    Map<String, DomContent> facts = new LinkedHashMap<>();
    facts.put("Status", Parts.status(job.path("TrainingJobStatus").asText()));
    reason(job, facts);
    facts.put("Image", text(algorithm.path("TrainingImage").asText()));
    facts.put("Created", Parts.time(job.path("CreationTime")));
    facts.put("Took", Parts.duration(job.path("CreationTime"), job.path("TrainingEndTime")));
    facts.put("Instances", text(instances(job.path("ResourceConfig"))));
    for (JsonNode channel : job.path("InputDataConfig")) {
      facts.put(
          "Channel " + channel.path("ChannelName").asText(),
          text(channel.path("DataSource").path("S3DataSource").path("S3Uri").asText()));
    }
    facts.put("Output", text(job.path("OutputDataConfig").path("S3OutputPath").asText()));
    facts.put("Model", text(job.path("ModelArtifacts").path("S3ModelArtifacts").asText("–")));
    Map<String, Path> streams = ofJob("/aws/sagemaker/TrainingJobs", name);
    List<DomContent> parts = new ArrayList<>();
    parts.add(Parts.part("facts", "Training job " + name, Parts.facts(facts)));
    parts.add(Parts.part("steps", "Steps", steps(job.path("SecondaryStatusTransitions"))));
    parts.add(
        Parts.part("metrics", "Metrics", metrics(algorithm.path("MetricDefinitions"), streams)));
    parts.add(
        Parts.part(
            "hyperparameters", "Hyperparameters", Parts.facts(texts(job.path("HyperParameters")))));
    parts.addAll(logs(streams));
    return each(parts, part -> part);
  }

  DomContent transformJob(String name) throws IOException {
    ObjectNode job =
        controlPlane.ask("DescribeTransformJob", Json.object().put("TransformJobName", name));
    JsonNode input = job.path("TransformInput");
    Map<String, DomContent> facts = new LinkedHashMap<>();
    facts.put("Status", Parts.status(job.path("TransformJobStatus").asText()));
    reason(job, facts);
    facts.put("Model", text(job.path("ModelName").asText()));
    facts.put("Created", Parts.time(job.path("CreationTime")));
    facts.put("Took", Parts.duration(job.path("CreationTime"), job.path("TransformEndTime")));
    facts.put("Input", text(input.path("DataSource").path("S3DataSource").path("S3Uri").asText()));
    facts.put("Content type", text(input.path("ContentType").asText("–")));
    facts.put("Output", text(job.path("TransformOutput").path("S3OutputPath").asText()));
    List<DomContent> parts = new ArrayList<>();
    parts.add(Parts.part("facts", "Transform job " + name, Parts.facts(facts)));
    parts.addAll(logs(ofJob("/aws/sagemaker/TransformJobs", name)));
    return each(parts, part -> part);
  }

  DomContent endpoint(String name) throws IOException {
    ObjectNode endpoint =
        controlPlane.ask("DescribeEndpoint", Json.object().put("EndpointName", name));
    Map<String, DomContent> facts = new LinkedHashMap<>();
    facts.put("Status", Parts.status(endpoint.path("EndpointStatus").asText()));
    reason(endpoint, facts);
    facts.put("Configuration", text(endpoint.path("EndpointConfigName").asText()));
    facts.put("Created", Parts.time(endpoint.path("CreationTime")));
    facts.put("Changed", Parts.time(endpoint.path("LastModifiedTime")));
    facts.put("Invocations", text(Overview.counts(ledger.invocations().path(name))));
    for (JsonNode variant : endpoint.path("ProductionVariants")) {
      facts.put(
          "Variant " + variant.path("VariantName").asText(),
          text("weight " + variant.path("CurrentWeight").asText()));
    }
    List<DomContent> parts = new ArrayList<>();
    parts.add(Parts.part("facts", "Endpoint " + name, Parts.facts(facts)));
    parts.addAll(logs(logs.streams("/aws/sagemaker/Endpoints/" + name)));
    return each(parts, part -> part);
  }

  private static void reason(JsonNode resource, Map<String, DomContent> facts) {
    if (resource.has("FailureReason")) {
      facts.put("Reason", text(resource.get("FailureReason").asText()));
    }
  }

  private static String instances(JsonNode resources) {
    return resources.path("InstanceCount").asInt(1)
        + " × "
        + resources.path("InstanceType").asText("–");
  }

  private static Map<String, DomContent> texts(JsonNode object) {
    Map<String, DomContent> texts = new LinkedHashMap<>();
    object.properties().forEach(e -> texts.put(e.getKey(), text(e.getValue().asText())));
    return texts;
  }

  private static DomContent steps(JsonNode transitions) {
    List<List<DomContent>> rows = new ArrayList<>();
    for (JsonNode step : transitions) {
      rows.add(
          List.of(
              text(step.path("Status").asText()),
              text(step.path("StatusMessage").asText()),
              Parts.time(step.path("StartTime")),
              Parts.duration(step.path("StartTime"), step.path("EndTime"))));
    }
    return Parts.rows(List.of("Step", "Message", "Since", "Took"), rows);
  }

  /** The metrics of the first process, as far as the end of its log tells them. */
  private static DomContent metrics(JsonNode definitions, Map<String, Path> streams)
      throws IOException {
    List<String> lines =
        streams.isEmpty()
            ? List.of()
            : LogFiles.tail(streams.values().iterator().next(), READ_BYTES);
    return Plots.of(MetricReader.of(definitions).read(lines.stream()));
  }

  private Map<String, Path> ofJob(String group, String job) throws IOException {
    Map<String, Path> streams = logs.streams(group);
    streams.keySet().removeIf(stream -> !stream.startsWith(job + "/"));
    return streams;
  }

  private static List<DomContent> logs(Map<String, Path> streams) throws IOException {
    List<DomContent> parts = new ArrayList<>();
    for (Map.Entry<String, Path> stream : streams.entrySet()) {
      List<String> lines = LogFiles.tail(stream.getValue(), READ_BYTES);
      int from = Math.max(0, lines.size() - SHOWN_LINES);
      parts.add(
          Parts.part(
              "log-" + parts.size(),
              "Log " + stream.getKey(),
              Parts.log(lines.subList(from, lines.size()))));
    }
    return parts;
  }
}
