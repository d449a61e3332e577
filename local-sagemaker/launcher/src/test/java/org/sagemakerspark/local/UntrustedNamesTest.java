package org.sagemakerspark.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.amazonaws.services.sagemaker.model.DescribeTrainingJobResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Keys, manifests and archives that try to leave their folder; and which keys a prefix names. */
@ExtendWith(LocalSageMakerExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UntrustedNamesTest {

  private LocalSageMaker local;
  private TestJobs jobs;

  @BeforeAll
  void start(LocalSageMaker local) {
    this.local = local;
    this.jobs = new TestJobs(local, "names");
  }

  @Test
  void refusesAManifestThatLeavesTheFolder() {
    jobs.put(
        "escape.manifest", "[{\"prefix\": \"s3://names/data/\"}, \"../escaped\"]".getBytes(UTF_8));

    DescribeTrainingJobResult job =
        jobs.train(
            jobs.training(
                "manifest-escape",
                Map.of("k", "1", "feature_dim", "1"),
                jobs.channel("train", "ManifestFile", "escape.manifest")));

    assertThat(job.getFailureReason()).contains("'../escaped' would leave its folder");
    assertThat(written("escaped")).isEmpty();
  }

  @Test
  void keepsAKeyWithDotsInsideItsBucket() {
    Throwable refusal =
        catchThrowable(() -> jobs.put("data/../../../escaped-key", "x".getBytes(UTF_8)));

    Path outside = local.directory().resolve("escaped-key");
    assertThat(outside).doesNotExist();
    assertThat(local.directory().resolve("s3").resolve("escaped-key")).doesNotExist();
    assertThat(local.directory().resolveSibling("escaped-key")).doesNotExist();
    if (refusal == null) {
      DescribeTrainingJobResult job =
          jobs.train(
              jobs.training(
                  "key-escape",
                  Map.of("k", "1", "feature_dim", "1"),
                  jobs.channel("train", "S3Prefix", "data/")));
      assertThat(job.getTrainingJobStatus()).isEqualTo("Failed");
    }
  }

  @Test
  void refusesAModelArchiveThatLeavesTheFolder() throws IOException {
    assertThat(failure("dots", tar("../../escaped-entry", TarConstants.LF_NORMAL)))
        .contains("would leave its folder");
    assertThat(failure("absolute", tar("/tmp/escaped-entry", TarConstants.LF_NORMAL)))
        .contains("would leave its folder");
    assertThat(failure("link", tar("escaped-entry", TarConstants.LF_SYMLINK)))
        .contains("neither a file nor a folder");
    assertThat(written("escaped-entry")).isEmpty();
    assertThat(Path.of("/tmp/escaped-entry")).doesNotExist();
  }

  @Test
  void refusesAModelThatIsNoArchive() {
    assertThat(failure("no-archive", "hello".getBytes(UTF_8))).contains("download or unpack");
  }

  @Test
  void failsAnEndpointWhoseModelIsAnotherOnes() throws IOException {
    assertThat(failure("wrong-model", tar("model_algo-1", TarConstants.LF_NORMAL)))
        .contains("did not pass the ping health check");
  }

  @Test
  void trainsOnEveryKeyThatBeginsWithThePrefix() {
    byte[] row = TestRecords.encode(List.of(new float[] {1}));
    jobs.put("run1/a", row);
    jobs.put("run10/a", row);
    jobs.put("run1/deep/er/b", row);

    assertThat(reasonFor("prefix-without-slash", "S3Prefix", "run1")).contains("only 3 rows");
    assertThat(reasonFor("prefix-with-slash", "S3Prefix", "run1/")).contains("only 2 rows");
    jobs.put("run.manifest", "[{\"prefix\": \"s3://names/\"}, \"run1/a\"]".getBytes(UTF_8));
    assertThat(reasonFor("manifest", "ManifestFile", "run.manifest")).contains("only 1 rows");
  }

  private String reasonFor(String job, String type, String key) {
    return jobs.train(
            jobs.training(
                job, Map.of("k", "9", "feature_dim", "1"), jobs.channel("train", type, key)))
        .getFailureReason();
  }

  private String failure(String endpoint, byte[] archive) {
    jobs.put(endpoint + ".tar.gz", archive);
    return jobs.host(endpoint, "s3://names/" + endpoint + ".tar.gz").getFailureReason();
  }

  private List<Path> written(String name) {
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(
          local.directory().getParent(),
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (file.getFileName().toString().equals(name)) {
                found.add(file);
              }
              return FileVisitResult.CONTINUE;
            }

            /** The server removes the folders of jobs that have ended. */
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return found;
  }

  private static byte[] tar(String name, byte type) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
      TarArchiveEntry entry = new TarArchiveEntry(name, type, true);
      byte[] content = type == TarConstants.LF_NORMAL ? "hello".getBytes(UTF_8) : new byte[0];
      entry.setSize(content.length);
      entry.setLinkName(type == TarConstants.LF_SYMLINK ? "/etc/passwd" : "");
      tar.putArchiveEntry(entry);
      tar.write(content);
      tar.closeArchiveEntry();
    }
    return bytes.toByteArray();
  }
}
