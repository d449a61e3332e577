package org.sagemakerspark.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The end of this JVM as far as the threads of one group are concerned: the shutdown hooks that
 * they have added are started side by side and waited for, as the JVM does on SIGTERM while all
 * other threads go on, and the JVM does not end.
 */
public final class Signal {

  /** What threads of groups that are listened to write to the standard error. */
  private static final Map<ThreadGroup, ByteArrayOutputStream> SAID = new ConcurrentHashMap<>();

  static {
    PrintStream before = System.err;
    System.setErr(new PrintStream(new Listening(before), true, StandardCharsets.UTF_8));
  }

  private Signal() {}

  /** Returns the hooks that threads of a group have added. */
  public static List<Thread> hooks(ThreadGroup group) {
    try {
      Class<?> registry = Class.forName("java.lang.ApplicationShutdownHooks");
      Field hooks = registry.getDeclaredField("hooks");
      hooks.setAccessible(true);
      synchronized (registry) {
        return ((Map<?, ?>) hooks.get(null))
            .keySet().stream()
                .map(Thread.class::cast)
                .filter(each -> each.getThreadGroup() == group)
                .toList();
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Runs hooks to their end.
   *
   * @return what they have printed
   */
  public static String send(ThreadGroup group, List<Thread> hooks) throws InterruptedException {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    SAID.put(group, said);
    hooks.forEach(Thread::start);
    for (Thread hook : hooks) {
      hook.join();
      Runtime.getRuntime().removeShutdownHook(hook);
    }
    SAID.remove(group);
    return said.toString(StandardCharsets.UTF_8);
  }

  /** Passes on what is written, and keeps what threads of a group have written. */
  private static final class Listening extends OutputStream {
    private final OutputStream out;

    Listening(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
      ThreadGroup group = Thread.currentThread().getThreadGroup();
      ByteArrayOutputStream said = group == null ? null : SAID.get(group);
      if (said != null) {
        said.write(bytes, from, length);
      }
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }
  }
}
