package org.sagemakerspark.local.images.catboost;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.sagemakerspark.artifacts.ArtifactException;
import org.sagemakerspark.local.images.data.Example;
import org.sagemakerspark.local.images.script.ScriptAnswer;
import org.sagemakerspark.local.images.serving.ResponseFormat;
import org.sagemakerspark.local.images.serving.RowPredictor;

/**
 * Trees, in a file of this project's own.
 *
 * @param loss what they were trained for
 * @param featureCount the number of features of a row
 * @param start what the sums begin with
 * @param trees the trees
 */
record CatBoostModel(Loss loss, int featureCount, double[] start, List<SymmetricTree> trees)
    implements RowPredictor {

  private static final String FILE = "trees.json";

  double[] sums(float[] row) {
    double[] sums = start.clone();
    trees.forEach(tree -> tree.addTo(sums, row));
    return sums;
  }

  @Override
  public Formats formats() {
    return ScriptAnswer.FORMATS;
  }

  @Override
  public List<Field> fields() {
    return List.of(ScriptAnswer.field(loss == Loss.RMSE));
  }

  /** A value may be missing. */
  @Override
  public String objection(Example row) {
    return row.size() == featureCount
        ? ""
        : "has " + row.size() + " features, but the model was trained on " + featureCount;
  }

  @Override
  public float[][] predict(Example row) {
    return new float[][] {loss.answer(sums(row.toDense()))};
  }

  @Override
  public byte[] answer(ResponseFormat format, List<Example> rows) {
    return ScriptAnswer.json(loss == Loss.RMSE, predict(rows));
  }

  void write(Path folder) throws IOException {
    Files.writeString(folder.resolve(FILE), new Gson().toJson(this));
  }

  static CatBoostModel read(Path folder) throws IOException {
    try {
      return new Gson().fromJson(Files.readString(folder.resolve(FILE)), CatBoostModel.class);
    } catch (JsonParseException e) {
      throw new ArtifactException(FILE + ": expected trees of the embedded SageMaker", e);
    }
  }
}
