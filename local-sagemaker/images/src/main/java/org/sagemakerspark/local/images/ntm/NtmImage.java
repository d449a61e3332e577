package org.sagemakerspark.local.images.ntm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sagemakerspark.local.images.algorithm.AlgorithmImage;
import org.sagemakerspark.local.images.contract.Channel;
import org.sagemakerspark.local.images.contract.ContainerFolder;
import org.sagemakerspark.local.images.contract.ContainerLog;
import org.sagemakerspark.local.images.contract.HyperParameterSchema;
import org.sagemakerspark.local.images.contract.HyperParameters;
import org.sagemakerspark.local.images.contract.UserErrorException;
import org.sagemakerspark.local.images.data.Dataset;
import org.sagemakerspark.local.images.data.Example;
import org.sagemakerspark.local.images.data.RowFormat;
import org.sagemakerspark.local.images.serving.Predictor;

/**
 * Stands in for the neural topic model image. Its channels and answers are those of the Developer
 * Guide, ntm.md and ntm-in-formats.md.
 */
public final class NtmImage implements AlgorithmImage {

  private static final String NAME = "ntm";
  private static final Set<RowFormat> FORMATS =
      EnumSet.of(RowFormat.RECORDIO_PROTOBUF, RowFormat.CSV, RowFormat.LABELED_CSV);

  @Override
  public void train(ContainerFolder folder, ContainerLog log)
      throws IOException, UserErrorException {
    HyperParameters parameters = HyperParameterSchema.of(NAME).check(folder.hyperParameters());
    parameters.warnIfGiven(log, "batch_norm");
    for (String name : List.of("validation", "test", "auxiliary")) {
      Optional<Channel> channel = folder.channel(name);
      if (channel.isPresent()) {
        channel.get().requireDistribution("FullyReplicated");
      }
    }
    int features = parameters.integer("feature_dim");
    TopWords words = TopWords.of(folder, features);
    List<Example> train = documents(Dataset.required(folder, "train", FORMATS), features);
    List<Example> validation = optional(folder, "validation", features);
    List<Example> test = optional(folder, "test", features);
    log.info("Training on " + train.size() + " documents");
    NtmModel model = new NtmTraining(parameters, log).run(train, validation);
    model.write(folder.model());
    words.log(model.network().projection().matrix(), log);
    if (!test.isEmpty()) {
      log.loss("test", "total_loss", model.network().loss(test).total());
    }
  }

  private static List<Example> optional(ContainerFolder folder, String name, int features)
      throws IOException, UserErrorException {
    Optional<Dataset> dataset = Dataset.optional(folder, name, FORMATS);
    return dataset.isPresent() ? documents(dataset.get(), features) : List.of();
  }

  /** Reads the documents that have a word. */
  private static List<Example> documents(Dataset dataset, int features)
      throws IOException, UserErrorException {
    List<Example> documents = new ArrayList<>();
    boolean[] isNegative = new boolean[1];
    dataset.forEach(
        features,
        row -> {
          Example document = row.withoutZeros();
          isNegative[0] |= NtmModel.hasNegative(document);
          if (document.values().length > 0) {
            documents.add(document);
          }
        });
    if (documents.isEmpty() || isNegative[0]) {
      throw new UserErrorException(
          "Channel '"
              + dataset.channel()
              + (isNegative[0]
                  ? "' has a negative value; NTM takes counts of words."
                  : "' has no document with a word."));
    }
    return documents;
  }

  @Override
  public Predictor load(Path modelFolder) throws IOException {
    return NtmModel.read(modelFolder);
  }
}
