package org.sagemakerspark.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sagemakerspark.processor.emit.GeneratedFile;
import org.sagemakerspark.processor.emit.docs.DocsEmitter;
import org.sagemakerspark.processor.emit.java.JavaEmitter;
import org.sagemakerspark.processor.emit.python.PythonEmitter;
import org.sagemakerspark.processor.plan.AlgorithmPlan;
import org.sagemakerspark.processor.plan.Planner;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec;
import org.sagemakerspark.processor.spec.parse.SpecReader;
import org.sagemakerspark.processor.spec.report.Problems;
import org.sagemakerspark.processor.spec.validate.SpecValidator;
import org.sagemakerspark.processor.spec.validate.Surroundings;

/** The way from a spec to its files, without the compiler around it. */
public final class SpecCompiler {
  private final Surroundings surroundings;

  /** Creates a compiler that judges specs against the given surroundings. */
  public SpecCompiler(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /**
   * Plans what is generated for a spec.
   *
   * @param file the spec's name for people
   * @param json its content, UTF-8
   * @param javaPackage where the classes go
   * @param problems takes everything that is wrong with the spec
   * @return the plans, one a variant; none if there are errors
   */
  public List<AlgorithmPlan> plan(String file, byte[] json, String javaPackage, Problems problems) {
    Optional<AlgorithmSpec> spec = SpecReader.read(file, json, problems);
    spec.ifPresent(read -> SpecValidator.validate(read, surroundings, problems));
    return problems.hasErrors()
        ? List.of()
        : spec.map(sound -> Planner.plan(sound, javaPackage)).orElse(List.of());
  }

  /** Returns all files of a plan: the Java classes, the Python wrapper, the reference page. */
  public static List<GeneratedFile> emit(AlgorithmPlan plan) {
    List<GeneratedFile> files = new ArrayList<>(JavaEmitter.emit(plan));
    files.add(PythonEmitter.emit(plan));
    files.add(DocsEmitter.emit(plan));
    return List.copyOf(files);
  }
}
