package org.sagemakerspark.local.server.training;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.sagemakerspark.local.server.archive.Folders;
import org.sagemakerspark.local.server.archive.TarGz;
import org.sagemakerspark.local.server.container.Containers;
import org.sagemakerspark.local.server.container.Image;
import org.sagemakerspark.local.server.metrics.MetricReader;
import org.sagemakerspark.local.server.s3.ObjectStore;
import org.sagemakerspark.local.server.s3.S3Location;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs training jobs by the container contract: channels are downloaded, the image trains, the
 * model is packed and uploaded. The contract is the one of the Amazon SageMaker Developer Guide,
 * "Use Your Own Training Algorithms".
 */
final class TrainingRuns {

  /** What a job gets that sets no limit. */
  static final Duration DEFAULT_MAX_RUNTIME = Duration.ofDays(1);

  private static final Logger LOG = LoggerFactory.getLogger(TrainingRuns.class);
  private static final Duration STOP_GRACE = Duration.ofMinutes(2);
  private static final int MAX_FAILURE_CHARS = 1024;

  private final ObjectStore store;
  private final Containers containers;
  private final Semaphore slots;
  private final Path work;

  TrainingRuns(ObjectStore store, Containers containers, Semaphore slots, Path work) {
    this.store = store;
    this.containers = containers;
    this.slots = slots;
    this.work = work;
  }

