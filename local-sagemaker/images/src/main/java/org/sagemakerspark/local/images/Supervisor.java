package org.sagemakerspark.local.images;

import java.io.IOException;
import java.util.List;

/**
 * Runs the program of a user's own image: hands SIGTERM on, ends with its exit code, and kills it
 * with all it has started when the server, which holds the other end of standard input, is gone.
 */
public final class Supervisor {

  private static final int TERMINATED = 143;

  private Supervisor() {}

  /** Runs a command line. */
  public static void main(String[] command) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    Process program = builder.start();
    program.getOutputStream().close();
    Thread watch = new Thread(() -> awaitTheServersEnd(program), "server-watch");
    watch.setDaemon(true);
    watch.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(program), "stop"));
    System.exit(program.waitFor());
  }

  private static void stop(Process program) {
    program.destroy();
    try {
      program.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void awaitTheServersEnd(Process program) {
    try {
      while (System.in.read() >= 0) {
        // Nothing that is written here has a meaning; only the end has.
      }
    } catch (IOException e) {
      System.err.println("Lost the server: " + e.getMessage());
    }
    List<ProcessHandle> descendants = program.descendants().toList();
    program.destroyForcibly();
    descendants.forEach(ProcessHandle::destroyForcibly);
    Runtime.getRuntime().halt(TERMINATED);
  }
}
