package org.sagemakerspark.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sagemakerspark.processor.emit.GeneratedFile;
import org.sagemakerspark.processor.emit.docs.ParamsPage;
import org.sagemakerspark.processor.emit.java.JavaEmitter;
import org.sagemakerspark.processor.emit.python.MixinEmitter;
import org.sagemakerspark.processor.plan.ParamTablePlan;
import org.sagemakerspark.processor.plan.ParamTablePlanner;
import org.sagemakerspark.processor.spec.model.ParamTable;
import org.sagemakerspark.processor.spec.parse.ParamTableReader;
import org.sagemakerspark.processor.spec.report.Problems;
import org.sagemakerspark.processor.spec.validate.ParamTableCheck;

/** The way from the table of the Params of stages to the files that are checked in. */
public final class ParamTableCompiler {
  private ParamTableCompiler() {}

  /**
   * Returns the Java interfaces, the Python module and the page of a table.
   *
   * @param json the table, UTF-8
   * @param problems takes everything that is wrong with the table
   * @return the files; none if there are errors
   */
  public static List<GeneratedFile> compile(byte[] json, Problems problems) {
    Optional<ParamTable> table = ParamTableReader.read(json, problems);
    table.ifPresent(read -> ParamTableCheck.check(read, problems));
    return problems.hasErrors()
        ? List.of()
        : table.map(sound -> emit(ParamTablePlanner.plan(sound))).orElse(List.of());
  }

  private static List<GeneratedFile> emit(ParamTablePlan plan) {
    List<GeneratedFile> files = new ArrayList<>(JavaEmitter.emit(plan));
    files.add(MixinEmitter.emit(plan));
    files.add(ParamsPage.emit(plan));
    return List.copyOf(files);
  }
}
