package org.sagemakerspark.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sagemakerspark.artifacts.KMeansModel;

/** The embedded SageMaker hosts what was trained elsewhere, and others read what it trains. */
@ExtendWith(LocalSageMakerExtension.class)
class ModelFilesTest {

  /** Files that SageMaker has written, which are not the project's to give away. */
  private static final Path OF_AWS = Path.of(System.getProperty("artifacts.of.aws"));

  @TempDir Path folder;

  @Test
  void hostsAModelThatAwsHasTrained(LocalSageMaker local) throws IOException {
    Path archive = OF_AWS.resolve("kmeans/model.tar.gz");
    if (!Files.exists(archive)) {
      System.err.println(
          "***** NO MODEL OF AWS'S OWN WAS HOSTED: there is no " + archive + " *****");
    }
    assumeTrue(Files.exists(archive), "There is no " + archive);
    TestJobs jobs = new TestJobs(local, "of-aws");
    jobs.put("kmeans/model.tar.gz", Files.readAllBytes(archive));
    jobs.host("of-aws", TestJobs.image("kmeans"), "s3://of-aws/kmeans/model.tar.gz");

    // The first centre, as MXNet prints it, and a row beside it.
    assertThat(answer(jobs, "of-aws", "34.653027,-99.11871")).isEqualTo("0.0,0.0");
    assertThat(answer(jobs, "of-aws", "37.653027,-95.11871")).isEqualTo("0.0,5.0");
  }

  @Test
  void hostsWhatIsWrittenElsewhere(LocalSageMaker local) throws Exception {
    new KMeansModel(new float[][] {{0, 0}, {10, 10}}).write(folder);
    Path archive = folder.resolve("model.tar.gz");
    Process tar =
        new ProcessBuilder(
                "tar", "czf", archive.toString(), "-C", folder.toString(), "model_algo-1")
            .inheritIO()
            .start();
    assertThat(tar.waitFor()).isZero();
    TestJobs jobs = new TestJobs(local, "elsewhere");
    jobs.put("model.tar.gz", Files.readAllBytes(archive));
    jobs.host("elsewhere", TestJobs.image("kmeans"), "s3://elsewhere/model.tar.gz");

    assertThat(answer(jobs, "elsewhere", "7,6")).isEqualTo("1.0,5.0");
  }

  /** Gives the closest cluster and the distance. */
  private static String answer(TestJobs jobs, String endpoint, String row) {
    return new String(jobs.invoke(endpoint, "text/csv", "text/csv", row.getBytes(UTF_8)), UTF_8)
        .strip();
  }
}
