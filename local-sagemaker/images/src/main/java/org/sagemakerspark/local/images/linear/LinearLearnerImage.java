package org.sagemakerspark.local.images.linear;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.sagemakerspark.artifacts.LinearModel;
import org.sagemakerspark.artifacts.LinearModel.PredictorType;
import org.sagemakerspark.local.images.algorithm.AlgorithmImage;
import org.sagemakerspark.local.images.contract.ContainerFolder;
import org.sagemakerspark.local.images.contract.ContainerLog;
import org.sagemakerspark.local.images.contract.HyperParameterSchema;
import org.sagemakerspark.local.images.contract.HyperParameters;
import org.sagemakerspark.local.images.contract.UserErrorException;
import org.sagemakerspark.local.images.data.Dataset;
import org.sagemakerspark.local.images.data.Labels;
import org.sagemakerspark.local.images.data.RowFormat;
import org.sagemakerspark.local.images.metrics.Classification;
import org.sagemakerspark.local.images.metrics.Regression;
import org.sagemakerspark.local.images.serving.ArtifactPredictor;
import org.sagemakerspark.local.images.serving.Predictor;
import org.sagemakerspark.local.images.serving.Predictor.Formats;
import org.sagemakerspark.local.images.serving.RequestFormat;
import org.sagemakerspark.local.images.serving.ResponseFormat;

/** Stands in for the linear learner image: trains with Spark MLlib, serves without Spark. */
public final class LinearLearnerImage implements AlgorithmImage {

  static final String NAME = "linear-learner";
  private static final Set<RowFormat> FORMATS =
      EnumSet.of(RowFormat.RECORDIO_PROTOBUF, RowFormat.LABELED_CSV);

  private static final Formats SERVED =
      new Formats(
          EnumSet.complementOf(EnumSet.of(RequestFormat.LIBSVM)),
          List.of(ResponseFormat.JSON, ResponseFormat.JSON_LINES, ResponseFormat.RECORDIO_PROTOBUF),
          "predictions");

  @Override
  public void train(ContainerFolder folder, ContainerLog log)
      throws IOException, UserErrorException {
    HyperParameters parameters = HyperParameterSchema.of(NAME).check(folder.hyperParameters());
    PredictorType type =
        PredictorType.valueOf(parameters.text("predictor_type").toUpperCase(Locale.ROOT));
    int classes = classes(type, parameters);
    Dataset train = Dataset.required(folder, "train", FORMATS);
    int features =
        parameters.isAuto("feature_dim")
            ? train.featuresOfFirstRow()
            : parameters.integer("feature_dim");
    long rows = Labels.check(train, features, classes);
    log.info("Training on " + rows + " rows");
    LinearModel model = new LinearTraining(folder, log, parameters, type).run(train, classes);
    model.write(folder.model());
    for (String channel : new String[] {"validation", "test"}) {
      Optional<Dataset> dataset = Dataset.optional(folder, channel, FORMATS);
      if (dataset.isPresent()) {
        Labels.check(dataset.get(), features, classes);
        report(new ArtifactPredictor(model, SERVED), dataset.get(), parameters, type, classes, log);
      }
    }
  }

  private static int classes(PredictorType type, HyperParameters parameters)
      throws UserErrorException {
    return switch (type) {
      case REGRESSOR -> 0;
      case BINARY_CLASSIFIER -> 2;
      case MULTICLASS_CLASSIFIER -> {
        if (parameters.text("num_classes") == null) {
          throw new UserErrorException(
              "'num_classes' is a required property when predictor_type is multiclass_classifier");
        }
        yield parameters.integer("num_classes");
      }
    };
  }

  private static void report(
      ArtifactPredictor model,
      Dataset dataset,
      HyperParameters parameters,
      PredictorType type,
      int classes,
      ContainerLog log)
      throws IOException, UserErrorException {
    if (type == PredictorType.REGRESSOR) {
      Regression metrics = new Regression();
      dataset.forEach(
          model.featureCount(), row -> metrics.add(row.label(), model.predict(row)[0][0]));
      metrics.report(log, dataset.channel());
      return;
    }
    Classification metrics = new Classification(classes);
    int topK = parameters.integer("accuracy_top_k");
    dataset.forEach(
        model.featureCount(),
        row -> {
          float[][] answer = model.predict(row);
          metrics.add((int) row.label(), (int) answer[1][0], probabilities(type, answer[0]), topK);
        });
    if (type == PredictorType.BINARY_CLASSIFIER) {
      metrics.reportBinary(log, dataset.channel(), parameters.number("f_beta"));
    } else {
      metrics.reportMulticlass(log, dataset.channel(), parameters.number("f_beta"));
    }
  }

  private static double[] probabilities(PredictorType type, float[] scores) {
    if (type == PredictorType.BINARY_CLASSIFIER) {
      return new double[] {1 - scores[0], scores[0]};
    }
    return IntStream.range(0, scores.length).mapToDouble(i -> scores[i]).toArray();
  }

  @Override
  public Predictor load(Path modelFolder) throws IOException {
    return new ArtifactPredictor(LinearModel.read(modelFolder), SERVED);
  }
}
