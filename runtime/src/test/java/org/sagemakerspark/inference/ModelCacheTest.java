package org.sagemakerspark.inference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.s3.model.ObjectMetadata;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sagemakerspark.artifacts.ArtifactException;
import org.sagemakerspark.artifacts.KMeansModel;
import org.sagemakerspark.artifacts.Model;
import org.sagemakerspark.artifacts.ModelKind;
import org.sagemakerspark.aws.AwsSettings;
import org.sagemakerspark.aws.SessionSettings;
import org.sagemakerspark.local.LocalSageMaker;
import org.sagemakerspark.local.LocalSageMakerExtension;
import org.sagemakerspark.storage.StoredModel;
import org.sagemakerspark.testing.Lanes;
import org.sagemakerspark.testing.SageMakerFixture;
import org.sagemakerspark.testing.SparkExtension;

/** A model is read once for all who want it, and is what it was when it was looked up. */
@ExtendWith({SparkExtension.class, LocalSageMakerExtension.class})
class ModelCacheTest {

  private static final String BUCKET = "model-cache-test";

  private final SparkSession spark;
  private final LocalSageMaker server;
  private SageMakerFixture fixture;
  private AwsSettings aws;

  @TempDir Path folder;

  ModelCacheTest(SparkSession spark, LocalSageMaker server) {
    this.spark = spark;
    this.server = server;
  }

  @BeforeEach
  void open() {
    fixture = new SageMakerFixture(spark, server);
    aws = SessionSettings.of(spark).aws();
    if (!fixture.s3().doesBucketExistV2(BUCKET)) {
      fixture.s3().createBucket(BUCKET);
    }
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private static void wanted() {}

  /** Puts a model of one cluster, as a folder, and looks it up. */
  private StoredModel stored(String name, int features) throws IOException {
    new KMeansModel(new float[1][features]).write(folder);
    put(name + "/model_algo-1", Files.readAllBytes(folder.resolve("model_algo-1")));
    return StoredModel.find(aws, ModelKind.KMEANS, "s3://" + BUCKET + "/" + name + "/");
  }

  private void put(String key, byte[] bytes) {
    ObjectMetadata metadata = new ObjectMetadata();
    metadata.setContentLength(bytes.length);
    fixture.s3().putObject(BUCKET, key, new ByteArrayInputStream(bytes), metadata);
  }

  @Test
  void tasksThatWantOneModelAtTheSameTimeWaitForOneRead() throws Exception {
    ModelCache cache = new ModelCache(Long.MAX_VALUE);
    StoredModel stored = stored("shared", 3);
    int tasks = 6;
    CountDownLatch all = new CountDownLatch(tasks);

    List<Model> models =
        Lanes.share(
            IntStream.range(0, tasks).boxed().toList(),
            IntStream.range(0, tasks).boxed().toList(),
            (lane, seed) -> {
              all.countDown();
              all.await();
              return cache.get(stored, ModelCacheTest::wanted);
            });

    assertThat(models).hasSize(tasks);
    assertThat(models.stream().map(System::identityHashCode).collect(Collectors.toSet()))
        .hasSize(1);
    assertThat(cache.get(stored("shared", 3), ModelCacheTest::wanted)).isSameAs(models.get(0));
  }

  @Test
  void keepsThoseThatWereWantedLastAsFarAsThereIsRoom() throws Exception {
    StoredModel first = stored("first", 1_000);
    StoredModel second = stored("second", 1_000);
    StoredModel third = stored("third", 1_000);
    ModelCache cache = new ModelCache(10_000);
    Model one = cache.get(first, ModelCacheTest::wanted);
    Model two = cache.get(second, ModelCacheTest::wanted);
    assertThat(cache.get(first, ModelCacheTest::wanted)).isSameAs(one);

    Model three = cache.get(third, ModelCacheTest::wanted);

    assertThat(cache.get(third, ModelCacheTest::wanted)).isSameAs(three);
    assertThat(cache.get(first, ModelCacheTest::wanted)).isSameAs(one);
    assertThat(cache.get(second, ModelCacheTest::wanted)).isNotSameAs(two);
    // The one that is wanted stays, however large it is.
    StoredModel large = stored("large", 100_000);
    assertThat(cache.get(large, ModelCacheTest::wanted))
        .isSameAs(cache.get(large, ModelCacheTest::wanted));
  }

  @Test
  void readsOnWhereTheTaskThatWasReadingIsKilled() throws Exception {
    ModelCache cache = new ModelCache(Long.MAX_VALUE);
    StoredModel stored = stored("killed", 3);
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch waiting = new CountDownLatch(1);
    AtomicInteger killed = new AtomicInteger();
    Thread first =
        new Thread(
            () ->
                assertThatThrownBy(
                        () ->
                            cache.get(
                                stored,
                                () -> {
                                  reading.countDown();
                                  awaitQuietly(waiting);
                                  killed.incrementAndGet();
                                  throw new IllegalStateException("killed");
                                }))
                    .hasMessage("killed"));
    first.start();
    reading.await();

    Model model =
        cache.get(
            stored,
            // Asked before each wait, and before each read once it reads itself.
            waiting::countDown);

    first.join();
    assertThat(killed).hasValue(1);
    assertThat(model.featureCount()).isEqualTo(3);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void readsNothingThatWasOverwrittenAfterItHadBeenLookedUp() throws Exception {
    StoredModel before = stored("changed", 3);
    StoredModel after = stored("changed", 4);

    assertThat(after).isNotEqualTo(before);
    assertThatThrownBy(() -> new ModelCache(Long.MAX_VALUE).get(before, ModelCacheTest::wanted))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("s3://model-cache-test/changed/model_algo-1 was overwritten");
    assertThat(new ModelCache(Long.MAX_VALUE).get(after, ModelCacheTest::wanted).featureCount())
        .isEqualTo(4);
  }

  @Test
  void namesWhatIsNotThereAndWhatIsDamaged() throws Exception {
    assertThatThrownBy(
            () -> StoredModel.find(aws, ModelKind.KMEANS, "s3://" + BUCKET + "/none.tar.gz"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("s3://model-cache-test/none.tar.gz");
    put("text.tar.gz", "no archive".getBytes(UTF_8));
    StoredModel text = StoredModel.find(aws, ModelKind.KMEANS, "s3a://" + BUCKET + "/text.tar.gz");
    ModelCache cache = new ModelCache(Long.MAX_VALUE);
    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatThrownBy(() -> cache.get(text, ModelCacheTest::wanted))
          .isInstanceOf(ArtifactException.class)
          .hasMessageContaining("s3a://model-cache-test/text.tar.gz: expected a whole tar file");
    }
  }
}
