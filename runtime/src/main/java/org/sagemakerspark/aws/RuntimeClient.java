package org.sagemakerspark.aws;

import com.amazonaws.services.sagemakerruntime.AmazonSageMakerRuntime;
import java.time.Duration;

/**
 * A client that invokes endpoints, for one task at a time. The next task of the same JVM gets it
 * with its connections, so that a task of a few rows does not cost a client, a connection and an
 * assumed role of its own.
 */
public final class RuntimeClient {

  /**
   * What a client is made from.
   *
   * @param settings where it is and who calls
   * @param connectLimit how long a connection may take to be made
   * @param attemptLimit how long one request may take until its answer is complete
   * @param connections how many requests run at the same time at most
   */
  public record Kind(
      AwsSettings settings, Duration connectLimit, Duration attemptLimit, int connections) {}

  private static final IdleClients IDLE = new IdleClients(Duration.ofSeconds(30));

  private final Kind kind;
  private final AmazonSageMakerRuntime runtime;

  private RuntimeClient(Kind kind, AmazonSageMakerRuntime runtime) {
    this.kind = kind;
    this.runtime = runtime;
  }

  /** Returns a client that nobody else uses. */
  public static RuntimeClient borrow(Kind kind) {
    return new RuntimeClient(
        kind,
        IDLE.take(kind)
            .orElseGet(
                () ->
                    AwsClients.of(kind.settings())
                        .sageMakerRuntime(
                            kind.connectLimit(), kind.attemptLimit(), kind.connections())));
  }

  /** Returns the client itself. */
  public AmazonSageMakerRuntime runtime() {
    return runtime;
  }

  /** Leaves the client, on which no request is running, to others. */
  public void giveBack() {
    IDLE.add(kind, runtime);
  }

  /** Ends the client with the requests that are running on it. */
  public void shutdown() {
    runtime.shutdown();
  }
}
