package org.sagemakerspark.local.images.linear;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.sagemakerspark.local.images.AlgorithmImage;
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
import org.sagemakerspark.local.images.serving.Predictor;

/** Stands in for the linear learner image: trains with Spark MLlib, serves without Spark. */
public final class LinearLearnerImage implements AlgorithmImage {

  static final String NAME = "linear-learner";
  private static final Set<RowFormat> FORMATS =
      EnumSet.of(RowFormat.RECORDIO_PROTOBUF, RowFormat.LABELED_CSV);

  @Override
  public void train(ContainerFolder folder, ContainerLog log)
      throws IOException, UserErrorException {
    HyperParameters parameters = HyperParameterSchema.of(NAME).check(folder.hyperParameters());
    PredictorType type = PredictorType.of(parameters.text("predictor_type"));
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
        report(model, dataset.get(), parameters, type, classes, log);
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
      LinearModel model,
      Dataset dataset,
      HyperParameters parameters,
      PredictorType type,
      int classes,
      ContainerLog log)
      throws IOException, UserErrorException {
    if (type == PredictorType.REGRESSOR) {
      Regression metrics = new Regression();
      dataset.forEach(model.featureCount(), row -> metrics.add(row.label(), model.margin(row, 0)));
      metrics.report(log, dataset.channel());
      return;
    }
    Classification metrics = new Classification(classes);
    int topK = parameters.integer("accuracy_top_k");
    dataset.forEach(
        model.featureCount(),
        row -> {
          double[] probabilities = model.probabilities(row);
          metrics.add(
              (int) row.label(), LinearModel.predictedClass(probabilities), probabilities, topK);
        });
    if (type == PredictorType.BINARY_CLASSIFIER) {
      metrics.reportBinary(log, dataset.channel(), parameters.number("f_beta"));
    } else {
      metrics.reportMulticlass(log, dataset.channel(), parameters.number("f_beta"));
    }
  }

  @Override
  public Predictor load(Path modelFolder) throws IOException {
    return LinearModel.read(modelFolder);
  }
}
