package org.sagemakerspark.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A standalone Spark cluster: a master and workers of one core, each a process of its own on
 * loopback. It has Spark and S3A installed and nothing of this library; applications bring that
 * with {@code --jars}.
 */
public final class StandaloneCluster implements AutoCloseable {

  private static final Pattern MASTER = Pattern.compile("spark://[^\\s,;]+:\\d+");
  private static final String LOOPBACK = "127.0.0.1";

  private final Path home;
  private final ClassPath installed;
  private final ClassPath brought;
  private final Path leash;
  private final List<JvmProcess> daemons = new ArrayList<>();
  private final List<JvmProcess> drivers = new ArrayList<>();
  private String master;
  private int files;

  private StandaloneCluster(Path home) {
    this.home = home;
    this.installed = ClassPath.ofThisJvm().cluster();
    this.brought = ClassPath.ofThisJvm().application().packed(home);
    this.leash = ClassPath.pack(Leash.class, home.resolve("leash.jar"));
  }

  /** Starts a master and so many workers, and waits until all of them know each other. */
  public static StandaloneCluster start(int workers) throws InterruptedException {
    StandaloneCluster cluster = null;
    try {
      cluster = new StandaloneCluster(Files.createTempDirectory("spark-standalone"));
      cluster.begin(workers);
      return cluster;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException | RuntimeException e) {
      if (cluster != null) {
        cluster.close();
      }
      throw e;
    }
  }

  private void begin(int workers) throws InterruptedException {
    install();
    JvmProcess masterProcess =
        daemon("org.apache.spark.deploy.master.Master", "--port", "0", "--webui-port", "0");
    Matcher address =
        MASTER.matcher(masterProcess.awaitLine(line -> line.contains("Starting Spark master at")));
    if (!address.find()) {
      throw new IllegalStateException("No address in:\n" + masterProcess.output());
    }
    master = address.group();
    for (int i = 0; i < workers; i++) {
      daemon(
          "org.apache.spark.deploy.worker.Worker",
          "--webui-port",
          "0",
          "--cores",
          "1",
          "--memory",
          "1g",
          "--work-dir",
          home.resolve("work-" + i).toString(),
          master);
    }
    for (JvmProcess worker : workers()) {
      worker.awaitLine(line -> line.contains("Successfully registered with master"));
    }
  }

  /** Links the jars to where workers look for them when they start executors. */
  private void install() {
    try {
      Path jars = Files.createDirectory(home.resolve("jars"));
      for (Path jar : installed.entries()) {
        Files.createSymbolicLink(jars.resolve(jar.getFileName()), jar.toAbsolutePath());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JvmProcess daemon(String mainClass, String... arguments) {
    List<String> command = new ArrayList<>(List.of(mainClass, "--host", LOOPBACK));
    command.addAll(List.of(arguments));
    JvmProcess process = start("-Xmx256m", command);
    daemons.add(process);
    return process;
  }

  private JvmProcess start(String memory, List<String> command) {
    List<Path> classPath = new ArrayList<>(installed.entries());
    classPath.add(leash);
    return JvmProcess.start(
        classPath,
        Map.of(
            "SPARK_HOME",
            home.toString(),
            "SPARK_SCALA_VERSION",
            scala.util.Properties.versionNumberString(),
            "SPARK_LOCAL_IP",
            LOOPBACK),
        home.resolve("process-" + files++ + ".log"),
        List.of(memory),
        command);
  }

  private List<JvmProcess> workers() {
    return daemons.subList(1, daemons.size());
  }

  /** Returns the master's URL. */
  public String master() {
    return master;
  }

  /**
   * Submits an application with {@code spark-submit} in client mode: this library, its tests and
   * what they need are in {@code --jars} only.
   *
   * @param program the class with the {@code main}
   * @param conf the Spark configuration of the application
   * @return the driver's process
   */
  public JvmProcess submit(Class<?> program, Map<String, String> conf, String... arguments) {
    List<String> command =
        new ArrayList<>(List.of("org.apache.spark.deploy.SparkSubmit", "--master", master));
    conf.forEach((key, value) -> command.addAll(List.of("--conf", key + "=" + value)));
    command.addAll(
        List.of(
            "--conf",
            "spark.driver.host=" + LOOPBACK,
            "--conf",
            "spark.ui.enabled=false",
            "--conf",
            "spark.executor.memory=600m",
            "--jars",
            brought.entries().stream().map(Path::toString).collect(Collectors.joining(",")),
            "--class",
            program.getName(),
            brought.holding(program).toString()));
    command.addAll(List.of(arguments));
    JvmProcess driver = start("-Xmx768m", command);
    drivers.add(driver);
    return driver;
  }

  /** Returns the executors' processes, for a test that kills one. */
  public List<ProcessHandle> executors() {
    return workers().stream().flatMap(worker -> worker.descendants().stream()).toList();
  }

  @Override
  public void close() {
    drivers.forEach(JvmProcess::close);
    for (int i = daemons.size() - 1; i >= 0; i--) {
      daemons.get(i).close();
    }
    try (Stream<Path> all = Files.walk(home)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
