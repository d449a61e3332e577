package org.sagemakerspark.testing;

import org.apache.spark.ml.param.Param;
import org.sagemakerspark.codec.ColumnType;
import org.sagemakerspark.model.AlgorithmModel;
import org.sagemakerspark.spec.Algorithm;
import org.sagemakerspark.spec.LabelUse;

/** A model with one prediction column, {@code score}. */
public class ScoreModel extends AlgorithmModel<ScoreModel> {

  private static final long serialVersionUID = 1L;

  private static final Algorithm ALGORITHM =
      Algorithm.named("score")
          .image("first-party-algorithms", "score", "1")
          .training("application/x-recordio-protobuf", LabelUse.NONE, "FullyReplicated")
          .request("recordio-protobuf")
          .response("recordio-protobuf")
          .column("score", ColumnType.DOUBLE, "scoreCol")
          .build();

  private final Param<String> scoreCol;

  public ScoreModel() {
    this("score");
  }

  public ScoreModel(String uid) {
    super(uid, ALGORITHM);
    scoreCol = responseColumn("scoreCol", "Name of the output column with the score.");
    setDefault(scoreCol, "score");
  }

  public Param<String> scoreCol() {
    return scoreCol;
  }

  public ScoreModel setScoreCol(String value) {
    return with(scoreCol, value);
  }
}
