package org.sagemakerspark.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * An embedded SageMaker for development and tests: S3, the SageMaker control plane, its runtime and
 * STS on 127.0.0.1, in a process of its own. The unmodified AWS SDKs, Spark's S3A and the AWS CLI
 * can talk to it. Training jobs and endpoints of the built-in algorithms really run.
 *
 * <pre>{@code
 * try (LocalSageMaker sageMaker = LocalSageMaker.start()) {
 *   sageMaker.sparkConf().forEach(builder::config);
 *   ...
 * }
 * }</pre>
 *
 * <p>The process ends when this is closed, and also when this JVM ends in any way.
 */
public final class LocalSageMaker implements AutoCloseable {

  /** The ids of the services at the one address, as the SDKs spell them in variables. */
  private static final List<String> SERVICES =
      List.of("SAGEMAKER", "SAGEMAKER_RUNTIME", "STS", "IAM", "CLOUDWATCH", "CLOUDWATCH_LOGS");

  private static final String CACHE = "sagemakerspark.local.cache";
  private static final AtomicReference<LocalSageMaker> SHARED = new AtomicReference<>();

  private final ServerProcess server;
  private final ReadyLine ready;
  private final TemporaryFolder temporary;
  private final Path directory;
  private final LocalApi api;

  private LocalSageMaker(
      ServerProcess server, ReadyLine ready, TemporaryFolder temporary, Path directory) {
    this.server = server;
    this.ready = ready;
    this.temporary = temporary;
    this.directory = directory;
    this.api = new LocalApi(endpoint(), accessKey());
  }

  /**
   * Starts one on free ports, with a folder that is deleted at the end.
   *
   * @throws IllegalStateException if it does not start; the message holds what it said
   */
  public static LocalSageMaker start() {
    return builder().start();
  }

  /** Begins with the defaults of {@link #start()}. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Gives the Spark settings of the one embedded SageMaker that everything in this JVM shares. The
   * first call starts it; it ends with the JVM.
   */
  public static Map<String, String> shared() {
    synchronized (SHARED) {
      LocalSageMaker shared = SHARED.get();
      if (shared == null || !shared.isAlive()) {
        LocalSageMaker fresh = start();
        Runtime.getRuntime().addShutdownHook(new Thread(fresh::close, "close-local-sagemaker"));
        SHARED.set(fresh);
        shared = fresh;
      }
      return shared.sparkConf();
    }
  }

  /** Gives the Spark settings with which {@code sagemaker-spark-runtime} uses this instance. */
  public Map<String, String> sparkConf() {
    Map<String, String> conf = new LinkedHashMap<>();
    conf.put("spark.sagemaker.region", region());
    conf.put("spark.sagemaker.role", roleArn());
    conf.put("spark.sagemaker.endpoint", endpoint().toString());
    conf.put("spark.sagemaker.runtime.endpoint", endpoint().toString());
    conf.put("spark.sagemaker.sts.endpoint", endpoint().toString());
    conf.put("spark.sagemaker.s3.endpoint", s3Endpoint().toString());
    conf.put("spark.sagemaker.logs.endpoint", endpoint().toString());
    conf.put("spark.sagemaker.credentials.accessKey", accessKey());
    conf.put("spark.sagemaker.credentials.secretKey", secretKey());
    conf.put("spark.sagemaker.watch.giveUpAfterSeconds", "15");
    return conf;
  }

  /**
   * Gives the environment variables with which the AWS CLI, boto3 and the SDKs use this instance:
   * one address a service, because a global one would also be taken for services that it has not.
   */
  public Map<String, String> environment() {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("AWS_REGION", region());
    environment.put("AWS_DEFAULT_REGION", region());
    environment.put("AWS_ACCESS_KEY_ID", accessKey());
    environment.put("AWS_SECRET_ACCESS_KEY", secretKey());
    for (String service : SERVICES) {
      environment.put("AWS_ENDPOINT_URL_" + service, endpoint().toString());
    }
    environment.put("AWS_ENDPOINT_URL_S3", s3Endpoint().toString());
    return environment;
  }

  /** Gives the address of the control plane, the runtime and STS. */
  public URI endpoint() {
    return URI.create(ready.value("endpoint"));
  }

  /** Gives the address of S3; clients must use path-style access. */
  public URI s3Endpoint() {
    return URI.create(ready.value("s3Endpoint"));
  }

  /** Gives the address of the page for people: jobs, endpoints and requests, live in a browser. */
  public URI page() {
    return endpoint().resolve("/?key=" + accessKey());
  }

  public String region() {
    return ready.value("region");
  }

  /** Gives the twelve digits of this instance's own account. */
  public String accountId() {
    return ready.value("accountId");
  }

  public String accessKey() {
    return ready.value("accessKey");
  }

  public String secretKey() {
    return ready.value("secretKey");
  }

  /** Gives a role that jobs can run as. */
  public String roleArn() {
    return ready.value("roleArn");
  }

  /**
   * Gives the folder that holds S3's objects ({@code s3}) and the containers' logs ({@code logs}).
   */
  public Path directory() {
    return directory;
  }

  /** Gives the faults that this instance can be told to show. */
  public Faults faults() {
    return new Faults(api);
  }

  /**
   * Gives the last requests of a control-plane operation, the oldest first, each as one line of the
   * JSON that was received; at most 100.
   *
   * @param operation such as {@code CreateTrainingJob}
   */
  public List<String> requests(String operation) {
    return api.requests(operation);
  }

