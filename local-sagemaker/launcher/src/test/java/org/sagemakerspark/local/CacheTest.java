package org.sagemakerspark.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one instance keeps for the next ones to start faster with. */
class CacheTest {

  private static final int TOGETHER = 4;

  /** A thread for each, however few processors there are. */
  private static final Executor STARTERS = task -> new Thread(task, "starter").start();

  @TempDir private Path temporary;

  @Test
  void theFirstInstanceWritesDownTheClassesThatTheNextOnesTrainWithUnlessTheyAreDamaged()
      throws IOException {
    Path cache = temporary.resolve("cache");
    assertThat(trainedWith(cache)).noneMatch(line -> line.contains("SharedArchiveFile"));
    Path archive = onlyFile(cache, ".jsa");
    Path jars = onlyFile(cache, "");
    FileTime unpacked = Files.getLastModifiedTime(jars);

    assertThat(trainedWith(cache)).contains("\"-XX:SharedArchiveFile=" + archive + "\"");

    assertThat(Files.getLastModifiedTime(jars)).isEqualTo(unpacked);
    assertThat(onlyFile(cache, ".jsa")).isEqualTo(archive);

    archive.toFile().setWritable(true);
    Files.write(archive, new byte[100]);
    assertThat(trainedWith(cache)).contains("\"-XX:SharedArchiveFile=" + archive + "\"");
  }

  @Test
  void startsWithAFolderThatWasMovedAndMakesItFitAgain() throws IOException {
    Path cache = temporary.resolve("cache");
    LocalSageMaker.builder().cache(cache).start().close();
    Path moved = Files.move(cache, temporary.resolve("moved"));

    for (int i = 0; i < 2; i++) {
      LocalSageMaker.builder().cache(moved).start().close();
      assertThat(archivesOfServers(moved)).hasSize(2);
    }
  }

  @Test
  void severalStartTogetherWithAnEmptyFolder() throws IOException {
    Path cache = temporary.resolve("cache");
    List<CompletableFuture<LocalSageMaker>> starting =
        Stream.generate(() -> LocalSageMaker.builder().cache(cache))
            .limit(TOGETHER)
            .map(builder -> CompletableFuture.supplyAsync(builder::start, STARTERS))
            .toList();

    starting.forEach(each -> each.handle((local, failure) -> local).join());

    for (CompletableFuture<LocalSageMaker> each : starting) {
      each.join().close();
    }
    assertThat(onlyFile(cache, "").getFileName().toString()).startsWith("jars-");
  }

  @Test
  void saysWhereItCannotKeepAnything() throws IOException {
    Path file = Files.createFile(temporary.resolve("file"));

    assertThatThrownBy(() -> LocalSageMaker.builder().cache(file).start())
        .isInstanceOf(UncheckedIOException.class)
        .hasStackTraceContaining(file.toString());
  }

  /** Trains one job, and returns the options of the JVM that trained. */
  private static List<String> trainedWith(Path cache) throws IOException {
    try (LocalSageMaker local = LocalSageMaker.builder().cache(cache).start()) {
      TestJobs jobs = new TestJobs(local, "cached");
      jobs.put("train/a", TestRecords.encode(List.of(new float[] {1}, new float[] {2})));
      var job =
          jobs.train(
              jobs.training(
                  "cached",
                  Map.of("k", "1", "feature_dim", "1"),
                  jobs.channel("train", "S3Prefix", "train/")));
      assertThat(job.getTrainingJobStatus()).as(job.toString()).isEqualTo("Completed");
      try (Stream<Path> files =
          Files.walk(local.directory().resolve("containers").resolve("trainers"))) {
        return Files.readAllLines(
            files.filter(file -> file.endsWith("java.args")).findFirst().orElseThrow());
      }
    }
  }

  private static List<Path> archivesOfServers(Path cache) throws IOException {
    try (Stream<Path> files = Files.list(onlyFile(cache, ""))) {
      return files.filter(file -> file.toString().endsWith(".jsa")).toList();
    }
  }

  /** Returns the one entry of a folder that is a file with that end, or, without one, a folder. */
  private static Path onlyFile(Path folder, String end) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found =
          files
              .filter(
                  file -> end.isEmpty() ? Files.isDirectory(file) : file.toString().endsWith(end))
              .toList();
      assertThat(found).hasSize(1);
      return found.get(0);
    }
  }
}
