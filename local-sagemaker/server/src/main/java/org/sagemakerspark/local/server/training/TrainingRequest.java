package org.sagemakerspark.local.server.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.sagemakerspark.local.server.account.Account;
import org.sagemakerspark.local.server.http.ServiceException;
import org.sagemakerspark.local.server.s3.ObjectStore;
import org.sagemakerspark.local.server.s3.S3Input;
import org.sagemakerspark.local.server.s3.S3Location;

/** What a CreateTrainingJob request must hold beyond its shape, and what the service adds to it. */
final class TrainingRequest {

  private TrainingRequest() {}

  /**
   * Checks a request whose shape is right.
   *
   * @throws ServiceException {@code ValidationException} for the first thing that is wrong
   */
  static void check(ObjectNode request, ObjectStore store, Account account) {
    checkStoppingCondition(request);
    checkMetrics(request);
    try {
      S3Location.parse(request.get("OutputDataConfig").path("S3OutputPath").asText());
      checkChannels(request, store, account);
    } catch (IllegalArgumentException e) {
      throw ServiceException.validation(e.getMessage());
    }
  }

  static String image(ObjectNode request) {
    JsonNode image = request.path("AlgorithmSpecification").path("TrainingImage");
    if (image.isMissingNode()) {
      throw ServiceException.validation(
          "AlgorithmSpecification.TrainingImage is required: the embedded SageMaker has no"
              + " algorithm resources");
    }
    return image.asText();
  }

  /**
   * Completes a request as the service does: descriptions of jobs have these members whether they
   * were given or not.
   */
  static ObjectNode withDefaults(ObjectNode request) {
    ObjectNode complete = request.deepCopy();
    ObjectNode condition = complete.withObject("/StoppingCondition");
    if (!condition.has("MaxRuntimeInSeconds")) {
      condition.put("MaxRuntimeInSeconds", TrainingRuns.DEFAULT_MAX_RUNTIME.toSeconds());
    }
    ObjectNode output = complete.withObject("/OutputDataConfig");
    output.put("KmsKeyId", output.path("KmsKeyId").asText(""));
    putFlag(complete.withObject("/AlgorithmSpecification"), "EnableSageMakerMetricsTimeSeries");
    for (JsonNode channel : complete.path("InputDataConfig")) {
      for (String member : List.of("CompressionType", "RecordWrapperType")) {
        if (!channel.has(member)) {
          ((ObjectNode) channel).put(member, "None");
        }
      }
    }
    for (String flag :
        List.of(
            "EnableNetworkIsolation",
            "EnableInterContainerTrafficEncryption",
            "EnableManagedSpotTraining")) {
      putFlag(complete, flag);
    }
    return complete;
  }

  private static void putFlag(ObjectNode object, String member) {
    object.put(member, object.path(member).asBoolean(false));
  }

  /**
   * A managed spot job waits and runs within MaxWaitTimeInSeconds (the model's StoppingCondition).
   */
  private static void checkStoppingCondition(ObjectNode request) {
    JsonNode condition = request.path("StoppingCondition");
    long runtime =
        condition.path("MaxRuntimeInSeconds").asLong(TrainingRuns.DEFAULT_MAX_RUNTIME.toSeconds());
    boolean spot = request.path("EnableManagedSpotTraining").asBoolean(false);
    if (spot && condition.path("MaxWaitTimeInSeconds").asLong(-1) < runtime) {
      throw ServiceException.validation(
          "Invalid MaxWaitTimeInSeconds. It must be present and be greater than or equal to"
              + " MaxRuntimeInSeconds, which is "
              + runtime);
    }
  }

  private static void checkChannels(ObjectNode request, ObjectStore store, Account account) {
    Set<String> channels = new HashSet<>();
    for (JsonNode channel : request.path("InputDataConfig")) {
      String name = channel.get("ChannelName").asText();
      if (!channels.add(name)) {
        throw ServiceException.validation("Channel name '" + name + "' is used twice.");
      }
      JsonNode source = channel.get("DataSource").path("S3DataSource");
      if (source.isMissingNode()) {
        throw ServiceException.validation(
            "Channel '" + name + "' needs an S3DataSource: the embedded SageMaker has no other");
      }
      S3Input.of(source).requireData(store, account);
    }
  }

  private static void checkMetrics(ObjectNode request) {
    for (JsonNode metric : request.path("AlgorithmSpecification").path("MetricDefinitions")) {
      try {
        Pattern unused = Pattern.compile(metric.get("Regex").asText());
      } catch (PatternSyntaxException e) {
        throw ServiceException.validation(
            "The regex of metric '"
                + metric.get("Name").asText()
                + "' is invalid: "
                + e.getMessage());
      }
    }
  }
}
