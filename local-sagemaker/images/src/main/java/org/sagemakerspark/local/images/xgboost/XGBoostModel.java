package org.sagemakerspark.local.images.xgboost;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
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

  private static final Formats FORMATS =
      new Formats(
          EnumSet.of(RequestFormat.CSV, RequestFormat.LIBSVM, RequestFormat.RECORDIO_PROTOBUF),
          List.of(
              ResponseFormat.CSV,
              ResponseFormat.JSON,
              ResponseFormat.JSON_LINES,
              ResponseFormat.RECORDIO_PROTOBUF),
          "predictions");

  private final XGBoostVersion version;
  private final Booster booster;
  private final int columns;
  private final Field score;

  private XGBoostModel(XGBoostVersion version, Booster booster) throws XGBoostError {
    this.version = version;
    this.booster = booster;
    columns = Math.toIntExact(booster.getNumFeature());
    boolean several = score(List.of(Example.dense(new float[columns])))[0].length > 1;
    score = several ? Field.list("score") : Field.number("score");
  }

  static XGBoostModel read(XGBoostVersion version, Path folder) throws IOException {
    try {
      return new XGBoostModel(
          version, XGBoost.loadModel(folder.resolve(XGBoostImage.FILE).toString()));
    } catch (XGBoostError e) {
      throw new IOException("Cannot load the model: " + XGBoostTraining.firstLine(e), e);
    }
  }

  @Override
  public Formats formats() {
    return FORMATS;
  }

  @Override
  public List<Field> fields() {
    return List.of(score);
  }

  /** The image answers 415 where it cannot read a request (algorithm_mode/serve.py). */
  @Override
  public List<Example> read(RequestFormat format, List<Example> rows) throws ClientErrorException {
    try {
      return switch (format) {
        case RECORDIO_PROTOBUF -> ofOneWidth(format, version.ofRecords(rows));
        case LIBSVM -> version.ofLibSvmRequest(rows);
        default -> ofOneWidth(format, rows);
      };
    } catch (UserErrorException e) {
      throw unreadable(format, e.getMessage());
    }
  }

  private static List<Example> ofOneWidth(RequestFormat format, List<Example> rows)
      throws ClientErrorException {
    Optional<String> problem = XGBoostVersion.unevenWidth(rows);
    if (problem.isPresent()) {
      throw unreadable(format, problem.get());
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
