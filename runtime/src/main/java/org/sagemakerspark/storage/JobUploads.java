package org.sagemakerspark.storage;

import com.amazonaws.AmazonServiceException;
import com.amazonaws.SdkClientException;
import com.amazonaws.services.s3.AmazonS3;
import com.amazonaws.services.s3.model.AmazonS3Exception;
import com.amazonaws.services.s3.model.CompleteMultipartUploadRequest;
import com.amazonaws.services.s3.model.PartETag;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.sagemakerspark.aws.AwsErrors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The uploads of a job. Each task that is committed leaves one small object that lists its uploads;
 * the job's commit completes what these list, many at a time, and ends all others.
 */
final class JobUploads {

  private static final Logger LOGGER = LoggerFactory.getLogger(JobUploads.class);

  private static final int THREADS = 16;
  private static final int FORBIDDEN = 403;

  private final AmazonS3 s3;
  private final S3Encryption encryption;
  private final S3Location output;
  private final S3Location committed;

  /**
   * Takes what reaches them.
   *
   * @param output the folder that is written to
   * @param committed the folder for what tasks leave
   */
  JobUploads(AmazonS3 s3, S3Encryption encryption, S3Location output, S3Location committed) {
    this.s3 = s3;
    this.encryption = encryption;
    this.output = output;
    this.committed = committed;
  }

  /** Leaves word of what a task has uploaded; another attempt of it has left nothing. */
  void commitTask(String task, List<PendingUpload> uploads) throws IOException {
    S3Location list = committed.child(task);
    S3OutputStream out = new S3OutputStream(s3, list, encryption);
    out.write(new ObjectMapper().writeValueAsBytes(uploads));
    out.close();
  }

  /** Ends what a task attempt has uploaded, also where it is being interrupted. */
  void abortTask(List<PendingUpload> uploads) throws IOException {
    boolean isInterrupted = Thread.interrupted();
    IOException failure = null;
    for (PendingUpload upload : uploads) {
      try {
        abort(upload);
      } catch (SdkClientException e) {
        failure = S3Failures.of(output.uri("s3"), e);
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
    if (failure != null) {
      throw failure;
    }
  }

  private void abort(PendingUpload upload) {
    if (upload.id() != null) {
      new S3Objects(s3).abortUpload(output.bucket(), upload.key(), upload.id());
    }
  }

  /**
   * Lets everything show that tasks have committed, or nothing: what was completed before one that
   * cannot be is deleted again.
   */
  void commit() throws IOException {
    List<PendingUpload> all = new ArrayList<>();
    try {
      inParallel(new S3Objects(s3).keys(committed), this::read).forEach(all::addAll);
      inParallel(all, this::complete);
    } catch (SdkClientException e) {
      throw undone(all, S3Failures.of(output.uri("s3"), e));
    } catch (IOException e) {
      throw undone(all, e);
    }
    abort();
  }

  private IOException undone(List<PendingUpload> uploads, IOException failure) {
    boolean isInterrupted = Thread.interrupted();
    try {
      new S3Objects(s3).delete(output, uploads.stream().map(PendingUpload::key).toList());
      abort();
    } catch (IOException e) {
      failure.addSuppressed(e);
    } finally {
      if (isInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
    return failure;
  }

  /**
   * Ends all uploads to the folder that nobody has completed, such as those of a lost executor, and
   * deletes what tasks have left.
   */
  void abort() throws IOException {
    try {
      new S3Objects(s3).abortUploads(output);
    } catch (AmazonServiceException e) {
      if (e.getStatusCode() != FORBIDDEN) {
        throw S3Failures.of(output.uri("s3"), e);
      }
      LOGGER.info(
          "Uploads to {} that were begun and left, if there are any, stay: {}",
          output.uri("s3"),
          AwsErrors.describe(e));
    } catch (SdkClientException e) {
      throw S3Failures.of(output.uri("s3"), e);
    }
    new S3Objects(s3).delete(committed);
  }

  private List<PendingUpload> read(String key) {
    try {
      return Arrays.asList(
          new ObjectMapper()
              .readValue(s3.getObjectAsString(output.bucket(), key), PendingUpload[].class));
    } catch (IOException e) {
      throw new UncheckedIOException("What a task has left at " + key + " cannot be read", e);
    }
  }

  private PendingUpload complete(PendingUpload upload) {
    if (upload.id() == null) {
      s3.putObject(S3OutputStream.whole(output.at(upload.key()), new byte[0], 0, encryption));
      return upload;
    }
    List<PartETag> parts =
        IntStream.range(0, upload.etags().size())
            .mapToObj(i -> new PartETag(i + 1, upload.etags().get(i)))
            .toList();
    try {
      s3.completeMultipartUpload(
          new CompleteMultipartUploadRequest(
              output.bucket(), upload.key(), upload.id(), new ArrayList<>(parts)));
    } catch (AmazonS3Exception e) {
      // Where an answer was lost, the SDK has asked again for what had been done.
      if (!"NoSuchUpload".equals(e.getErrorCode())
          || !s3.doesObjectExist(output.bucket(), upload.key())) {
        throw e;
      }
    }
    return upload;
  }

  /** Does something with each item, some at a time; none is at work any more when this returns. */
  private <T, R> List<R> inParallel(List<T> items, Function<T, R> work) throws IOException {
    ExecutorService threads =
        Executors.newFixedThreadPool(
            Math.max(1, Math.min(THREADS, items.size())),
            task -> {
              Thread thread = new Thread(task, "sagemaker-commit");
              thread.setDaemon(true);
              return thread;
            });
    List<Future<R>> begun =
        items.stream().map(item -> threads.submit(() -> work.apply(item))).toList();
    try {
      List<R> results = new ArrayList<>();
      for (Future<R> each : begun) {
        results.add(each.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw failed(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException)
          new InterruptedIOException(
                  "Interrupted while the write to " + output.uri("s3") + " was committed")
              .initCause(e);
    } finally {
      // What is under way is not cut off, since nobody would know what became of it.
      begun.forEach(each -> each.cancel(false));
      threads.shutdown();
      awaitEnd(threads);
    }
  }

  private IOException failed(Throwable cause) {
    if (cause instanceof SdkClientException sdk) {
      return S3Failures.of(output.uri("s3"), sdk);
    }
    return new IOException("The write to " + output.uri("s3") + " was not committed", cause);
  }

  /** A completion that is under way must be over before it can be undone. */
  private static void awaitEnd(ExecutorService threads) {
    boolean isInterrupted = false;
    boolean isOver = false;
    while (!isOver) {
      try {
        isOver = threads.awaitTermination(1, TimeUnit.HOURS);
      } catch (InterruptedException e) {
        isInterrupted = true;
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
