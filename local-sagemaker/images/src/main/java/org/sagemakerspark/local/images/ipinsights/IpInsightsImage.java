package org.sagemakerspark.local.images.ipinsights;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sagemakerspark.local.images.algorithm.AlgorithmImage;
import org.sagemakerspark.local.images.contract.Channel;
import org.sagemakerspark.local.images.contract.ContainerFolder;
import org.sagemakerspark.local.images.contract.ContainerLog;
import org.sagemakerspark.local.images.contract.ContentType;
import org.sagemakerspark.local.images.contract.HyperParameterSchema;
import org.sagemakerspark.local.images.contract.HyperParameters;
import org.sagemakerspark.local.images.contract.UserErrorException;
import org.sagemakerspark.local.images.serving.Responder;

/**
 * Stands in for the IP Insights image: learns vectors of entities and addresses whose dot product
 * tells events that there were from made-up ones.
 */
public final class IpInsightsImage implements AlgorithmImage {

  private static final String NAME = "ipinsights";

  @Override
  public void train(ContainerFolder folder, ContainerLog log)
      throws IOException, UserErrorException {
    HyperParameters parameters = HyperParameterSchema.of(NAME).check(folder.hyperParameters());
    parameters.warnIfGiven(log, "num_ip_encoder_layers", "batch_metrics_publish_interval");
    int negatives =
        parameters.integer("random_negative_sampling_rate")
            + parameters.integer("shuffled_negative_sampling_rate");
    if (negatives < 1 || negatives > 500) {
      throw new UserErrorException(
          "random_negative_sampling_rate and shuffled_negative_sampling_rate make "
              + negatives
              + "; their sum must be from 1 to 500.");
    }
    List<Event> events = events(folder.requiredChannel("train"));
    Optional<Channel> held = folder.channel("validation");
    List<Event> validation = held.isPresent() ? events(held.get()) : List.of();
    log.info("Training on " + events.size() + " events");
    IpInsightsTraining training = new IpInsightsTraining(parameters);
    training.learn(events);
    if (held.isPresent()) {
      log.score("validation", "discriminator_auc", training.areaUnderCurve(validation));
    }
    training.model().write(folder.model());
  }

  private static List<Event> events(Channel channel) throws IOException, UserErrorException {
    if (!ContentType.plain(channel.contentType()).equals("text/csv")) {
      throw new UserErrorException(
          "Content type '"
              + channel.contentType()
              + "' of channel '"
              + channel.name()
              + "' is not supported; use text/csv.");
    }
    List<Event> events = new ArrayList<>();
    for (Path file : channel.files()) {
      read(file, channel.name(), events);
    }
    if (events.isEmpty()) {
      throw new UserErrorException("Channel '" + channel.name() + "' has no rows.");
    }
    return events;
  }

  private static void read(Path file, String channel, List<Event> events)
      throws IOException, UserErrorException {
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank()) {
          events.add(Event.of(Event.cells(line)));
        }
      }
    } catch (IllegalArgumentException e) {
      throw new UserErrorException(
          "Row "
              + (events.size() + 1)
              + " of channel '"
              + channel
              + "', in file "
              + file.getFileName()
              + ", "
              + e.getMessage());
    }
  }

  @Override
  public Responder load(Path modelFolder) throws IOException {
    return new IpInsightsServing(IpInsightsModel.read(modelFolder));
  }
}
