package org.sagemakerspark.testing;

import java.io.IOException;
import java.util.Arrays;

/**
 * Runs another program's {@code main}, and ends the process when whoever started it closes its
 * standard input, which the system does when that process dies in any way.
 */
public final class Leash {

  private Leash() {}

  /** Takes the name of the main class, and its arguments. */
  public static void main(String[] arguments) throws ReflectiveOperationException {
    Thread holder = new Thread(Leash::endWithTheStarter, "leash");
    holder.setDaemon(true);
    holder.start();
    Class.forName(arguments[0])
        .getMethod("main", String[].class)
        .invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
  }

  private static void endWithTheStarter() {
    try {
      while (System.in.read() >= 0) {
        // What is written does not matter, only that the pipe is open.
      }
    } catch (IOException e) {
      // The pipe is broken, which says the same.
    }
    Runtime.getRuntime().halt(143);
  }
}
