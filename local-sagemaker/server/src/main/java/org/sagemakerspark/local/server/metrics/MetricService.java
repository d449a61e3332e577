package org.sagemakerspark.local.server.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sagemakerspark.local.server.controlplane.ControlPlane;
import org.sagemakerspark.local.server.http.Answer;
import org.sagemakerspark.local.server.http.Call;
import org.sagemakerspark.local.server.http.HttpService;
import org.sagemakerspark.local.server.http.Json;
import org.sagemakerspark.local.server.http.ServiceException;
import org.sagemakerspark.local.server.logs.LogFiles;

/**
 * The part of CloudWatch with which the SDKs read the metrics of training jobs: GetMetricStatistics
 * for the namespace {@code /aws/sagemaker/TrainingJobs} and the dimension TrainingJobName. A log
 * does not say when a value was printed, so they are spread evenly over the time of the training.
 */
public final class MetricService implements HttpService {

  private static final String NAMESPACE = "/aws/sagemaker/TrainingJobs";
  private static final String OPERATION = "GetMetricStatistics";

  private final ControlPlane controlPlane;
  private final LogFiles logs;

  public MetricService(ControlPlane controlPlane, LogFiles logs) {
    this.controlPlane = controlPlane;
    this.logs = logs;
  }

  @Override
  public Answer answer(Call call) throws IOException {
    MetricProtocol protocol = MetricProtocol.of(call);
    try {
      if (!protocol.operation().equals(OPERATION)) {
        throw new ServiceException(
            400, "InvalidAction", "The embedded SageMaker has " + OPERATION + " only");
      }
      return protocol.result(statistics(protocol.request()));
    } catch (ServiceException e) {
      return protocol.error(e);
    }
  }

  private ObjectNode statistics(ObjectNode request) throws IOException {
    for (String required :
        List.of("Namespace", "MetricName", "StartTime", "EndTime", "Period", "Statistics")) {
      if (!request.has(required)) {
        throw new ServiceException(
            400, "MissingParameter", "The parameter " + required + " is required.");
      }
    }
    int period = request.get("Period").asInt();
    if (period < 1) {
      throw new ServiceException(
          400, "InvalidParameterValue", "The parameter Period must be greater than zero.");
    }
    String metric = request.get("MetricName").asText();
    ObjectNode answer = Json.object().put("Label", metric);
    ArrayNode points = answer.putArray("Datapoints");
    Map<Long, DoubleSummaryStatistics> periods = new TreeMap<>();
    values(request, metric)
        .forEach(
            (time, value) -> {
              boolean wanted =
                  time >= request.get("StartTime").asDouble()
                      && time < request.get("EndTime").asDouble();
              if (wanted) {
                long start = (long) Math.floor(time / period) * period;
                periods.computeIfAbsent(start, s -> new DoubleSummaryStatistics()).accept(value);
              }
            });
    periods.forEach(
        (start, values) -> {
          ObjectNode point = points.addObject().put("Timestamp", start).put("Unit", "None");
          for (JsonNode statistic : request.get("Statistics")) {
            point.put(statistic.asText(), value(statistic.asText(), values));
          }
        });
    return answer;
  }

  private static double value(String statistic, DoubleSummaryStatistics values) {
    return switch (statistic) {
      case "Average" -> values.getAverage();
      case "Sum" -> values.getSum();
      case "Minimum" -> values.getMin();
      case "Maximum" -> values.getMax();
      case "SampleCount" -> values.getCount();
      default ->
          throw new ServiceException(
              400, "InvalidParameterValue", "The parameter Statistics holds an unknown word.");
    };
  }

  /** Gives the values of a job's metric by their time in seconds. */
  private Map<Double, Double> values(ObjectNode request, String metric) throws IOException {
    Map<String, String> dimensions = new HashMap<>();
    request
        .path("Dimensions")
        .forEach(d -> dimensions.put(d.path("Name").asText(), d.path("Value").asText()));
    String job = dimensions.get("TrainingJobName");
    Map<Double, Double> byTime = new TreeMap<>();
    if (job == null || !request.get("Namespace").asText().equals(NAMESPACE)) {
      return byTime;
    }
    Path log = logs.streams(NAMESPACE).get(job + "/algo-1-0");
    if (log == null || !Files.exists(log)) {
      return byTime;
    }
    ObjectNode description =
        controlPlane.ask("DescribeTrainingJob", Json.object().put("TrainingJobName", job));
    double now = Json.seconds(Instant.now());
    double start = description.path("TrainingStartTime").asDouble(now);
    double end = description.path("TrainingEndTime").asDouble(now);
    List<Double> values =
        MetricReader.of(description.path("AlgorithmSpecification").path("MetricDefinitions"))
            .read(log)
            .getOrDefault(metric, List.of());
    for (int i = 0; i < values.size(); i++) {
      byTime.put(start + (end - start) * i / values.size(), values.get(i));
    }
    return byTime;
  }
}
