package org.sagemakerspark.artifacts;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The models that score by themselves, by the algorithm that writes their file. */
public enum ModelKind {
  KMEANS(ModelFolder.FILE, Width.EXACT),
  PCA(ModelFolder.FILE, Width.EXACT),
  LINEAR_LEARNER(ModelFolder.FILE, Width.EXACT),
  FACTORIZATION_MACHINES(ModelFolder.FILE, Width.EXACT),
  /** Features that a row has too few are missing. */
  XGBOOST(XGBoostModel.FILE, Width.AT_MOST);

  /** How many features a row may have, by how many the model has. */
  public enum Width {
    EXACT,
    AT_MOST
  }

  private final String file;
  private final Width width;

  ModelKind(String file, Width width) {
    this.file = file;
    this.width = width;
  }

  /** Gives the name of the algorithm. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Finds the kind that a word stands for. */
  public static Optional<ModelKind> ofWord(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  /** Gives the name of the model's file, in {@code model.tar.gz} or a folder. */
  public String file() {
    return file;
  }

  /** Gives how many features a row may have. */
  public Width width() {
    return width;
  }

  /**
   * Reads a model.
   *
   * @param bytes what its file holds
   * @throws ArtifactException if they are no such model, or one that does not score by itself
   */
  public Model read(byte[] bytes) throws ArtifactException {
    return switch (this) {
      case KMEANS -> KMeansModel.of(bytes);
      case PCA -> PcaModel.of(bytes);
      case LINEAR_LEARNER -> LinearModel.of(bytes);
      case FACTORIZATION_MACHINES -> FactorizationModel.of(bytes);
      case XGBOOST -> XGBoostModel.of(bytes);
    };
  }
}
