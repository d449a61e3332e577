package org.sagemakerspark.inference;

import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.sagemakerspark.artifacts.ArtifactException;
import org.sagemakerspark.artifacts.Model;
import org.sagemakerspark.storage.StoredModel;

/**
 * The models that this JVM has read and that the next task may want. Tasks that want the same one
 * at the same time wait for one read. Those that were wanted last stay, as far as their files do
 * not take more than a share of the heap together.
 */
public final class ModelCache {

  private static final Duration LOOK_AROUND = Duration.ofMillis(50);
  private static final int SHARE_OF_HEAP = 8;
  private static final ModelCache OF_THIS_JVM =
      new ModelCache(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);

  private final long most;
  private final Map<StoredModel, CompletableFuture<StoredModel.InMemory>> models =
      new LinkedHashMap<>(16, 0.75f, true);

  ModelCache(long most) {
    this.most = most;
  }

  /** Returns the models of this JVM. */
  public static ModelCache ofThisJvm() {
    return OF_THIS_JVM;
  }

  /**
   * Returns a model, which is read if it is not there.
   *
   * @param checkWanted throws when nobody wants it any more
   * @throws IOException when it cannot be read
   */
  public Model get(StoredModel stored, Runnable checkWanted) throws IOException {
    Optional<StoredModel.InMemory> found = Optional.empty();
    while (found.isEmpty()) {
      CompletableFuture<StoredModel.InMemory> mine = new CompletableFuture<>();
      CompletableFuture<StoredModel.InMemory> reading = readerOf(stored, mine);
      found =
          reading == mine
              ? Optional.of(read(stored, mine, checkWanted))
              : await(reading, checkWanted);
    }
    return found.get().model();
  }

  private synchronized CompletableFuture<StoredModel.InMemory> readerOf(
      StoredModel stored, CompletableFuture<StoredModel.InMemory> mine) {
    return models.computeIfAbsent(stored, each -> mine);
  }

  private StoredModel.InMemory read(
      StoredModel stored, CompletableFuture<StoredModel.InMemory> mine, Runnable checkWanted)
      throws IOException {
    try {
      StoredModel.InMemory model = stored.read(checkWanted);
      mine.complete(model);
      trim();
      return model;
    } catch (IOException | RuntimeException | Error e) {
      forget(stored);
      mine.completeExceptionally(e);
      throw e;
    }
  }

  private synchronized void forget(StoredModel stored) {
    models.remove(stored);
  }

  /** Forgets those that were wanted longest ago, but never the one that was wanted last. */
  private synchronized void trim() {
    long sum = models.values().stream().mapToLong(ModelCache::bytes).sum();
    Iterator<CompletableFuture<StoredModel.InMemory>> oldestFirst = models.values().iterator();
    for (int left = models.size(); sum > most && left > 1; left--) {
      long bytes = bytes(oldestFirst.next());
      if (bytes > 0) {
        sum -= bytes;
        oldestFirst.remove();
      }
    }
  }

  /** Returns how much a model takes; nothing while it is read. */
  private static long bytes(CompletableFuture<StoredModel.InMemory> reading) {
    return reading.isDone() && !reading.isCompletedExceptionally() ? reading.join().bytes() : 0;
  }

  /**
   * Waits for what another task reads.
   *
   * @return empty where that task could not, and this one has to try itself
   */
  private static Optional<StoredModel.InMemory> await(
      CompletableFuture<StoredModel.InMemory> reading, Runnable checkWanted) throws IOException {
    while (true) {
      checkWanted.run();
      try {
        return Optional.of(reading.get(LOOK_AROUND.toMillis(), TimeUnit.MILLISECONDS));
      } catch (TimeoutException e) {
        // Nothing yet: whether it is still wanted is asked again.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("Interrupted while another task reads the model", e);
      } catch (ExecutionException e) {
        // What is damaged stays so; whatever else it was may have been that task's own matter.
        if (e.getCause() instanceof ArtifactException damage) {
          throw new ArtifactException(damage.getMessage(), damage);
        }
        return Optional.empty();
      }
    }
  }
}
