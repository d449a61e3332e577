package org.sagemakerspark.algorithms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sagemakerspark.model.AlgorithmModel;
import org.sagemakerspark.model.SageMakerModel;

/** What is scored needs no label. */
class UnlabelledScoringTest {

  static List<Class<? extends PipelineStage>> models() {
    return StageClasses.registered().stream()
        .filter(AlgorithmModel.class::isAssignableFrom)
        // The generic model does not know by itself what its image reads.
        .filter(type -> type != SageMakerModel.class)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("models")
  void scoresRowsWithoutALabel(Class<? extends PipelineStage> type) throws Exception {
    PipelineStage model = type.getConstructor().newInstance();
    StructType sent = StageRows.requested(model);

    StructType output = model.transformSchema(sent);

    assertThat(output.fieldNames()).startsWith(sent.fieldNames()).hasSizeGreaterThan(sent.size());
  }
}
