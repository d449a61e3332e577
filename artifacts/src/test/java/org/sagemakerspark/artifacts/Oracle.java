package org.sagemakerspark.artifacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** MXNet 1.9.1, in a Python environment of its own below {@code target}. */
final class Oracle {

  private static final String[] PACKAGES = {"numpy==1.23.5", "mxnet==1.9.1"};
  private static final Path ENVIRONMENT = Path.of("target", "mxnet").toAbsolutePath();

  private Oracle() {}

  /** Runs {@code oracle.py}; skips the test where MXNet cannot be installed, unless CI is true. */
  static void run(String... arguments) throws IOException, InterruptedException {
    try {
      install();
    } catch (IOException | AssertionError e) {
      if ("true".equals(System.getenv("CI"))) {
        throw e;
      }
      System.err.println("***** NOTHING WAS COMPARED WITH MXNET: " + e.getMessage() + " *****");
      abort("MXNet cannot be installed");
    }
    Path script = ENVIRONMENT.resolve("oracle.py");
    try (InputStream in = Oracle.class.getResourceAsStream("oracle.py")) {
      Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
    }
    List<String> command = new ArrayList<>(List.of(python(), script.toString()));
    command.addAll(List.of(arguments));
    call(command);
  }

  private static void install() throws IOException, InterruptedException {
    Path done = ENVIRONMENT.resolve("installed.txt");
    String wanted = String.join("\n", PACKAGES);
    if (Files.exists(done) && Files.readString(done).equals(wanted)) {
      return;
    }
    call(List.of("python3", "-m", "venv", "--clear", ENVIRONMENT.toString()));
    List<String> command = new ArrayList<>(List.of(python(), "-m", "pip", "install", "-q"));
    command.addAll(List.of(PACKAGES));
    call(command);
    Files.writeString(done, wanted);
  }

  private static String python() {
    return ENVIRONMENT.resolve("bin/python").toString();
  }

  private static void call(List<String> command) throws IOException, InterruptedException {
    Path output = Files.createTempFile("oracle", ".txt");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
      // It reads models that came before its version, and says so each time.
      builder.environment().put("MXNET_SUBGRAPH_VERBOSE", "0");
      int status = builder.start().waitFor();
      assertThat(status).as(command + "\n" + Files.readString(output)).isZero();
    } finally {
      Files.delete(output);
    }
  }
}
