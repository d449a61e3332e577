package org.sagemakerspark.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;
import org.sagemakerspark.estimator.AlgorithmEstimator;
import org.sagemakerspark.lifecycle.Progress;
import org.sagemakerspark.model.AlgorithmModel;

/**
 * A call that may wait for SageMaker, in a thread of its own. Python asks it how it goes, shows
 * what it says, and stops it when the user has had enough; a thread that Python waits in hears of
 * neither.
 */
public final class WaitingCall {

  private final FutureTask<Object> task;
  private final Caller thread;

  private WaitingCall(String name, Callable<Object> call) {
    task = new FutureTask<>(call);
    thread = new Caller(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Begins to train. Its result is the model. */
  public static WaitingCall fit(AlgorithmEstimator<?, ?> estimator, Dataset<?> dataset) {
    return new WaitingCall("fit " + estimator.uid(), () -> estimator.fit(dataset));
  }

  /** Begins a transform, which brings up the endpoint if there is none. Its result is lazy. */
  public static WaitingCall transform(AlgorithmModel<?> model, Dataset<?> dataset) {
    return new WaitingCall("transform " + model.uid(), () -> model.transform(dataset));
  }

  /** Begins to bring up an endpoint for a model. Its result is the model. */
  public static WaitingCall createEndpoint(AlgorithmModel<?> model, SparkSession spark) {
    return new WaitingCall(
        "create endpoint of " + model.uid(),
        () -> {
          model.createEndpoint(spark);
          return model;
        });
  }

  /** Tells whether the call has ended, in whatever way. */
  public boolean isDone() {
    return !thread.isAlive();
  }

  /** Returns what it has said since the last question. */
  public List<String> news() {
    List<String> lines = new ArrayList<>();
    for (String line = thread.said.poll(); line != null; line = thread.said.poll()) {
      lines.add(line);
    }
    return lines;
  }

  /**
   * Returns what the call has returned.
   *
   * @throws Exception what the call has thrown
   */
  public Object result() throws Exception {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw e;
    }
  }

  /** Interrupts the call, which then stops its training job unless its Params say otherwise. */
  public void stop() {
    thread.interrupt();
  }

  /** The thread of a call, which hears of its progress. */
  private static final class Caller extends Thread implements Progress {
    private final Queue<String> said = new ConcurrentLinkedQueue<>();

    Caller(Runnable call, String name) {
      super(call, name);
    }

    @Override
    public void say(String line) {
      said.add(line);
    }
  }
}
