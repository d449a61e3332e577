package org.sagemakerspark.processor.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.sagemakerspark.processor.spec.parse.Registries;
import org.sagemakerspark.processor.spec.report.Problems;

/** Tells everything that is wrong with specs. */
final class CheckCommand {
  private final PrintStream out;

  CheckCommand(PrintStream out) {
    this.out = out;
  }

  int run(List<String> files) throws IOException {
    if (files.isEmpty()) {
      throw new UsageException("spec check needs one or more files");
    }
    SpecFiles specs = new SpecFiles(Registries.shipped());
    int status = Main.GOOD;
    for (String file : files) {
      Problems problems = new Problems();
      try {
        specs.plans(Path.of(file), problems);
        problems.sorted().forEach(out::println);
        status = problems.hasErrors() ? Main.BAD : status;
        if (problems.isEmpty()) {
          out.println(file + ": good");
        }
      } catch (IOException e) {
        out.println(e.getMessage());
        status = Main.BAD;
      }
    }
    return status;
  }
}
