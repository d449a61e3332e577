package org.sagemakerspark.local.images.deepar;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.sagemakerspark.local.images.algorithm.AlgorithmImage;
import org.sagemakerspark.local.images.contract.Channel;
import org.sagemakerspark.local.images.contract.ContainerFolder;
import org.sagemakerspark.local.images.contract.ContainerLog;
import org.sagemakerspark.local.images.contract.ContentType;
import org.sagemakerspark.local.images.contract.HyperParameterSchema;
import org.sagemakerspark.local.images.contract.HyperParameters;
import org.sagemakerspark.local.images.contract.Lines;
import org.sagemakerspark.local.images.contract.UserErrorException;
import org.sagemakerspark.local.images.serving.Responder;

/**
 * Stands in for the DeepAR image: checks its data as the Developer Guide's page deepar.md says, and
 * fits a plain autoregressive model rather than a recurrent network.
 */
public final class DeepArImage implements AlgorithmImage {

  private static final String NAME = "deepar";
  private static final Lines<Series> SERIES = new Lines<>("Series", "series", Series::parse);
  private static final Pattern FREQUENCY = Pattern.compile("(\\d*)(M|W|D|H|min)");
  private static final Set<String> OFF = Set.of("", "ignore");

  /** By deepar.md: below this, training is refused. */
  private static final int LEAST_OBSERVATIONS = 300;

  private static final int MOST_LAGS = 48;

  @Override
  public void train(ContainerFolder folder, ContainerLog log)
      throws IOException, UserErrorException {
    HyperParameters parameters = HyperParameterSchema.of(NAME).check(folder.hyperParameters());
    parameters.warnIfGiven(
        log,
        "dropout_rate",
        "early_stopping_patience",
        "embedding_dimension",
        "learning_rate",
        "likelihood",
        "mini_batch_size",
        "num_cells",
        "num_layers");
    int season = season(parameters.text("time_freq"));
    List<Series> train = series(folder.requiredChannel("train"));
    int[] cardinality = cardinality(parameters.text("cardinality"), train);
    int features = featureCount(parameters.text("num_dynamic_feat"), train);
    train = train.stream().map(each -> used(each, cardinality, features)).toList();
    int length = parameters.integer("prediction_length");
    require(train, features, length);
    DeepArModel model =
        new DeepArModel(
            length,
            Math.min(MOST_LAGS, parameters.integer("context_length")),
            season,
            cardinality,
            features);
    log.info("Training on " + train.size() + " series");
    model.fit(train);
    log.loss("train", "final_loss", model.loss());
    Optional<Channel> test = folder.channel("test");
    if (test.isPresent()) {
      List<Series> used =
          series(test.get()).stream().map(each -> used(each, cardinality, features)).toList();
      new Evaluation(model, parameters).report(used, log);
    }
    model.write(folder.model());
  }

  /** Gives how many steps make the season that is usual for a frequency. */
  static int season(String frequency) throws UserErrorException {
    Matcher matcher = FREQUENCY.matcher(frequency);
    if (!matcher.matches() || matcher.group(1).matches("0+")) {
      throw new UserErrorException(
          "'time_freq' is '"
              + frequency
              + "'; it must be an integer followed by M, W, D, H or min.");
    }
    int steps =
        switch (matcher.group(2)) {
          case "M" -> 12;
          case "W" -> 52;
          case "D" -> 7;
          case "H" -> 24;
          default -> 24 * 60;
        };
    int multiple = matcher.group(1).isEmpty() ? 1 : Integer.parseInt(matcher.group(1));
    return Math.max(1, steps / multiple);
  }

  private static int[] cardinality(String given, List<Series> train) throws UserErrorException {
    if (OFF.contains(given)) {
      return new int[0];
    }
    int[] found = new int[train.get(0).categories().length];
    for (Series series : train) {
      if (series.categories().length != found.length) {
        throw new UserErrorException(
            "All series must have the same number of categories in 'cat'.");
      }
      for (int i = 0; i < found.length; i++) {
        found[i] = Math.max(found[i], series.categories()[i] + 1);
      }
    }
    String shown = Arrays.toString(found).replace(" ", "");
    if (!given.equals("auto") && !given.replace(" ", "").equals(shown)) {
      throw new UserErrorException(
          "'cardinality' is '" + given + "', but the data has " + shown + " categories.");
    }
    return found;
  }

  private static int featureCount(String given, List<Series> train) throws UserErrorException {
    if (OFF.contains(given)) {
      return 0;
    }
    int found = train.get(0).features().length;
    if (train.stream().anyMatch(each -> each.features().length != found)) {
      throw new UserErrorException(
          "All series must have the same number of series in 'dynamic_feat'.");
    }
    if (!given.equals("auto") && !given.equals(Integer.toString(found))) {
      throw new UserErrorException(
          "'num_dynamic_feat' is '" + given + "', but the data has " + found + ".");
    }
    return found;
  }

  /** Gives a series without what is not used. */
  private static Series used(Series series, int[] cardinality, int features) {
    return new Series(
        series.target(),
        cardinality.length == 0 ? new int[0] : series.categories(),
        features == 0 ? new double[0][] : series.features());
  }

  private static void require(List<Series> train, int features, int length)
      throws UserErrorException {
    for (Series series : train) {
      for (double[] feature : series.features()) {
        int values = series.target().length;
        if (features > 0 && feature.length != values && feature.length != values + length) {
          throw new UserErrorException(
              "A series in 'dynamic_feat' has "
                  + feature.length
                  + " values, and its 'target' "
                  + values
                  + "; they must be as many, or prediction_length more.");
        }
      }
    }
    int observations = train.stream().mapToInt(Series::observations).sum();
    if (observations < LEAST_OBSERVATIONS) {
      throw new UserErrorException(
          "The training series have "
              + observations
              + " observations together; at least "
              + LEAST_OBSERVATIONS
              + " are needed.");
    }
  }

  private static List<Series> series(Channel channel) throws IOException, UserErrorException {
    List<Series> series = new ArrayList<>();
    for (Path file : channel.files()) {
      String fileName = file.getFileName().toString();
      if (!fileName.startsWith(".") && !fileName.equals("_SUCCESS")) {
        read(channel, file, series);
      }
    }
    SERIES.requireSome(channel, series);
    return series;
  }

  private static void read(Channel channel, Path file, List<Series> series)
      throws IOException, UserErrorException {
    String name = file.getFileName().toString();
    String type = ContentType.plain(channel.contentType());
    boolean isJson =
        type.equals("application/jsonlines")
            || (type.isEmpty() && (name.endsWith(".json") || name.endsWith(".json.gz")));
    if (!isJson) {
      throw new UserErrorException(
          "File "
              + name
              + " of channel '"
              + channel.name()
              + "' is of the content type '"
              + channel.contentType()
              + "'; the embedded SageMaker reads application/jsonlines, and files that end in .json"
              + " or .json.gz where the channel has no content type.");
    }
    try (InputStream in = Files.newInputStream(file);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    name.endsWith(".gz") ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8))) {
      SERIES.read(channel, file, lines, series);
    }
  }

  @Override
  public Responder load(Path modelFolder) throws IOException {
    String configuration = System.getenv("DEEPAR_INFERENCE_CONFIG");
    return new DeepArServing(
        DeepArModel.read(modelFolder),
        configuration == null ? Forecast.USUAL : Forecast.parse(configuration));
  }
}
