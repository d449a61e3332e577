package org.sagemakerspark.local;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The command line: starts an embedded SageMaker and runs it until Ctrl-C. */
public final class Main {

  private static final String USAGE =
      """
      Usage: [--port N] [--s3-port N] [--dir DIR] [--region NAME] [--fault RULE]...
              [--image URI=COMMAND]...
        --port N      port of the control plane, the runtime and STS; any free one by default
        --s3-port N   port of S3; any free one by default
        --dir DIR     keeps S3's objects, models, endpoints and logs there; otherwise nothing
        --region NAME the region it stands for; us-east-1 by default
        --image URI=COMMAND  runs the command, with train or serve at its end, for this image URI
        --fault RULE  misbehaves: OPERATION[:ENDPOINT]=FAULT[,MEMBER=VALUE...], for example
                      InvokeEndpoint=throttle,requestsPerSecond=5
                      CreateTrainingJob=fail,status=400,errorCode=ThrottlingException,times=2
      """;

  private Main() {}

  /** Runs until the process is stopped; exits with 2 on a wrong command line. */
  public static void main(String[] arguments) throws InterruptedException {
    if (List.of(arguments).contains("--help")) {
      System.out.print(USAGE);
      return;
    }
    LocalSageMaker.Builder builder = LocalSageMaker.builder();
    List<String> faults = new ArrayList<>();
    try {
      read(arguments, builder, faults);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.print(USAGE);
      System.exit(2);
    }
    LocalSageMaker sageMaker = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(sageMaker::close, "close-local-sagemaker"));
    addFaults(sageMaker, faults);
    explain(sageMaker, System.out);
    new CountDownLatch(1).await();
  }

  private static void addFaults(LocalSageMaker sageMaker, List<String> faults) {
    try {
      faults.forEach(sageMaker.faults()::add);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }

  private static void read(
      String[] arguments, LocalSageMaker.Builder builder, List<String> faults) {
    for (int i = 0; i < arguments.length; i += 2) {
      if (i + 1 == arguments.length) {
        throw new IllegalArgumentException(arguments[i] + " needs a value");
      }
      String value = arguments[i + 1];
      switch (arguments[i]) {
        case "--port" -> builder.port(number(arguments[i], value));
        case "--s3-port" -> builder.s3Port(number(arguments[i], value));
        case "--dir" -> builder.directory(Path.of(value));
        case "--image" -> addImage(value, builder);
        case "--fault" -> faults.add(value);
        case "--region" -> builder.region(value);
        default -> throw new IllegalArgumentException("Unknown option " + arguments[i]);
      }
    }
  }

  private static void addImage(String value, LocalSageMaker.Builder builder) {
    String[] sides = value.split("=", 2);
    if (sides.length != 2) {
      throw new IllegalArgumentException("--image needs URI=COMMAND, not '" + value + "'");
    }
    builder.image(sides[0], sides[1].strip().split("\\s+", -1));
  }

  private static int number(String option, String value) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(option + " needs a number, not '" + value + "'", e);
    }
  }

  private static void explain(LocalSageMaker sageMaker, PrintStream out) {
    out.println(
        "# The embedded SageMaker is running (Ctrl-C ends it). For the AWS CLI and any SDK:");
    sageMaker.environment().forEach((name, value) -> out.println("export " + name + "=" + value));
    out.println("# To look at in a browser: " + sageMaker.page());
    out.println("# The role for jobs: " + sageMaker.roleArn());
    out.println("# The folder with S3's objects and the logs: " + sageMaker.directory());
    out.println("# For spark-submit and pyspark:");
    sageMaker.sparkConf().forEach((key, value) -> out.println("--conf " + key + "=" + value));
    out.flush();
  }
}
