package org.sagemakerspark.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the demo as the script does: its own JVM with the launcher's options and class path. */
class DemoTest {

  private static final Path LAUNCHER = Path.of(System.getProperty("examples.launcher"));

  @TempDir Path temporary;

  @Test
  void clustersRowsOfTheUsersOwn() throws Exception {
    String data = libsvm("train.libsvm", 60).toString();
    String test = libsvm("test.libsvm", 20).toString();
    Run run = demo("--data", data, "--test", test, "--k", "3").end();

    assertThat(run.status()).as(run.err()).isZero();
    List<String> lines = run.out().lines().toList();
    assertThat(lines.get(lines.size() - 1))
        .matches(
            "\\{\"algorithm\":\"kmeans\",\"rows\":20,\"purity\":1\\.0000,"
                + "\"mean_distance\":[0-9.]+,\"seconds\":[0-9.]+}");
    assertThat(run.out())
        .contains("|label|")
        .contains("features|distance_to_cluster|closest_cluster|");
    assertThat(run.err()).contains("Training job kmeans-").contains("Endpoint kmeans-");
    assertThat(run.left()).isEmpty();
  }

  @Test
  void scoresWithoutTheEndpointAndTellsHowLongBothTook() throws Exception {
    String data = libsvm("train.libsvm", 60).toString();
    Run run = demo("--data", data, "--test", data, "--k", "3", "--native").end();

    assertThat(run.status()).as(run.err()).isZero();
    List<String> lines = run.out().lines().toList();
    assertThat(lines.get(lines.size() - 1))
        .matches(
            "\\{\"algorithm\":\"kmeans\",\"rows\":60,\"purity\":1\\.0000,"
                + "\"mean_distance\":[0-9.]+,\"endpoint_seconds\":[0-9.]+,"
                + "\"native_seconds\":[0-9.]+,\"seconds\":[0-9.]+}");
    assertThat(lines)
        .anySatisfy(line -> assertThat(line).matches("by endpoint +[0-9.]+ +[0-9]+"))
        .anySatisfy(line -> assertThat(line).matches("natively +[0-9.]+ +[0-9]+"));
    assertThat(run.left()).isEmpty();
  }

  @Test
  void refusesToScoreNativelyWhatIsScoredOnEndpointsOnly() throws Exception {
    Run run = demo("--algorithm", "lda", "--native").end();
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("models of lda are scored on endpoints only");
  }

  @Test
  void endsWithOneClearErrorForOneCluster() throws Exception {
    Run run = demo("--k", "1").end();
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("k = 1 is not allowed").doesNotContain("staging data");
    assertThat(run.left()).isEmpty();
  }

  @Test
  void tellsTheImagesReasonForMoreClustersThanRows() throws Exception {
    String data = libsvm("train.libsvm", 4).toString();
    Run run = demo("--data", data, "--test", data, "--k", "9").end();
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err().lines().filter(line -> line.startsWith("demo: ")))
        .singleElement()
        .satisfies(
            line -> assertThat(line).contains("Training job kmeans-").contains("9").contains("4"));
    assertThat(run.left()).isEmpty();
  }

  @Test
  void namesTheJobWhenTheServerDiesInMidTraining() throws Exception {
    Started demo = demo();
    demo.awaitErr(", Training (");
    demo.server().destroyForcibly();
    Run run = demo.end();

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err().lines().filter(line -> line.startsWith("demo: ")))
        .singleElement()
        .satisfies(
            line -> assertThat(line).contains("Training job kmeans-").contains("cannot be read"));
    assertThat(run.left()).isEmpty();
  }

  @Test
  void refusesAnOptionThatDoesNotExist() throws Exception {
    Run run = demo("--clusters", "3").end();
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("unknown option --clusters").contains("usage:");
  }

  /** Rows in three groups that lie far apart; the label is the group. */
  private Path libsvm(String name, int rows) throws IOException {
    return Files.writeString(
        temporary.resolve(name),
        IntStream.range(0, rows)
            .mapToObj(i -> i % 3 + " " + (i % 3 + 1) + ":" + (1_000 + i))
            .collect(Collectors.joining("\n", "", "\n")));
  }

  private Started demo(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "@" + LAUNCHER.resolve("jvm-options"),
                "-Djava.io.tmpdir=" + Files.createDirectories(temporary.resolve("tmp")),
                "-Ddemo.data=" + System.getProperty("project.data") + "/mnist",
                "-cp",
                LAUNCHER.resolveSibling("classes")
                    + System.getProperty("path.separator")
                    + Files.readString(LAUNCHER.resolve("class-path")).strip(),
                Demo.class.getName()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(temporary.resolve("out").toFile())
            .redirectError(temporary.resolve("err").toFile())
            .start();
    return new Started(process);
  }

  private String text(String file) {
    try {
      return Files.readString(temporary.resolve(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A demo that has ended.
   *
   * @param status its exit status
   * @param out its standard output
   * @param err its standard error
   * @param left the processes it has left running
   */
  private record Run(int status, String out, String err, List<ProcessHandle> left) {}

  private final class Started {
    private final Process process;

    Started(Process process) {
      this.process = process;
    }

    void awaitErr(String part) throws InterruptedException {
      while (!text("err").contains(part)) {
        assertThat(process.isAlive()).as(text("err")).isTrue();
        process.waitFor(50, TimeUnit.MILLISECONDS);
      }
    }

    /** The embedded server, a child of the demo. */
    ProcessHandle server() {
      return process
          .children()
          .filter(child -> commandLine(child).contains("org.sagemakerspark.local.server"))
          .findFirst()
          .orElseThrow();
    }

    Run end() throws InterruptedException {
      int status = process.waitFor();
      return new Run(status, text("out"), text("err"), left());
    }

    /** What was started with this test's temporary folder and goes on. */
    private List<ProcessHandle> left() {
      List<ProcessHandle> left = running();
      // A process that has been told to end may need a moment.
      left.forEach(
          handle -> handle.onExit().completeOnTimeout(handle, 20, TimeUnit.SECONDS).join());
      return running();
    }

    private List<ProcessHandle> running() {
      return ProcessHandle.allProcesses()
          .filter(ProcessHandle::isAlive)
          .filter(handle -> commandLine(handle).contains(temporary.toString()))
          .toList();
    }

    private static String commandLine(ProcessHandle handle) {
      try {
        return Files.readString(
            Path.of("/proc", Long.toString(handle.pid()), "cmdline"), StandardCharsets.UTF_8);
      } catch (IOException e) {
        return handle.info().commandLine().orElse("");
      }
    }
  }
}
