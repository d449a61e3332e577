package org.sagemakerspark.local.server.training;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.sagemakerspark.local.server.container.Container;

/**
 * One process of a job.
 *
 * @param container the process
 * @param base the folder that stands for {@code /opt/ml}
 * @param log its output
 */
record TrainingProcess(Container container, Path base, Path log) {

  /** Completes when all have ended well, or one has not. */
  static CompletableFuture<Void> endOf(List<TrainingProcess> processes) {
    CompletableFuture<Void> failure = new CompletableFuture<>();
    CompletableFuture<?>[] ends = new CompletableFuture<?>[processes.size()];
    for (int i = 0; i < ends.length; i++) {
      ends[i] =
          processes
              .get(i)
              .container()
              .onExit()
              .thenAccept(
                  code -> {
                    if (code != 0) {
                      failure.complete(null);
                    }
                  });
    }
    return CompletableFuture.anyOf(CompletableFuture.allOf(ends), failure)
        .thenApply(ignored -> null);
  }

  /** Gives the exit code of a process that has ended. */
  int exitCode() {
    return container.onExit().join();
  }

  /** Says whether it ended by itself with an error; not if it was stopped. */
  boolean hasFailed() {
    return !container.wasStopped() && exitCode() != 0;
  }
}