  /** Takes a job to its end, whatever that is. */
  void run(TrainingJob job, Image image) {
    Path base = work.resolve("training").resolve(job.name());
    try {
      if (!awaitSlot(job)) {
        job.stopped("Stopped");
        return;
      }
      try {
        train(job, image, base);
      } finally {
        slots.release();
        Folders.delete(base);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      job.fail("InternalServerError: The embedded SageMaker was stopped");
    } catch (IOException | ExecutionException | RuntimeException e) {
      LOG.error("Training job {} failed", job.name(), e);
      if (!job.isOver()) {
        job.fail("InternalServerError: " + e.getMessage());
      }
    }
  }

  private boolean awaitSlot(TrainingJob job) throws InterruptedException {
    while (!job.stopRequest().isDone()) {
      if (slots.tryAcquire(100, TimeUnit.MILLISECONDS)) {
        return true;
      }
    }
    return false;
  }

  private void train(TrainingJob job, Image image, Path base)
      throws IOException, InterruptedException, ExecutionException {
    Folders.delete(base);
    List<Hosts> hosts =
        Hosts.of(
            image.processes(job.request().path("ResourceConfig").path("InstanceCount").asInt(1)));
    job.advance("Downloading", "Downloading input data");
    try {
      for (Hosts host : hosts) {
        download(job, base.resolve(host.current()), host);
      }
    } catch (IOException e) {
      LOG.info("Training job {}: download failed", job.name(), e);
      job.fail("ClientError: Data download failed: " + e.getMessage());
      return;
    }
    if (job.stopRequest().isDone()) {
      job.stopped("Stopped");
      return;
    }
    job.advance("Training", "Training image download completed. Training in progress.");
    List<TrainingProcess> processes = new ArrayList<>();
    for (Hosts host : hosts) {
      processes.add(start(job, image, base.resolve(host.current()), host));
    }
    String ending = await(processes, job);
    Optional<TrainingProcess> failed =
        processes.stream().filter(TrainingProcess::hasFailed).findFirst();
    if (ending.equals("Completed") && failed.isPresent()) {
      job.fail(failureReason(failed.get().base(), failed.get().exitCode()));
      return;
    }
    upload(job, base, processes);
    if (ending.equals("Completed")) {
      job.complete();
    } else {
      job.stopped(ending);
    }
  }

  private void download(TrainingJob job, Path base, Hosts host) throws IOException {
    TrainingFolder folder = TrainingFolder.create(base, job.request(), host);
    for (JsonNode channel : job.request().path("InputDataConfig")) {
      new ChannelDownload(store, channel)
          .to(folder.channel(channel), host, job.stopRequest()::isDone);
    }
  }

  private TrainingProcess start(TrainingJob job, Image image, Path base, Hosts host)
      throws IOException {
    String file = host.index() == 0 ? job.name() : job.name() + "." + host.current();
    Path log = work.resolveSibling("logs").resolve("TrainingJobs").resolve(file + ".log");
    return new TrainingProcess(image.train(containers, base, environment(job), log), base, log);
  }

  private static Map<String, String> environment(TrainingJob job) {
    Map<String, String> environment = new HashMap<>();
    job.request()
        .path("Environment")
        .properties()
        .forEach(e -> environment.put(e.getKey(), e.getValue().asText()));
    environment.put("TRAINING_JOB_NAME", job.name());
    environment.put("TRAINING_JOB_ARN", job.arn());
    return environment;
  }

  /**
   * Waits for the end and says which it was. Containers that must stop are stopped, and so are the
   * others when one has failed.
   */
  private static String await(List<TrainingProcess> processes, TrainingJob job)
      throws InterruptedException, ExecutionException {
    long maxRuntime = job.request().get("StoppingCondition").get("MaxRuntimeInSeconds").asLong();
    String ending = "Completed";
    try {
      CompletableFuture.anyOf(TrainingProcess.endOf(processes), job.stopRequest())
          .get(maxRuntime, TimeUnit.SECONDS);
      if (job.stopRequest().isDone()) {
        ending = "Stopped";
      }
    } catch (TimeoutException e) {
      LOG.info("Training job {} has run for {} s, its limit", job.name(), maxRuntime);
      ending = "MaxRuntimeExceeded";
    }
    processes.parallelStream()
        .filter(process -> process.container().isAlive())
        .forEach(process -> process.container().stop(STOP_GRACE));
    return ending;
  }

  /** A text that already says whose error it is stays as it is. */
  private static String failureReason(Path base, int exitCode) throws IOException {
    Path file = base.resolve("output").resolve("failure");
    if (!Files.isRegularFile(file)) {
      return "AlgorithmError: , exit code: " + exitCode;
    }
    String text;
    try (InputStream in = Files.newInputStream(file)) {
      text = new String(in.readNBytes(4 * MAX_FAILURE_CHARS), StandardCharsets.UTF_8).strip();
    }
    if (text.length() > MAX_FAILURE_CHARS) {
      text = text.substring(0, MAX_FAILURE_CHARS);
    }
    return text.matches("(?s)(Client|Algorithm|InternalServer)Error: .*")
        ? text
        : "AlgorithmError: " + text;
  }

  private void upload(TrainingJob job, Path base, List<TrainingProcess> processes)
      throws IOException {
    Map<String, Double> metrics = new HashMap<>();
    MetricReader.of(job.request().path("AlgorithmSpecification").path("MetricDefinitions"))
        .read(processes.get(0).log())
        .forEach((name, values) -> metrics.put(name, values.get(values.size() - 1)));
    job.advance("Uploading", "Uploading generated training model");
    Path model = base.resolve("model");
    Path data = base.resolve("data");
    for (TrainingProcess process : processes) {
      Folders.merge(process.base().resolve("model"), model);
      Folders.merge(process.base().resolve("output").resolve("data"), data);
    }
    S3Location output =
        S3Location.parse(job.request().get("OutputDataConfig").get("S3OutputPath").asText())
            .resolve(job.name() + "/output/");
    S3Location uploaded = pack(model, output.resolve("model.tar.gz"));
    pack(data, output.resolve("output.tar.gz"));
    job.produced(uploaded == null ? null : uploaded.toString(), metrics);
  }

  /** Uploads a folder as an archive; nothing, and null, if it is empty. */
  private S3Location pack(Path folder, S3Location target) throws IOException {
    try (var files = Files.list(folder)) {
      if (files.findAny().isEmpty()) {
        return null;
      }
    }
    Path archive = folder.resolveSibling(folder.getFileName() + ".tar.gz");
    TarGz.pack(folder, archive);
    store.put(target, archive);
    return target;
  }
}
