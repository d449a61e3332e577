package org.sagemakerspark.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sagemakerspark.local.LocalSageMaker;
import org.sagemakerspark.local.LocalSageMakerExtension;
import org.sagemakerspark.testing.ClassPath;
import org.sagemakerspark.testing.JvmProcess;

/**
 * What the bundle changes for others, and what others change for it. Each program is a JVM of its
 * own with Spark on its class path, without S3A, and with no jar of this library but the bundle.
 */
@ExtendWith(LocalSageMakerExtension.class)
class ConflictsTest {

  private static final Path BUNDLE = Path.of(System.getProperty("bundle"));
  private static final Path OTHER_LIBRARIES = Path.of(System.getProperty("other-libraries"));
  private static final long SECONDS = 240;

  @TempDir Path temporary;

  @Test
  void addsOneDataSourceAndChangesNothingElseForSpark() throws Exception {
    Map<String, String> without = probe(List.of(), Map.of(), "without", "read");
    Map<String, String> with = probe(List.of(BUNDLE), Map.of(), "with", "read");

    assertThat(with.get("data sources").split(" "))
        .contains("org.sagemakerspark.datasource.SageMakerDataSource");
    String others =
        with.get("data sources")
            .replaceFirst(" ?org\\.sagemakerspark\\.datasource\\.SageMakerDataSource", "");
    assertThat(others).isEqualTo(without.get("data sources"));
    with.remove("data sources");
    without.remove("data sources");
    assertThat(with).isEqualTo(without).containsKeys("file systems", "parquet", "settings");
  }

  @Test
  void trainsAndScoresWithOtherVersionsOfItsLibrariesFirstOnTheClassPath(LocalSageMaker sageMaker)
      throws Exception {
    List<Path> jars = new ArrayList<>();
    try (Stream<Path> found = Files.list(OTHER_LIBRARIES)) {
      found.sorted().forEach(jars::add);
    }
    jars.add(BUNDLE);

    Map<String, String> said = probe(jars, sageMaker.sparkConf(), "train", "train");

    assertThat(said)
        .containsEntry("AWS SDK", "aws-java-sdk-core-1.11.1034.jar")
        .containsEntry("protobuf", "protobuf-java-2.5.0.jar")
        .containsEntry("records", "60")
        .containsEntry("clusters", "30 of 0.0, 30 of 1.0");
  }

  @Test
  void callsEveryServiceOfAws(LocalSageMaker sageMaker) throws Exception {
    Map<String, String> said = probe(List.of(BUNDLE), sageMaker.sparkConf(), "clients", "clients");

    assertThat(said)
        .containsEntry("accountId", sageMaker.accountId())
        .containsEntry("sageMaker", "{Models: [],}");
    assertThat(said.get("sageMakerRuntime")).contains("Endpoint nobody");
    assertThat(said.get("logs")).contains("ResourceNotFoundException");
    assertThat(said.get("s3")).contains("NoSuchBucket");
    assertThat(said.get("s3ForFiles")).contains("NoSuchBucket");
    said.keySet().removeAll(Set.of("data sources", "file systems"));
    assertThat(said)
        .as("a client that was added is called here too")
        .containsOnlyKeys("accountId", "sageMaker", "sageMakerRuntime", "logs", "s3", "s3ForFiles");
  }

  /** Runs the probe, and returns what it says. */
  private Map<String, String> probe(
      List<Path> first, Map<String, String> settings, String name, String wanted)
      throws IOException, InterruptedException {
    List<Path> classPath = new ArrayList<>(first);
    classPath.addAll(ClassPath.ofThisJvm().cluster().entries());
    classPath.add(
        Path.of(Probe.class.getProtectionDomain().getCodeSource().getLocation().getPath()));
    classPath.add(
        Path.of(JvmProcess.class.getProtectionDomain().getCodeSource().getLocation().getPath()));
    List<String> options = new ArrayList<>(List.of("-Xmx1g", "-Dspark.ui.enabled=false"));
    options.add("-Dspark.driver.host=127.0.0.1");
    options.add("-Dspark.sql.warehouse.dir=" + temporary.resolve("warehouse"));
    settings.forEach((key, value) -> options.add("-D" + key + "=" + value));
    Path folder = Files.createDirectory(temporary.resolve(name));
    try (JvmProcess program =
        JvmProcess.start(
            classPath,
            Map.of(),
            temporary.resolve(name + ".log"),
            options,
            List.of(Probe.class.getName(), folder.toString(), wanted))) {
      assertThat(program.awaitEnd(SECONDS)).as(program::output).isZero();
      assertThat(program.output())
          .as("the SDK in the bundle is the library's own, and no user can exchange it")
          .doesNotContain("AWS SDK for Java 1.x");
      return program
          .output()
          .lines()
          .filter(line -> line.startsWith(Probe.MARK))
          .map(line -> line.substring(Probe.MARK.length()).split(": ", 2))
          .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    }
  }
}
