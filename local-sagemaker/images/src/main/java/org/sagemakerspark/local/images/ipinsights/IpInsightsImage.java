package org.sagemakerspark.local.images.ipinsights;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sagemakerspark.local.images.algorithm.AlgorithmImage;
import org.sagemakerspark.local.images.contract.Channel;
import org.sagemakerspark.local.images.contract.ContainerFolder;
import org.sagemakerspark.local.images.contract.ContainerLog;
import org.sagemakerspark.local.images.contract.HyperParameterSchema;
import org.sagemakerspark.local.images.contract.HyperParameters;
import org.sagemakerspark.local.images.contract.Lines;
import org.sagemakerspark.local.images.contract.UserErrorException;
import org.sagemakerspark.local.images.serving.Responder;

/**
 * Stands in for the IP Insights image: learns vectors of entities and addresses whose dot product
 * tells events that there were from made-up ones.
 */
public final class IpInsightsImage implements AlgorithmImage {

  private static final String NAME = "ipinsights";
  private static final String CSV = "text/csv";
  private static final Lines<Event> EVENTS =
      new Lines<>("Row", "rows", line -> Event.of(Event.cells(line)));

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
    List<Event> events = EVENTS.read(folder.requiredChannel("train"), CSV);
    Optional<Channel> held = folder.channel("validation");
    List<Event> validation = held.isPresent() ? EVENTS.read(held.get(), CSV) : List.of();
    log.info("Training on " + events.size() + " events");
    IpInsightsTraining training = new IpInsightsTraining(parameters);
    training.learn(events);
    if (held.isPresent()) {
      log.score("validation", "discriminator_auc", training.areaUnderCurve(validation));
    }
    training.model().write(folder.model());
  }

  @Override
  public Responder load(Path modelFolder) throws IOException {
    return new IpInsightsServing(IpInsightsModel.read(modelFolder));
  }
}
