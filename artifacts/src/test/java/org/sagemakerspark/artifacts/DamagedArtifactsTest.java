package org.sagemakerspark.artifacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that were cut, changed, or made to promise more than they hold. {@code
 * -Dtests.damaged=1000000} makes so many.
 */
class DamagedArtifactsTest {

  private static final int FILES = Integer.getInteger("tests.damaged", 20_000);

  /** Beside what the file justifies: what the first call loads. */
  private static final long SPARE_BYTES = 16 << 20;

  private static final int MOST_FOR_A_BYTE = 200;

  @TempDir Path folder;

  private record Whole(byte[] bytes, Reader reader) {}

  private interface Reader {
    Model read(byte[] bytes) throws ArtifactException;
  }

  @Test
  void eachGivesOneClearErrorAndTakesNoMoreMemoryThanItsSizeJustifies() throws Exception {
    List<Whole> whole = new ArrayList<>();
    new KMeansModel(new float[][] {{1, 2, 3}, {4, 5, 6}}).write(folder);
    whole.add(new Whole(written(), KMeansModel::of));
    new PcaModel(new float[] {1}, new float[][] {{1, 2, 3}}, new float[] {4, 5, 6}).write(folder);
    whole.add(new Whole(written(), PcaModel::of));
    new LinearModel(
            LinearModel.PredictorType.MULTICLASS_CLASSIFIER,
            new float[][] {{1, 2}, {3, 4}},
            new float[] {5, 6})
        .write(folder);
    whole.add(new Whole(written(), LinearModel::of));
    new FactorizationModel(true, 1, new float[] {2, 3}, new float[][] {{4, 5}}).write(folder);
    whole.add(new Whole(written(), FactorizationModel::of));
    DMatrix rows = new DMatrix(new float[] {1, 2, 3, 4, 5, 6}, 3, 2, Float.NaN);
    rows.setLabel(new float[] {1, 2, 4});
    Booster booster = XGBoost.train(rows, Map.of("min_child_weight", 0), 3, Map.of(), null, null);
    whole.add(new Whole(booster.toByteArray("ubj"), XGBoostModel::of));
    whole.add(new Whole(booster.toByteArray("json"), XGBoostModel::of));
    whole.add(new Whole(booster.toByteArray("deprecated"), XGBoostModel::of));
    Random random = new Random(7);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long refused = 0;
    for (int i = 0; i < FILES; i++) {
      Whole original = whole.get(i % whole.size());
      byte[] damaged = damage(original.bytes, random);
      long before = threads.getCurrentThreadAllocatedBytes();
      try {
        Model model = original.reader.read(damaged);
        assertThat(model.featureCount()).isPositive();
      } catch (ArtifactException e) {
        refused++;
        assertThat(e.getMessage()).matches("(?s)(model_algo-1|xgboost-model)[,.:].*expected.*");
      }
      assertThat(threads.getCurrentThreadAllocatedBytes() - before)
          .isLessThan((long) damaged.length * MOST_FOR_A_BYTE + SPARE_BYTES);
    }
    assertThat(refused).isGreaterThan(FILES / 4L);
  }

  @Test
  void aModelOfXGBoostHasAVersion() throws Exception {
    DMatrix rows = new DMatrix(new float[] {1, 2, 3, 4}, 2, 2, Float.NaN);
    rows.setLabel(new float[] {1, 2});
    Booster booster = XGBoost.train(rows, Map.of(), 1, Map.of(), null, null);
    booster.setAttr("best_ntree_limit", "1");
    String json = new String(booster.toByteArray("json"), StandardCharsets.UTF_8);
    byte[] without =
        json.replaceFirst("\"version\":\\[[^]]*]", "\"version\":[]")
            .getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> XGBoostModel.of(without))
        .isInstanceOf(ArtifactException.class)
        .hasMessageContaining("expected three numbers as version");
  }

  @Test
  void aPickleIsNoArtifact() {
    byte[] pickle = {(byte) 0x80, 2, 'c', 'o', 's', '\n', 's', 'y', 's', 't', 'e', 'm', '\n'};
    for (Reader reader :
        List.<Reader>of(KMeansModel::of, PcaModel::of, LinearModel::of, FactorizationModel::of)) {
      assertThatThrownBy(() -> reader.read(pickle))
          .isInstanceOf(ArtifactException.class)
          .hasMessageMatching("(?s)(model_algo-1|xgboost-model), at byte 0: expected .*");
    }
  }

  private byte[] written() throws Exception {
    return Files.readAllBytes(folder.resolve("model_algo-1"));
  }

  private static byte[] damage(byte[] original, Random random) {
    byte[] bytes = original.clone();
    switch (random.nextInt(4)) {
      case 0 -> {
        return Arrays.copyOf(bytes, random.nextInt(bytes.length));
      }
      case 1 -> {
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
          bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
      }
      // A length that is huge, or negative.
      case 2 ->
          ByteBuffer.wrap(bytes)
              .order(ByteOrder.LITTLE_ENDIAN)
              .putLong(random.nextInt(bytes.length - 8), random.nextLong());
      default -> {
        int from = random.nextInt(bytes.length);
        int to = from + random.nextInt(bytes.length - from);
        byte[] less = Arrays.copyOf(bytes, bytes.length - (to - from));
        System.arraycopy(bytes, to, less, from, bytes.length - to);
        return less;
      }
    }
    return bytes;
  }
}
