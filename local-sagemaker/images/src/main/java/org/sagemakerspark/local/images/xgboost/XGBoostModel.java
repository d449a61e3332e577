package org.sagemakerspark.local.images.xgboost;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.sagemakerspark.local.images.contract.UserErrorException;
import org.sagemakerspark.local.images.data.Example;
import org.sagemakerspark.local.images.serving.ClientErrorException;
import org.sagemakerspark.local.images.serving.Predictor;
import org.sagemakerspark.local.images.serving.RequestFormat;
import org.sagemakerspark.local.images.serving.ResponseFormat;

/**
 * A booster in XGBoost's own file. The answer to a row is the objective's: one number, or one a
 * class for {@code multi:softprob}.
 */
final class XGBoostModel implements Predictor {

  static final List<ResponseFormat> ANSWERS =
      List.of(
          ResponseFormat.CSV,
          ResponseFormat.JSON,
          ResponseFormat.JSON_LINES,
          ResponseFormat.RECORDIO_PROTOBUF);

  /** How much of the first line tells the delimiter (encoder.py). */
  private static final int SNIFFED = 512;

  private final XGBoostVersion version;
  private final Booster booster;
  private final int columns;
  private final Field score;
  private final XGBoostAnswer plain;

  /** Up to 1.2-2 models are pickles, and the image looks at the features of those only. */
  private final boolean comparesWidths;

  private final Optional<SelectedAnswer> selected;

  private XGBoostModel(ImageTag tag, Booster booster, Map<String, String> environment)
      throws XGBoostError {
    this.version = XGBoostVersion.of(tag);
    this.comparesWidths = version != XGBoostVersion.LEGACY && !tag.isAtLeast("1.3-1");
    this.booster = booster;
    columns = Math.toIntExact(booster.getNumFeature());
    boolean several = score(List.of(Example.dense(new float[columns])))[0].length > 1;
    score = several ? Field.list("score") : Field.number("score");
    boolean isOfBatch = environment.containsKey("SAGEMAKER_BATCH");
    plain = new XGBoostAnswer(tag, isOfBatch);
    Optional<List<String>> keys = SelectedAnswer.keys(tag, environment);
    selected =
        keys.isEmpty() ? Optional.empty() : Optional.of(selected(keys.get(), booster, isOfBatch));
  }

  private static SelectedAnswer selected(List<String> keys, Booster booster, boolean isOfBatch)
      throws XGBoostError {
    JsonObject learner =
        JsonParser.parseString(new String(booster.toByteArray("json"), StandardCharsets.UTF_8))
            .getAsJsonObject()
            .getAsJsonObject("learner");
    return SelectedAnswer.of(
        keys,
        learner.getAsJsonObject("objective").get("name").getAsString(),
        learner.getAsJsonObject("learner_model_param").get("num_class").getAsInt(),
        isOfBatch);
  }

  /**
   * Reads a model.
   *
   * @param environment the variables that the model was made with
   */
  static XGBoostModel read(ImageTag tag, Path folder, Map<String, String> environment)
      throws IOException {
    try {
      return new XGBoostModel(
          tag, XGBoost.loadModel(folder.resolve(XGBoostImage.FILE).toString()), environment);
    } catch (XGBoostError e) {
      throw new IOException("Cannot load the model: " + XGBoostTraining.firstLine(e), e);
    }
  }

  @Override
  public Formats formats() {
    return new Formats(version.requestFormats(), ANSWERS, "predictions");
  }

  @Override
  public List<Field> fields() {
    return List.of(score);
  }

  /** The image answers 415 where it cannot read a request (algorithm_mode/serve.py). */
  @Override
  public List<Example> read(RequestFormat format, byte[] body) throws ClientErrorException {
    List<Example> rows = readable(format, body);
    int width = rows.isEmpty() ? columns : rows.get(0).size();
    if (comparesWidths
        && format != RequestFormat.LIBSVM
        && width != columns
        && width != columns - 1) {
      throw new ClientErrorException(
          400,
          "Unable to evaluate payload provided: Feature size of "
              + format
              + " inference data "
              + width
              + " is not consistent with feature size of trained model "
              + columns
              + ".");
    }
    return rows;
  }

  private List<Example> readable(RequestFormat format, byte[] body) throws ClientErrorException {
    try {
      return switch (format) {
        case RECORDIO_PROTOBUF -> {
          version.requireFraming(new ByteArrayInputStream(body));
          yield ofOneWidth(version.ofRecords(format.read(body)));
        }
        case LIBSVM -> version.ofLibSvmRequest(format.read(body));
        default -> ofOneWidth(format.read(withCommas(body)));
      };
    } catch (UserErrorException | IOException | ClientErrorException e) {
      throw unreadable(format, e.getMessage());
    }
  }

  /**
   * Splits lines by the delimiter that the first one seems to have, unless that is a letter or a
   * digit. A line with nothing on it is a missing value (encoder.py).
   */
  private static byte[] withCommas(byte[] body) throws UserErrorException {
    String lines = new String(body, StandardCharsets.UTF_8).strip();
    String first = lines.lines().findFirst().orElse("");
    char sniffed =
        CsvSniffer.delimiter(first.substring(0, Math.min(SNIFFED, first.length())))
            .orElseThrow(() -> new UserErrorException("Could not determine delimiter"));
    char delimiter = Character.isLetterOrDigit(sniffed) ? ',' : sniffed;
    return lines
        .lines()
        .map(line -> line.isEmpty() ? "nan" : line.replace(delimiter, ','))
        .collect(Collectors.joining("\n"))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static List<Example> ofOneWidth(List<Example> rows) throws UserErrorException {
    Optional<String> problem = XGBoostVersion.unevenWidth(rows);
    if (problem.isPresent()) {
      throw new UserErrorException(problem.get());
    }
    return rows;
  }

  private static ClientErrorException unreadable(RequestFormat format, String problem) {
    return new ClientErrorException(
        415, "Loading " + format + " data failed with Exception: " + problem);
  }

  /** Fewer features than the model has are missing ones; more are an error, as in the image. */
  @Override
  public String objection(Example row) {
    return row.size() <= columns
        ? ""
        : "has " + row.size() + " features, but the model was trained with " + columns;
  }

  @Override
  public ResponseFormat answerFormat(String accept) throws ClientErrorException {
    return selected.isPresent() ? ResponseFormat.of(accept, ANSWERS) : plain.format(accept);
  }

  @Override
  public byte[] answer(ResponseFormat format, List<Example> rows) throws IOException {
    try {
      float[][] scores = score(rows);
      return selected.isPresent()
          ? selected.get().write(format, scores)
          : plain.write(format, scores).getBytes(StandardCharsets.UTF_8);
    } catch (XGBoostError e) {
      throw new IllegalStateException(XGBoostTraining.firstLine(e), e);
    }
  }

  @Override
  public List<float[][]> predict(List<Example> rows) {
    try {
      return Stream.of(score(rows)).map(scores -> new float[][] {scores}).toList();
    } catch (XGBoostError e) {
      throw new IllegalStateException(XGBoostTraining.firstLine(e), e);
    }
  }

  /** A booster serves one thread at a time. */
  private synchronized float[][] score(List<Example> rows) throws XGBoostError {
    DMatrix matrix = Matrices.of(rows, columns);
    try {
      return booster.predict(matrix);
    } finally {
      matrix.dispose();
    }
  }
}
