package org.sagemakerspark.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs that mostly wait, shared out to lanes: each takes the next seed when it has made a run. */
public final class Lanes {

  private Lanes() {}

  /** One run, made from its seed by what a lane has to itself. */
  @FunctionalInterface
  public interface Run<L, R> {
    /** Makes it. */
    R make(L lane, int seed) throws Exception;
  }

  /**
   * Makes all runs.
   *
   * @throws ExecutionException what a run has thrown; its lane makes no further one
   */
  public static <L, R> List<R> share(List<Integer> seeds, List<L> lanes, Run<L, R> run)
      throws InterruptedException, ExecutionException {
    Queue<Integer> next = new ConcurrentLinkedQueue<>(seeds);
    List<Callable<List<R>>> work =
        lanes.stream().<Callable<List<R>>>map(lane -> () -> makeAll(next, lane, run)).toList();
    ExecutorService threads = Executors.newFixedThreadPool(lanes.size());
    try {
      List<R> results = new ArrayList<>();
      for (Future<List<R>> each : threads.invokeAll(work)) {
        results.addAll(each.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  private static <L, R> List<R> makeAll(Queue<Integer> next, L lane, Run<L, R> run)
      throws Exception {
    List<R> results = new ArrayList<>();
    for (Integer seed = next.poll(); seed != null; seed = next.poll()) {
      results.add(run.make(lane, seed));
    }
    return results;
  }
}
