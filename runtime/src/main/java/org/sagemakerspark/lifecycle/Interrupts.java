package org.sagemakerspark.lifecycle;

import com.amazonaws.AbortedException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.util.stream.Stream;
import org.apache.spark.SparkException;

/**
 * The interrupt of a caller. Libraries make failures of their own of it, and some of them leave the
 * thread as if nobody had interrupted it.
 */
public final class Interrupts {

  private Interrupts() {}

  /**
   * Goes on as an interrupt when a call has failed because its caller was interrupted, or while it
   * was.
   */
  static void throwIfInterrupted(Throwable failure) throws InterruptedException {
    if (Thread.interrupted() || failure instanceof AbortedException) {
      InterruptedException interrupted = new InterruptedException();
      interrupted.initCause(failure);
      throw interrupted;
    }
  }

  /** Interrupts the thread again when it was told so by a failure and not by its flag. */
  public static void restore(Throwable failure) {
    if (causes(failure).anyMatch(Interrupts::isInterrupt)) {
      Thread.currentThread().interrupt();
    }
  }

  /** What a task of Spark has failed of is none of the caller's. */
  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(
        failure, each -> each != null && !(each instanceof SparkException), Throwable::getCause);
  }

  private static boolean isInterrupt(Throwable failure) {
    return failure instanceof InterruptedException
        || failure instanceof AbortedException
        || failure instanceof ClosedByInterruptException
        || (failure instanceof InterruptedIOException
            && !(failure instanceof SocketTimeoutException));
  }
}
