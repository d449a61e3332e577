package org.sagemakerspark.artifacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Models that SageMaker itself has trained, and an answer of an endpoint of AWS's. The files are
 * not the project's to give away; they are read where they lie ({@code -Dartifacts.of.aws=FOLDER}),
 * in {@code shared/artifacts} beside the checkout.
 */
class ArtifactsOfAwsTest {

  private static final Path FOLDER = Path.of(System.getProperty("artifacts.of.aws"));

  @TempDir Path unpacked;

  @BeforeAll
  static void lookForThem() {
    boolean there = Files.isDirectory(FOLDER);
    if (!there) {
      System.err.println("***** NO FILE OF AWS'S OWN WAS READ: there is no " + FOLDER + " *****");
    }
    assumeTrue(there, "There is no " + FOLDER);
  }

  @Test
  void readsTheCentresOfKMeans() throws Exception {
    KMeansModel model = KMeansModel.read(unpack("kmeans/model.tar.gz"));

    float[] answer = new float[2];
    // The first centre itself, as MXNet prints it.
    model.scorer().score(FeatureRow.dense(34.653027f, -99.11871f), answer);
    assertThat(model.featureCount()).isEqualTo(2);
    assertThat(answer).containsExactly(0, 0);
  }

  @Test
  void answersAsTheEndpointOnAwsDid() throws Exception {
    Map<?, ?> recorded =
        Json.object(
            "aws-answer.json", Files.readAllBytes(FOLDER.resolve("kmeans/aws-answer.json")));
    KMeansModel model = new KMeansModel(matrix((List<?>) recorded.get("centroids")));
    Map<?, ?> expected = (Map<?, ?>) recorded.get("answer");

    float[] answer = new float[2];
    model.scorer().score(FeatureRow.dense(numbers((List<?>) recorded.get("features"))), answer);
    assertThat((double) answer[0]).isEqualTo(expected.get("closest_cluster"));
    double distance = (Double) expected.get("distance_to_cluster");
    assertThat((double) answer[1]).isCloseTo(distance, within(1e-6 * distance));
  }

  @Test
  void readsALinearRegressor() throws Exception {
    LinearModel model = LinearModel.read(unpack("linear-learner/model.tar.gz"));

    assertThat(model.featureCount()).isEqualTo(513);
    assertThat(model.parts()).containsExactly(Model.Part.number("score"));
  }

  private Path unpack(String archive) throws IOException, InterruptedException {
    Process tar =
        new ProcessBuilder(
                "tar", "xzf", FOLDER.resolve(archive).toString(), "-C", unpacked.toString())
            .inheritIO()
            .start();
    assertThat(tar.waitFor()).isZero();
    return unpacked;
  }

  private static float[][] matrix(List<?> rows) {
    return rows.stream().map(row -> numbers((List<?>) row)).toArray(float[][]::new);
  }

  private static float[] numbers(List<?> list) {
    float[] numbers = new float[list.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = ((Double) list.get(i)).floatValue();
    }
    return numbers;
  }
}
