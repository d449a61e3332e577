package org.sagemakerspark.local.server.container;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A process that trains one job after another. What it says is the log of the job that it has. */
final class Trainer {

  private static final Logger LOG = LoggerFactory.getLogger(Trainer.class);

  private final TrainerKind kind;
  private final Process process;
  private final boolean recording;
  private final CompletableFuture<Void> ended;

  /** Not to be guessed, so that no line of a log is taken for it. */
  private final String word = UUID.randomUUID().toString();

  private Job job;
  private int jobs;
  private boolean gone;

  /**
   * What it trains.
   *
   * @param container the job's container
   * @param exit completes when it is done
   * @param log takes what the process says
   */
  private record Job(Container container, CompletableFuture<Integer> exit, OutputStream log) {}

  /**
   * @param process what was just started
   * @param recording whether it writes down its classes when it ends by itself
   * @param ended completes when it has ended, and its files are cleared away
   * @param free is told each time that a job is done and the process can have another
   */
  Trainer(
      TrainerKind kind,
      Process process,
      boolean recording,
      CompletableFuture<Void> ended,
      Consumer<Trainer> free) {
    this.kind = kind;
    this.process = process;
    this.recording = recording;
    this.ended = ended;
    Thread reader = new Thread(() -> read(free), "trainer-" + process.pid());
    reader.setDaemon(true);
    reader.start();
  }

  TrainerKind kind() {
    return kind;
  }

  /** Says how many jobs it has had. */
  synchronized int jobs() {
    return jobs;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Gives it a job; it has none now.
   *
   * @throws IOException if it has ended
   */
  synchronized Container train(TrainingOrder order) throws IOException {
    if (gone) {
      throw new IOException("The process has ended");
    }
    CompletableFuture<Integer> exit = new CompletableFuture<>();
    // A job has a log, also if it says nothing.
    OutputStream log =
        Files.newOutputStream(order.log(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    job = new Job(new Container(process, exit), exit, log);
    jobs++;
    OutputStream input = process.getOutputStream();
    input.write(order.line(word).getBytes(StandardCharsets.UTF_8));
    input.flush();
    return job.container();
  }

  /** Ends the process, which has no job. One that records takes a while. */
  synchronized void end() {
    if (recording) {
      try {
        OutputStream input = process.getOutputStream();
        input.write(TrainingOrder.END.getBytes(StandardCharsets.UTF_8));
        input.flush();
        return;
      } catch (IOException e) {
        LOG.info("A process cannot be told to end", e);
      }
    }
    process.destroyForcibly();
  }

  /** Waits until it has ended, and ends it by force when that takes too long. */
  void awaitEnd(Duration longest) {
    try {
      ended.get(Math.max(0, longest.toMillis()), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      LOG.info("A process did not end by itself", e);
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private void read(Consumer<Trainer> free) {
    // Each byte as it is: what encoding a program writes in is its own affair.
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.ISO_8859_1))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int end = line.indexOf(word);
        write(end < 0 ? line + "\n" : line.substring(0, end));
        if (end >= 0) {
          done(Integer.parseInt(line.substring(end + word.length())), free);
        }
      }
    } catch (IOException e) {
      LOG.info("The output of a training process cannot be read or kept", e);
      process.destroyForcibly();
    }
    gone(process.onExit().join().exitValue());
  }

  /** Before its first job, what a process says is nobody's. */
  private void write(String text) throws IOException {
    Job current = job();
    if (current != null) {
      current.log().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  private void done(int code, Consumer<Trainer> free) throws IOException {
    Job ended = job();
    ended.log().close();
    // Who stops a container just now ends the process, or else nothing.
    if (ended.container().release()) {
      free.accept(this);
    }
    ended.exit().complete(code);
  }

  private synchronized void gone(int code) {
    gone = true;
    if (job != null) {
      try {
        job.log().close();
      } catch (IOException e) {
        LOG.info("The log of a job cannot be closed", e);
      }
      job.exit().complete(code);
    }
  }

  private synchronized Job job() {
    return job;
  }
}