  /** Counts the invocations that have arrived for an endpoint, whatever they were answered. */
  public long invocations(String endpoint) {
    return api.invocations(endpoint);
  }

  /** Gives the server's process id. */
  public long pid() {
    return server.pid();
  }

  public boolean isAlive() {
    return server.isAlive();
  }

  /**
   * Stops the server and every container, and removes the temporary folder; a folder that the
   * builder was given stays. Does nothing the second time.
   */
  @Override
  public void close() {
    server.close();
    temporary.close();
  }

  /** Settings of an embedded SageMaker. */
  public static final class Builder {

    private Path directory;
    private int port;
    private int s3Port;
    private String region = "us-east-1";
    private List<Path> sparkClassPath = List.of();
    private Optional<Path> cache =
        Optional.ofNullable(System.getProperty(CACHE))
            .filter(name -> !name.isEmpty())
            .map(Path::of);
    private final OwnImages images = new OwnImages();

    private Builder() {}

    /** Keeps S3's objects and logs in this folder; by default in a temporary one. */
    public Builder directory(Path folder) {
      directory = Objects.requireNonNull(folder, "folder").toAbsolutePath();
      return this;
    }

    /** Sets the port of the control plane, the runtime and STS; by default any free one. */
    public Builder port(int number) {
      port = checked("port", number);
      return this;
    }

    /** Sets the port of S3; by default any free one. */
    public Builder s3Port(int number) {
      s3Port = checked("s3Port", number);
      return this;
    }

    /** Sets the region that the instance stands for; by default {@code us-east-1}. */
    public Builder region(String name) {
      region = Objects.requireNonNull(name, "name");
      return this;
    }

    /**
     * Names Spark's jars, MLlib's among them, for the training jobs. By default they are found on
     * this JVM's class path, or under {@code SPARK_HOME}.
     */
    public Builder sparkClassPath(List<Path> entries) {
      sparkClassPath = List.copyOf(entries);
      return this;
    }

    /**
     * Keeps what later instances start faster with in this folder: the server's own jars, and for
     * each program that trains the classes that it has loaded (about 150 MB; Java's class data
     * sharing), which is written when the first of them ends and takes a few seconds there. A
     * training job then begins in half the time. By default the folder that the system property
     * {@code sagemakerspark.local.cache} names, or none. Whoever can write there can change what
     * the server runs: take a folder of your own. It may be deleted when nothing runs.
     */
    public Builder cache(Path folder) {
      cache = Optional.of(folder.toAbsolutePath());
      return this;
    }

    /**
     * Registers an image of your own. The command runs as a process by the container contract, with
     * {@code train} or {@code serve} as its last argument; the folder that stands for {@code
     * /opt/ml} is in {@code SAGEMAKER_BASE_DIR}, the port to serve on in {@code
     * SAGEMAKER_BIND_TO_PORT}. Each instance of a job is a process with a folder of its own.
     *
     * @param uri the image URI that jobs and models name
     * @param command the program and its first arguments
     */
    public Builder image(String uri, String... command) {
      images.add(uri, List.of(command));
      return this;
    }

    /** Registers a class on this JVM's class path: its {@code main} is the command. */
    public Builder image(String uri, Class<?> program) {
      images.add(uri, program);
      return this;
    }

    private static int checked(String name, int number) {
      if (number < 0 || number > 65535) {
        throw new IllegalArgumentException(
            name + " is " + number + "; it must be from 1 to 65535, or 0 for any free port");
      }
      return number;
    }

    /**
     * Starts the server; it answers when this returns.
     *
     * @throws IllegalStateException if it does not start; the message holds what it said
     */
    public LocalSageMaker start() {
      TemporaryFolder temporary = TemporaryFolder.create();
      try {
        return start(temporary);
      } catch (IOException e) {
        temporary.close();
        throw new UncheckedIOException("Cannot start the embedded SageMaker", e);
      } catch (RuntimeException e) {
        temporary.close();
        throw e;
      }
    }

    private LocalSageMaker start(TemporaryFolder temporary) throws IOException {
      Path state = directory == null ? temporary.path().resolve("state") : directory;
      Path libraries = Files.createDirectories(temporary.path().resolve("lib"));
      Path jars = libraries;
      if (cache.isPresent()) {
        jars = Bundle.unpackOnce(cache.get().toAbsolutePath());
      } else {
        Bundle.unpack(libraries);
      }
      List<String> arguments =
          new ArrayList<>(
              List.of(
                  "--port",
                  Integer.toString(port),
                  "--s3-port",
                  Integer.toString(s3Port),
                  "--region",
                  region,
                  "--directory",
                  state.toString(),
                  "--temporary",
                  temporary.path().toString(),
                  "--images",
                  jars.resolve("images").toString(),
                  "--own-images",
                  images.writeTo(libraries.resolve("own-images.json")).toString(),
                  "--spark-class-path",
                  SparkClassPath.find(sparkClassPath)
                      .writeTo(libraries.resolve("spark.classpath"))
                      .toString()));
      cache.ifPresent(
          folder -> arguments.addAll(List.of("--cache", folder.toAbsolutePath().toString())));
      ServerProcess server =
          ServerProcess.start(
              jars.resolve("server"),
              arguments,
              temporary.path().resolve("server.log"),
              cache.isPresent());
      return new LocalSageMaker(server, server.awaitReady(), temporary, state);
    }
  }
}
