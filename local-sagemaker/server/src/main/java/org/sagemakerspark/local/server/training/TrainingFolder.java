package org.sagemakerspark.local.server.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sagemakerspark.local.server.archive.Folders;
import org.sagemakerspark.local.server.http.Json;

/**
 * The folder that stands for {@code /opt/ml} while a job trains.
 *
 * @param base the folder
 */
record TrainingFolder(Path base) {

  /** Makes the folders and the three configuration files of the contract. */
  static TrainingFolder create(Path base, ObjectNode request, Hosts hosts) throws IOException {
    for (String folder : new String[] {"input/config", "input/data", "model", "output/data"}) {
      Files.createDirectories(base.resolve(folder));
    }
    Path config = base.resolve("input/config");
    JsonNode hyperParameters = request.path("HyperParameters");
    write(
        config.resolve("hyperparameters.json"),
        hyperParameters.isObject() ? hyperParameters : Json.object());
    write(config.resolve("inputdataconfig.json"), inputDataConfig(request));
    write(config.resolve("resourceconfig.json"), resourceConfig(request, hosts));
    return new TrainingFolder(base);
  }

  /** Makes the folder of a channel's data. */
  Path channel(JsonNode channel) throws IOException {
    Path data = base.resolve("input").resolve("data");
    return Files.createDirectories(Folders.inside(data, channel.get("ChannelName").asText()));
  }

  private static ObjectNode inputDataConfig(ObjectNode request) {
    ObjectNode config = Json.object();
    JsonNode defaultMode = request.path("AlgorithmSpecification").path("TrainingInputMode");
    for (JsonNode channel : request.path("InputDataConfig")) {
      ObjectNode entry = config.putObject(channel.get("ChannelName").asText());
      if (channel.has("ContentType")) {
        entry.set("ContentType", channel.get("ContentType"));
      }
      entry.put("TrainingInputMode", channel.path("InputMode").asText(defaultMode.asText("File")));
      entry.put(
          "S3DistributionType",
          channel
              .path("DataSource")
              .path("S3DataSource")
              .path("S3DataDistributionType")
              .asText("FullyReplicated"));
      entry.put("RecordWrapperType", channel.path("RecordWrapperType").asText("None"));
    }
    return config;
  }

  private static ObjectNode resourceConfig(ObjectNode request, Hosts hosts) {
    String type = request.path("ResourceConfig").path("InstanceType").asText("ml.m5.large");
    ObjectNode config =
        Json.object()
            .put("current_host", hosts.current())
            .put("current_instance_type", type)
            .put("current_group_name", "homogeneousCluster")
            .put("network_interface_name", "lo");
    hosts.all().forEach(config.putArray("hosts")::add);
    ObjectNode group =
        config
            .putArray("instance_groups")
            .addObject()
            .put("instance_group_name", "homogeneousCluster")
            .put("instance_type", type);
    hosts.all().forEach(group.putArray("hosts")::add);
    return config;
  }

  private static void write(Path file, JsonNode content) throws IOException {
    Files.write(file, Json.write(content));
  }
}
