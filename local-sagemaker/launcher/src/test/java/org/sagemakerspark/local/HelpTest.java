package org.sagemakerspark.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds that the script at the root tells the options that the embedded SageMaker takes. */
class HelpTest {
  private static final Pattern OPTION = Pattern.compile("\\[(--[a-z0-9-]+)");

  @Test
  void isTheSameInTheScriptAsInTheProgram() throws Exception {
    List<String> taken = OPTION.matcher(help()).results().map(HelpTest::option).toList();

    assertThat(taken).contains("--region", "--image", "--fault");
    assertThat(OPTION.matcher(script()).results().map(HelpTest::option))
        .containsExactlyInAnyOrderElementsOf(taken);
  }

  private static String option(MatchResult match) {
    return match.group(1);
  }

  private static String help() throws InterruptedException {
    PrintStream out = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      Main.main(new String[] {"--help"});
    } finally {
      System.setOut(out);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }

  /** Returns what the script says of the command {@code local}. */
  private static String script() throws IOException {
    String usage = Files.readString(Path.of("../../sagemaker-spark"));
    int start = usage.indexOf("\n  local ");
    return usage.substring(start, usage.indexOf("runs an embedded SageMaker until", start));
  }
}
