package org.sagemakerspark.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * An environment of its own for some Python packages.
 *
 * @param folder where it is
 */
record PythonEnvironment(Path folder) {

  private static final int PATIENCE_MINUTES = 15;

  /** Makes one, once a build folder and list of packages. */
  static PythonEnvironment with(String name, String... packages) {
    Path folder = Path.of("target", "python", name).toAbsolutePath();
    PythonEnvironment environment = new PythonEnvironment(folder);
    Path installed = folder.resolve("installed.txt");
    String wanted = String.join("\n", packages);
    try {
      if (!Files.exists(installed) || !Files.readString(installed).equals(wanted)) {
        run(
            Map.of(),
            List.of(Programs.required("python3").toString(), "-m", "venv", folder.toString()));
        List<String> install =
            new ArrayList<>(List.of("-m", "pip", "install", "--quiet", "--no-compile"));
        install.addAll(List.of(packages));
        environment.run(Map.of(), "python", install.toArray(String[]::new));
        Files.writeString(installed, wanted);
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("Cannot make an environment with " + wanted, e);
    }
    return environment;
  }

  /**
   * Runs a script that lies beside the tests, with answers.py beside it, and gives what it prints.
   */
  String runScript(Map<String, String> variables, String script, String... arguments)
      throws IOException, InterruptedException {
    copy("answers.py");
    List<String> command = new ArrayList<>(List.of(copy(script)));
    command.addAll(List.of(arguments));
    return run(variables, "python", command.toArray(String[]::new));
  }

  /**
   * Runs a shell script that lies beside the tests, to which the environment's programs come first.
   */
  String runCommands(Map<String, String> variables, String script, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of(Programs.required("bash").toString(), copy(script)));
    command.addAll(List.of(arguments));
    Map<String, String> all = new HashMap<>(variables);
    all.put("PATH", folder.resolve("bin") + File.pathSeparator + System.getenv("PATH"));
    return run(all, command);
  }

  private String copy(String script) throws IOException {
    Path target = folder.resolve(script);
    try (InputStream in = PythonEnvironment.class.getResourceAsStream(script)) {
      Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
    }
    return target.toString();
  }

  /** Runs a program of the environment until it ends well, and gives what it prints. */
  String run(Map<String, String> variables, String program, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of(folder.resolve("bin").resolve(program).toString()));
    command.addAll(List.of(arguments));
    return run(variables, command);
  }

  private static String run(Map<String, String> variables, List<String> command)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("program", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putAll(variables);
    Process process = builder.start();
    try {
      boolean ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
      String printed = new String(Files.readAllBytes(output), UTF_8);
      assertThat(ended).as(command + "\n" + printed).isTrue();
      assertThat(process.exitValue()).as(command + "\n" + printed).isZero();
      return printed;
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      Files.delete(output);
    }
  }
}
