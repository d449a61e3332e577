package org.sagemakerspark.local.images.knn;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.sagemakerspark.local.images.algorithm.AlgorithmImage;
import org.sagemakerspark.local.images.contract.ContainerFolder;
import org.sagemakerspark.local.images.contract.ContainerLog;
import org.sagemakerspark.local.images.contract.HyperParameterSchema;
import org.sagemakerspark.local.images.contract.HyperParameters;
import org.sagemakerspark.local.images.contract.UserErrorException;
import org.sagemakerspark.local.images.data.Dataset;
import org.sagemakerspark.local.images.data.Example;
import org.sagemakerspark.local.images.data.Labels;
import org.sagemakerspark.local.images.data.RowFormat;
import org.sagemakerspark.local.images.serving.Responder;

/**
 * Stands in for the K-nearest neighbors image: keeps a sample of the rows and searches all of it,
 * whichever {@code index_type} is asked for. Its answers are those of the Developer Guide,
 * kNN-inference-formats.md, where {@code verbose=true} in the Accept header asks for the neighbors.
 */
public final class KnnImage implements AlgorithmImage {

  private static final String NAME = "knn";
  private static final Set<RowFormat> FORMATS =
      EnumSet.of(RowFormat.RECORDIO_PROTOBUF, RowFormat.LABELED_CSV);

  private static final Pattern VERBOSE =
      Pattern.compile(".*;\\s*verbose\\s*=\\s*true\\b.*", Pattern.CASE_INSENSITIVE);

  /** The same data and hyperparameters give the same model. */
  private static final long SEED = 20170101L;

  @Override
  public void train(ContainerFolder folder, ContainerLog log)
      throws IOException, UserErrorException {
    HyperParameters parameters = HyperParameterSchema.of(NAME).check(folder.hyperParameters());
    checkTogether(parameters);
    parameters.warnIfGiven(
        log, "epochs", "faiss_index_ivf_nlists", "faiss_index_pq_m", "mini_batch_size");
    if (!parameters.text("index_type").equals("faiss.Flat")) {
      log.warning("index_type: the embedded SageMaker searches all rows, as faiss.Flat does");
    }
    Dataset train = Dataset.required(folder, "train", FORMATS);
    int features = parameters.integer("feature_dim");
    long rows = Labels.check(train, features, 0);
    KnnModel model = model(sample(train, parameters), parameters);
    log.info("Keeps " + model.labels().length + " of " + rows + " rows");
    model.write(folder.model());
    Optional<Dataset> test = Dataset.optional(folder, "test", FORMATS);
    if (test.isPresent()) {
      report(model, test.get(), features, log);
    }
  }

  private static void checkTogether(HyperParameters parameters) throws UserErrorException {
    if (parameters.isGiven("dimension_reduction_type")) {
      if (!parameters.isGiven("dimension_reduction_target")) {
        throw new UserErrorException(
            "'dimension_reduction_target' is a required property when dimension_reduction_type is"
                + " set");
      }
      if (parameters.integer("dimension_reduction_target") >= parameters.integer("feature_dim")) {
        throw new UserErrorException(
            "The hyperparameter dimension_reduction_target is "
                + parameters.integer("dimension_reduction_target")
                + "; it must be less than feature_dim, which is "
                + parameters.integer("feature_dim"));
      }
    }
    if (parameters.text("index_type").equals("faiss.IVFPQ")
        && !parameters.text("index_metric").equals("L2")) {
      throw new UserErrorException(
          "The index_type faiss.IVFPQ has no index_metric but L2, and not "
              + parameters.text("index_metric"));
    }
  }

  /** Draws rows so that each is as likely to be among them, in one pass over the data. */
  private static List<Example> sample(Dataset train, HyperParameters parameters)
      throws IOException, UserErrorException {
    int size = parameters.integer("sample_size");
    Random random = new Random(SEED);
    List<Example> sample = new ArrayList<>();
    long[] seen = new long[1];
    train.forEach(
        parameters.integer("feature_dim"),
        row -> {
          seen[0]++;
          if (sample.size() < size) {
            sample.add(row);
          } else {
            long place = (long) (random.nextDouble() * seen[0]);
            if (place < size) {
              sample.set((int) place, row);
            }
          }
        });
    int k = parameters.integer("k");
    if (sample.size() < k) {
      throw new UserErrorException(
          "The hyperparameter k is "
              + k
              + ", but the model has only "
              + sample.size()
              + " rows. Give a smaller k, or more rows and a larger sample_size.");
    }
    return sample;
  }

  private static KnnModel model(List<Example> sample, HyperParameters parameters) {
    Projection projection =
        parameters.isGiven("dimension_reduction_type")
            ? new Projection(
                Projection.Kind.valueOf(
                    parameters.text("dimension_reduction_type").toUpperCase(Locale.ROOT)),
                SEED,
                parameters.integer("feature_dim"),
                parameters.integer("dimension_reduction_target"))
            : null;
    String metric = parameters.text("index_metric");
    boolean isNormalized = metric.equals("COSINE");
    List<float[]> rows =
        sample.stream()
            .map(row -> KnnModel.prepared(row.toDense(), projection, isNormalized))
            .toList();
    float[] labels = new float[sample.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = sample.get(i).label();
    }
    FlatIndex index = new FlatIndex(!metric.equals("L2"), rows.get(0).length, rows);
    return new KnnModel(
        parameters.integer("k"),
        parameters.text("predictor_type").equals("classifier"),
        projection,
        isNormalized,
        index,
        labels);
  }

  /** Logs the score twice, as the image does. */
  private static void report(KnnModel model, Dataset test, int features, ContainerLog log)
      throws IOException, UserErrorException {
    Labels.check(test, features, 0);
    double[] sum = new double[1];
    long rows =
        test.forEach(
            features,
            row -> {
              double error = model.label(model.neighbors(row.toDense())) - row.label();
              sum[0] += model.isClassifier() ? (error == 0 ? 1 : 0) : error * error;
            });
    double value = sum[0] / rows;
    log.info(
        "#test_score (algo-1) : ('"
            + (model.isClassifier() ? "accuracy" : "mse")
            + "', "
            + value
            + ")");
    if (model.isClassifier()) {
      log.score("test", "accuracy", value);
    } else {
      log.loss("test", "mse", value);
    }
  }

  @Override
  public Responder load(Path modelFolder) throws IOException {
    KnnModel model = KnnModel.read(modelFolder);
    Responder plain = new KnnPredictor(model, false);
    Responder verbose = new KnnPredictor(model, true);
    return (contentType, accept, body) ->
        (VERBOSE.matcher(accept).matches() ? verbose : plain).respond(contentType, accept, body);
  }
}
