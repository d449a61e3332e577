package org.sagemakerspark.processor.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import org.sagemakerspark.processor.plan.AlgorithmPlan;
import org.sagemakerspark.processor.plan.ParamPlan;
import org.sagemakerspark.processor.spec.parse.Registries;

/** Lists the hyperparameters of an algorithm. */
final class ShowCommand {
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
    Table table = new Table("PARAM", "ON THE WIRE", "TYPE", "DEFAULT", "ALLOWED");
    for (ParamPlan param : plan.params()) {
      table.add(
          param.name(),
          param.wireName(),
          param.kind().title(),
          param.isRequired() ? "required" : param.defaultText().orElse("-"),
          param.rangeText().orElse("any"));
    }
    table.print(out);
    plan.fixed()
        .forEach(fixed -> out.println("always sent: " + fixed.wireName() + " = " + fixed.value()));
    out.println();
  }
}
