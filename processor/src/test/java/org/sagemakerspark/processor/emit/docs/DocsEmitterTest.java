package org.sagemakerspark.processor.emit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagemakerspark.processor.Specs;
import org.sagemakerspark.processor.plan.AlgorithmPlan;

class DocsEmitterTest {
  private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)]*)\\)");

  @ParameterizedTest
  @ValueSource(strings = {Specs.KMEANS, Specs.EVERYTHING, Specs.BARE})
  void linksOnlyToWhatIsThereWhereverThePageLies(String spec) {
    for (AlgorithmPlan plan : Specs.plans(spec)) {
      List<String> links =
          LINK.matcher(DocsEmitter.emit(plan).content())
              .results()
              .map(link -> link.group(1))
              .toList();

      assertThat(links).isNotEmpty().allMatch(link -> link.startsWith("https://"));
    }
  }
}
