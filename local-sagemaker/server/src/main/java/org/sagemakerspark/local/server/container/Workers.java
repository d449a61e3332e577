package org.sagemakerspark.local.server.container;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Threads for what goes on after a call has been answered; they never keep the process alive. */
public final class Workers {

  private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
  private static final long END_SECONDS = 5;

  private Workers() {}

  /** Interrupts all that is going on and waits a moment for it to end. */
  public static void end(ExecutorService workers) {
    workers.shutdownNow();
    try {
      if (!workers.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("Some work did not end within {} s", END_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Makes as many threads as are needed, named after their purpose. */
  public static ExecutorService daemons(String name) {
    return Executors.newCachedThreadPool(daemonThreads(name));
  }

  /** Makes threads named after their purpose. */
  public static ThreadFactory daemonThreads(String name) {
    AtomicInteger count = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
