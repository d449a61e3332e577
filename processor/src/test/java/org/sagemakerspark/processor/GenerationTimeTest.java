package org.sagemakerspark.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Measures processor time, which other programs on the machine do not add to. */
class GenerationTimeTest {
  private static final int SPECS = 21;

  @Test
  void makesTheFilesOf21LargeSpecsInUnderThreeSeconds() {
    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    for (int i = 0; i < SPECS; i++) {
      String spec = i % 3 == 0 ? Specs.XGBOOST : i % 3 == 1 ? Specs.LINEAR_LEARNER : Specs.KMEANS;
      Specs.plans(spec).forEach(plan -> assertThat(SpecCompiler.emit(plan)).isNotEmpty());
    }
    long millis =
        TimeUnit.NANOSECONDS.toMillis(
            ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before);

    System.out.println(SPECS + " specs: " + millis + " ms");
    assertThat(millis).isLessThan(3_000);
  }
}
