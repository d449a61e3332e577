package org.sagemakerspark.local.server.container;

import java.util.Map;
import java.util.TreeMap;

/**
 * What jobs must agree on to be trained by one process.
 *
 * @param program what runs
 * @param environment the variables that jobs set, without those that name the job
 */
record TrainerKind(JavaProgram program, Map<String, String> environment) {

  TrainerKind {
    Map<String, String> shared = new TreeMap<>(environment);
    shared.keySet().removeIf(name -> name.startsWith("TRAINING_JOB_"));
    environment = Map.copyOf(shared);
  }
}
