package org.sagemakerspark.lifecycle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Things that somebody deletes, one after the other. A driver that is shut down in the middle waits
 * a little for the rest, and says what is not deleted.
 */
final class Deletion implements AutoCloseable {

  private static final Logger LOGGER = LoggerFactory.getLogger(Deletion.class);

  private final List<CreatedResource> left;
  private final CountDownLatch isOver = new CountDownLatch(1);
  private final Thread hook = new Thread(this::waitWhenShutDown, "delete-resources");

  private Deletion(List<CreatedResource> resources) {
    left = new ArrayList<>(resources);
  }

  /** Begins one; also in a driver that is being shut down already, by whoever deletes then. */
  static Deletion of(List<CreatedResource> resources) {
    Deletion deletion = new Deletion(resources);
    try {
      Runtime.getRuntime().addShutdownHook(deletion.hook);
    } catch (IllegalStateException e) {
      LOGGER.debug("The driver is being shut down already", e);
    }
    return deletion;
  }

  /** Notes that nothing is left to be done about a thing. */
  synchronized void isDone(CreatedResource resource) {
    left.remove(resource);
  }

  private void waitWhenShutDown() {
    try {
      isOver.await(DriverEnd.PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    sayWhatIsLeft();
  }

  private synchronized void sayWhatIsLeft() {
    if (!left.isEmpty()) {
      DriverEnd.say(
          ResourceCleanupException.of(
              left,
              Collections.nCopies(
                  left.size(), new InUseException("the driver was shut down meanwhile"))));
    }
  }

  /** Ends it, whatever is left. */
  @Override
  public void close() {
    isOver.countDown();
    DriverEnd.forget(hook);
  }
}
