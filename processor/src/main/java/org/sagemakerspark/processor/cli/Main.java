package org.sagemakerspark.processor.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;

/**
 * The commands about specs and images: {@code spec check FILE…}, {@code spec list}, {@code spec
 * show ALGORITHM}, {@code spec new} and {@code image ALGORITHM REGION [VERSION]}. The exit status
 * is 0 when all is well, 1 when something is wrong with a spec or a region, 2 when the command is
 * not understood.
 */
public final class Main {
  static final int GOOD = 0;
  static final int BAD = 1;
  static final int USAGE = 2;

  private static final String HELP =
      """
      usage: spec check FILE...
               tells everything that is wrong with specs
             spec list
               lists the algorithms of the library
             spec show ALGORITHM|FILE
               lists the hyperparameters of an algorithm
             spec new [--algorithm NAME] [--title TEXT] [--estimator CLASS] [--model CLASS]
                      [--image URI] [--out FILE]
               writes a spec to begin with; asks for what is not given
             image ALGORITHM|FILE REGION [VERSION]
               prints the URI of an algorithm's image
      """;

  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;

  Main(InputStream in, PrintStream out, PrintStream err) {
    this.in = in;
    this.out = out;
    this.err = err;
  }

  /** Runs a command and exits with its status. */
  public static void main(String[] arguments) {
    System.exit(new Main(System.in, System.out, System.err).run(List.of(arguments)));
  }

  /**
   * Runs a command and returns its exit status.
   *
   * @param in where answers come from
   * @param out where results go
   * @param err where questions and errors go
   */
  public static int run(InputStream in, PrintStream out, PrintStream err, List<String> arguments) {
    return new Main(in, out, err).run(arguments);
  }

  int run(List<String> arguments) {
    try {
      String command = String.join(" ", arguments.subList(0, Math.min(2, arguments.size())));
      if (command.equals("spec check")) {
        return new CheckCommand(out).run(arguments.subList(2, arguments.size()));
      }
      if (command.equals("spec list")) {
        return new ListCommand(out).run(arguments.subList(2, arguments.size()));
      }
      if (command.equals("spec show")) {
        return new ShowCommand(out).run(arguments.subList(2, arguments.size()));
      }
      if (command.equals("spec new")) {
        return new NewCommand(in, out, err).run(arguments.subList(2, arguments.size()));
      }
      if (command.startsWith("image")) {
        return new ImageCommand(out).run(arguments.subList(1, arguments.size()));
      }
      throw new UsageException(arguments.isEmpty() ? "" : "there is no command '" + command + "'");
    } catch (UsageException e) {
      if (!e.getMessage().isEmpty()) {
        err.println(e.getMessage());
      }
      err.print(HELP);
      return USAGE;
    } catch (RefusedException | IOException e) {
      err.println(e.getMessage());
      return BAD;
    }
  }
}
