package org.sagemakerspark.maven;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.sagemakerspark.processor.cli.Main;

/** Runs a command about specs for a goal, which asks nobody anything. */
final class SpecCommand {

  private SpecCommand() {}

  static void run(Log log, List<String> arguments) throws MojoFailureException {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int status;
    try (PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
      status = Main.run(new ByteArrayInputStream(new byte[0]), out, out, arguments);
    }
    String text = said.toString(StandardCharsets.UTF_8).strip();
    if (status != 0) {
      throw new MojoFailureException(text);
    }
    text.lines().forEach(log::info);
  }
}
