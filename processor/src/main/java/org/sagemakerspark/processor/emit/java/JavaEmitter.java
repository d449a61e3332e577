package org.sagemakerspark.processor.emit.java;

import java.util.List;
import org.sagemakerspark.processor.emit.GeneratedFile;
import org.sagemakerspark.processor.plan.AlgorithmPlan;
import org.sagemakerspark.processor.plan.ParamTablePlan;

/** Writes the Java classes of a plan. */
public final class JavaEmitter {
  private JavaEmitter() {}

  /** Returns the estimator and the model. */
  public static List<GeneratedFile> emit(AlgorithmPlan plan) {
    return List.of(new EstimatorClass(plan).file(), new ModelClass(plan).file());
  }

  /** Returns the interfaces of the groups of Params. */
  public static List<GeneratedFile> emit(ParamTablePlan plan) {
    return plan.groups().stream().map(group -> new GroupInterface(group).file()).toList();
  }
}
