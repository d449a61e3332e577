package org.sagemakerspark.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Models that are written here and run by MXNet, and models that MXNet has written and that are
 * scored here. {@code -Dtests.models=1000} makes so many of each algorithm.
 */
class OracleTest {

  private static final int MODELS = Integer.getInteger("tests.models", 60);
  private static final int ROWS = 5;

  /** Both compute in 64 bits, and round to 32. */
  private static final double MOST = 1e-6;

  @TempDir Path folder;

  @Test
  void mxnetAnswersAsTheModelsThatAreWrittenHere() throws Exception {
    Random random = new Random(20);
    List<Written> written = new ArrayList<>();
    for (int i = 0; i < MODELS; i++) {
      written.add(new Written("kmeans-" + i, kmeans(random)));
      written.add(new Written("pca-" + i, pca(random)));
      written.add(new Written("linear-" + i, linear(random)));
      written.add(new Written("factorization-" + i, factorization(random)));
    }
    for (Written each : written) {
      Path place = Files.createDirectory(folder.resolve(each.name));
      write(each.model, place);
      float[][] rows = matrix(random, ROWS, each.model.featureCount());
      Files.write(place.resolve("rows"), NDArrayList.of(NDArray.ofRows(rows)).toBytes());
    }

    Oracle.run("answer", folder.toString());

    double most = 0;
    for (Written each : written) {
      most = Math.max(most, difference(each.model, folder.resolve(each.name)));
    }
    System.out.println(written.size() + " models by MXNet: at most " + most + " away");
    assertThat(most).isLessThanOrEqualTo(MOST);
  }

  @Test
  void answersAsMxnetDoesForTheModelsThatMxnetWrites() throws Exception {
    Oracle.run("write", folder.toString(), Integer.toString(MODELS), "21");

    double most = 0;
    int compared = 0;
    try (Stream<Path> places = Files.list(folder)) {
      for (Path place : places.toList()) {
        most = Math.max(most, difference(read(place), place));
        compared++;
      }
    }
    System.out.println(compared + " models of MXNet: at most " + most + " away");
    assertThat(compared).isEqualTo(4 * MODELS);
    assertThat(most).isLessThanOrEqualTo(MOST);
  }

  @Test
  void sparseRowsAreAnsweredAsDenseOnes() {
    Random random = new Random(22);
    for (int i = 0; i < MODELS; i++) {
      for (Model model :
          List.of(kmeans(random), pca(random), linear(random), factorization(random))) {
        float[] dense = new float[model.featureCount()];
        int[] keys = random.ints(0, dense.length).limit(9).distinct().sorted().toArray();
        float[] values = matrix(random, 1, keys.length)[0];
        for (int j = 0; j < keys.length; j++) {
          dense[keys[j]] = values[j];
        }
        float[] expected = new float[model.answerLength()];
        float[] actual = new float[model.answerLength()];
        Model.Scorer scorer = model.scorer();
        scorer.score(FeatureRow.dense(dense), expected);
        scorer.score(FeatureRow.sparse(dense.length, keys, values), actual);
        for (int j = 0; j < expected.length; j++) {
          assertThat(away(actual[j], expected[j])).isLessThanOrEqualTo(MOST);
        }
      }
    }
  }

  private record Written(String name, Model model) {}

  private static void write(Model model, Path place) throws IOException {
    if (model instanceof KMeansModel kmeans) {
      kmeans.write(place);
    } else if (model instanceof PcaModel pca) {
      pca.write(place);
    } else if (model instanceof LinearModel linear) {
      linear.write(place);
    } else {
      ((FactorizationModel) model).write(place);
    }
  }

  private static Model read(Path place) throws IOException {
    return switch (place.getFileName().toString().replaceAll("-.*", "")) {
      case "kmeans" -> KMeansModel.read(place);
      case "pca" -> PcaModel.read(place);
      case "linear" -> LinearModel.read(place);
      default -> FactorizationModel.read(place);
    };
  }

  /** Scores the rows of a folder, and gives the greatest relative difference from its answers. */
  private static double difference(Model model, Path place) throws IOException {
    NDArray rows = arrays(place, "rows").get(0);
    List<NDArray> answers = arrays(place, "answers");
    assertThat(answers).hasSameSizeAs(model.parts());
    Model.Scorer scorer = model.scorer();
    float[] answer = new float[model.answerLength()];
    double most = 0;
    for (int i = 0; i < rows.rows(); i++) {
      scorer.score(FeatureRow.dense(rows.row(i)), answer);
      int at = 0;
      for (int part = 0; part < answers.size(); part++) {
        int width = model.parts().get(part).width();
        for (int j = 0; j < width; j++) {
          most = Math.max(most, away(answer[at++], answers.get(part).values()[i * width + j]));
        }
      }
    }
    return most;
  }

  private static List<NDArray> arrays(Path place, String file) throws IOException {
    return NDArrayList.read(file, Files.readAllBytes(place.resolve(file))).arrays();
  }

  private static double away(float actual, float expected) {
    return Math.abs((double) actual - expected) / Math.max(Math.abs(expected), 1e-30);
  }

  private static Model kmeans(Random random) {
    return new KMeansModel(matrix(random, 2 + random.nextInt(10), features(random)));
  }

  private static Model pca(Random random) {
    int features = features(random);
    int components = 1 + random.nextInt(9);
    return new PcaModel(
        matrix(random, 1, components)[0],
        matrix(random, components, features),
        random.nextBoolean() ? matrix(random, 1, features)[0] : null);
  }

  private static Model linear(Random random) {
    List<LinearModel.PredictorType> predictors = List.of(LinearModel.PredictorType.values());
    LinearModel.PredictorType predictor = predictors.get(random.nextInt(predictors.size()));
    int classes =
        predictor == LinearModel.PredictorType.MULTICLASS_CLASSIFIER ? 2 + random.nextInt(7) : 1;
    return new LinearModel(
        predictor, matrix(random, classes, features(random)), matrix(random, 1, classes)[0]);
  }

  private static Model factorization(Random random) {
    int features = features(random);
    return new FactorizationModel(
        random.nextBoolean(),
        (float) random.nextGaussian(),
        matrix(random, 1, features)[0],
        matrix(random, 1 + random.nextInt(8), features));
  }

  /** Below and above the length of the kernels' lanes. */
  private static int features(Random random) {
    return 1 + random.nextInt(150);
  }

  private static float[][] matrix(Random random, int rows, int columns) {
    float[][] matrix = new float[rows][columns];
    for (float[] row : matrix) {
      for (int i = 0; i < columns; i++) {
        row[i] = (float) random.nextGaussian();
      }
    }
    return matrix;
  }
}
