package org.sagemakerspark.benchmarks;

import java.io.PrintStream;
import java.util.List;

/** Runs a benchmark by its name; prints a table and, last, one line of JSON. */
public final class Main {

  private Main() {}

  /** Runs the benchmark that the first argument names. */
  public static void main(String[] args) throws Exception {
    PrintStream out = System.out;
    switch (args.length == 0 ? "" : args[0]) {
      case "record-encode" -> RecordEncodeReport.print(out);
      case "record-write" -> RecordWriteReport.print(out, args);
      case "text" -> TextReport.print(out, args);
      case "inference" -> InferenceReport.print(out);
      case "tasks" -> TasksReport.print(out);
      case "native" -> NativeReport.print(out);
      case "faults" -> FaultsReport.print(out, args);
      default -> {
        System.err.println(
            "bench: name one of "
                + List.of(
                    "record-encode",
                    "record-write",
                    "text",
                    "inference",
                    "tasks",
                    "native",
                    "faults"));
        System.exit(2);
      }
    }
  }
}
