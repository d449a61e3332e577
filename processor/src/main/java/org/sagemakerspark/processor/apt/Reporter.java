package org.sagemakerspark.processor.apt;

import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.tools.Diagnostic;
import org.sagemakerspark.processor.spec.report.Problem;
import org.sagemakerspark.processor.spec.report.Problems;
import org.sagemakerspark.processor.spec.report.SpecMessage;

/** Tells problems as compile errors at the annotation value that names the spec. */
final class Reporter {
  private final Messager messager;
  private final AnnotationTrees annotations;

  Reporter(ProcessingEnvironment environment) {
    this.messager = environment.getMessager();
    this.annotations = new AnnotationTrees(environment);
  }

  /** Tells each problem, with its place in the spec. */
  void inSpec(Trigger trigger, Problems problems) {
    problems.sorted().forEach(problem -> tell(trigger, problem, problem.toString()));
  }

  /** Tells each problem that has no place in a spec. */
  void withSpec(Trigger trigger, Problems problems) {
    for (Problem problem : problems.sorted()) {
      tell(trigger, problem, problem.text() + " [" + problem.message().id() + "]");
    }
  }

  /** Tells of a mistake in the processor itself. */
  void failure(Trigger trigger, RuntimeException failure) {
    StringBuilder text = new StringBuilder("The processor failed; please report this: ");
    text.append(failure);
    for (StackTraceElement frame : failure.getStackTrace()) {
      text.append("\n    at ").append(frame);
    }
    tell(Diagnostic.Kind.ERROR, trigger, text.toString());
  }

  void error(String text) {
    messager.printMessage(Diagnostic.Kind.ERROR, text);
  }

  private void tell(Trigger trigger, Problem problem, String text) {
    boolean isError = problem.message().severity() == SpecMessage.Severity.ERROR;
    tell(isError ? Diagnostic.Kind.ERROR : Diagnostic.Kind.WARNING, trigger, text);
  }

  private void tell(Diagnostic.Kind kind, Trigger trigger, String text) {
    if (!annotations.tell(kind, text, trigger.element(), trigger.specPath())) {
      messager.printMessage(kind, text, trigger.element(), trigger.annotation(), trigger.value());
    }
  }
}
