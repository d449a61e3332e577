package org.sagemakerspark.processor.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.sagemakerspark.processor.plan.AlgorithmPlan;
import org.sagemakerspark.processor.plan.ParamPlan;
import org.sagemakerspark.processor.spec.parse.Registries;

/** Lists the hyperparameters of an algorithm. */
final class ShowCommand {
  private static final int WIDEST = 48;

  private final PrintStream out;

  ShowCommand(PrintStream out) {
    this.out = out;
  }

  int run(List<String> arguments) throws IOException {
    if (arguments.size() != 1) {
      throw new UsageException("spec show needs one algorithm or file");
    }
    for (AlgorithmPlan plan : new SpecFiles(Registries.shipped()).plans(arguments.get(0))) {
      show(plan);
    }
    return Main.GOOD;
  }

  private void show(AlgorithmPlan plan) {
    out.println(plan.title() + " (" + plan.estimatorClass() + ")");
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("PARAM", "ON THE WIRE", "TYPE", "DEFAULT", "ALLOWED"));
    for (ParamPlan param : plan.params()) {
      rows.add(
          List.of(
              param.name(),
              param.wireName(),
              param.kind().title(),
              param.isRequired() ? "required" : param.defaultText().orElse("-"),
              param.rangeText().orElse("any")));
    }
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.min(WIDEST, Math.max(widths[i], row.get(i).length()));
      }
    }
    rows.forEach(row -> out.println(line(row, widths)));
    plan.fixed()
        .forEach(fixed -> out.println("always sent: " + fixed.wireName() + " = " + fixed.value()));
    out.println();
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = row.get(i);
      line.append(cell);
      if (i < widths.length - 1) {
        line.append(" ".repeat(Math.max(0, widths[i] - cell.length()) + 2));
      }
    }
    return line.toString();
  }
}
